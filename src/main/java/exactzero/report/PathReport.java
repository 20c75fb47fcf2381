package exactzero.report;

import exactzero.path.ElasticNetPath;
import exactzero.path.Path;
import exactzero.select.Ranking;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The report of two paths: a page, a picture, a table of all coefficients. */
public final class PathReport {
    static final String TABLE = "path.csv";
    private static final List<String> FILES = Output.files(List.of("path.html", TABLE), "path-paths");

    private PathReport() {}

    /**
     * Refuses early what {@link #write} would refuse late.
     *
     * @throws java.nio.file.FileAlreadyExistsException when a file of the report exists and is not to be replaced
     */
    public static void requireFree(ReportOptions options) throws IOException {
        Output.requireFree(options, FILES);
    }

    /**
     * Writes the report: path.html, path-paths.png, .svg and .pdf, path.csv (the first path's coefficients).
     *
     * @param net a Lasso or elastic-net path
     * @param fits its fits, with the gaps by which they are judged
     * @param ridge the ridge path of the same data
     * @param name what the data are called
     * @param target name of the target
     * @param axis over what the weights are drawn
     * @return the files written
     * @throws java.nio.file.FileAlreadyExistsException when a file exists and is not to be replaced
     * @throws IOException when the folder or a file cannot be written
     */
    public static List<java.nio.file.Path> write(
            ElasticNetPath net, Path fits, Path ridge, String name, String target, PathAxis axis, ReportOptions options)
            throws IOException {
        DrawnPath drawn = DrawnPath.of(net, fits);
        int[] order = Ranking.of(fits.only(fits.size() - 1), fits, ridge);
        Picture paths = PathsPicture.of(name, target, drawn, ridge, axis, order, List.of(), List.of());
        Output output = new Output();
        if (options.formats().contains(Format.HTML)) {
            output.add("path.html",
                    out -> out.write(new PathPage(drawn, ridge, name, target, order).render(paths, options)));
        }
        output.add("path-paths", paths, options.formats());
        if (options.formats().contains(Format.CSV)) {
            output.add(TABLE, out -> table(fits, out));
        }
        return output.write(options);
    }

    private static void table(Path path, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        Csv csv = new Csv(writer);
        csv.text("lambda").text("intercept");
        for (String feature : path.features()) {
            csv.text(feature);
        }
        csv.end();
        double[] intercepts = path.intercepts();
        for (int k = 0; k < path.size(); k++) {
            csv.number(path.lambda()[k]).number(intercepts[k]);
            for (double coefficient : path.coefficients(k)) {
                csv.number(coefficient);
            }
            csv.end();
        }
        writer.flush();
    }
}
