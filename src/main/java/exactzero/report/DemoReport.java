package exactzero.report;

import exactzero.explain.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The founding article, whole: a page, and each of its figures as a file. */
public final class DemoReport {
    private static final String PAGE = "demo.html";
    private static final List<String> FIGURES =
            List.of("data", "penalties", "regularised", "lambdas", "minima", "pulls",
                    "descent", "two-weights", "many-paths", "many-zero", "many-nonzero");

    private DemoReport() {}

    /**
     * Refuses early what {@link #write} would refuse late.
     *
     * @throws java.nio.file.FileAlreadyExistsException when a file of the report exists and is not to be replaced
     */
    public static void requireFree(ReportOptions options) throws IOException {
        Output.requireFree(options, Output.files(List.of(PAGE), FIGURES.toArray(String[]::new)));
    }

    /**
     * Writes the report: demo.html, and every figure as .png, .svg and .pdf.
     *
     * @return the files written
     * @throws java.nio.file.FileAlreadyExistsException when a file exists and is not to be replaced
     * @throws IOException when the folder or a file cannot be written
     */
    public static List<Path> write(Demo demo, ReportOptions options) throws IOException {
        Map<String, Picture> figures = figures(demo);
        Output output = new Output();
        if (options.formats().contains(Format.HTML)) {
            output.add(PAGE, out -> out.write(new DemoPage(demo).render(figures, options)));
        }
        figures.forEach((name, picture) -> output.add(name, picture, options.formats()));
        return output.write(options);
    }

    static Map<String, Picture> figures(Demo demo) {
        ArticlePictures one = new ArticlePictures(demo.article());
        List<Picture> pictures = List.of(one.data(), one.penalties(), one.regularised(), one.lambdas(), one.minima(),
                one.pulls(), DescentPicture.of(demo.article()), TwoWeightsPicture.of(demo.two()),
                SelectReport.paths(demo.many()), WeightPicture.of(demo.zero()), WeightPicture.of(demo.nonzero()));
        Map<String, Picture> figures = new LinkedHashMap<>();
        for (int k = 0; k < pictures.size(); k++) {
            figures.put(FIGURES.get(k), pictures.get(k));
        }
        return figures;
    }
}
