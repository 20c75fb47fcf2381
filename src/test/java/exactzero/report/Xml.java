package exactzero.report;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML strictly. */
final class Xml {
    private Xml() {}

    static Element parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    /** The drawings of a page. */
    static List<String> svgs(String page) {
        List<String> svgs = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page).results()
                .map(result -> result.group()).toList();
        if (svgs.isEmpty()) {
            throw new AssertionError("no svg on the page");
        }
        return svgs;
    }
}
