package exactzero.report;

import exactzero.explain.Explanation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer for one weight as files: a page and the picture on it. */
public final class WeightReport {
    private static final String NAME = "explain";

    private WeightReport() {}

    /**
     * Refuses early what {@link #write} would refuse late.
     *
     * @throws java.nio.file.FileAlreadyExistsException when a file of the report exists and is not to be replaced
     */
    public static void requireFree(ReportOptions options) throws IOException {
        Output.requireFree(options, Output.files(List.of(NAME + ".html"), NAME));
    }

    /**
     * Writes the report: explain.html, explain.png, .svg and .pdf.
     *
     * @return the files written
     * @throws java.nio.file.FileAlreadyExistsException when a file exists and is not to be replaced
     * @throws IOException when the folder or a file cannot be written
     */
    public static List<Path> write(Explanation explanation, ReportOptions options) throws IOException {
        Picture picture = WeightPicture.of(explanation);
        Output output = new Output();
        if (options.formats().contains(Format.HTML)) {
            output.add(NAME + ".html", out -> out.write(page(explanation, picture, options)));
        }
        output.add(NAME, picture, options.formats());
        return output.write(options);
    }

    private static byte[] page(Explanation explanation, Picture picture, ReportOptions options) throws IOException {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("version", options.version());
        model.put("heading", picture.title());
        model.put("lead", List.of(Label.clean(explanation.feature().name(), SelectPage.LONGEST_NAME) + ": "
                + WhySentence.of(explanation) + "."));
        model.put("warnings",
                explanation.selection().converged() ? List.of() : List.of(Headline.NOT_CONVERGED));
        model.put("picture", Page.picture(picture, NAME));
        model.put("rows", WeightTable.of(explanation).rows());
        model.put("method", Headline.method(explanation.selection().lasso()));
        model.put("facts", Page.facts("explain", SelectPage.facts(explanation.selection()), options).entrySet());
        return Page.render("explain", model);
    }
}
