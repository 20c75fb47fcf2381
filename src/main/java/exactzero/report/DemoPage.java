package exactzero.report;

import exactzero.explain.Demo;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The page of the demo. */
record DemoPage(Demo demo) {
    byte[] render(Map<String, Picture> figures, ReportOptions options) throws IOException {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("version", options.version());
        return Page.render("demo", model);
    }
}
