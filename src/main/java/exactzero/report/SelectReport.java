package exactzero.report;

import exactzero.select.FeatureResult;
import exactzero.select.Model;
import exactzero.select.Ranking;
import exactzero.select.Selection;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report of a selection: a page, pictures of the paths, of what is kept and of cross-validation, a table. */
public final class SelectReport {
    static final String TABLE = "selected.csv";
    private static final List<String> FILES = Output.files(
            List.of("select.html", TABLE, "model.json", "model.pmml"), "select-paths", "select-weights", "select-cv");

    private SelectReport() {}

    /**
     * Refuses early what {@link #write} would refuse late.
     *
     * @throws java.nio.file.FileAlreadyExistsException when a file of the report exists and is not to be replaced
     */
    public static void requireFree(ReportOptions options) throws IOException {
        Output.requireFree(options, FILES);
    }

    /**
     * Writes the report: select.html, select-paths, select-weights and select-cv as .png, .svg and .pdf, selected.csv.
     *
     * @return the files written
     * @throws java.nio.file.FileAlreadyExistsException when a file exists and is not to be replaced
     * @throws IOException when the folder or a file cannot be written
     */
    public static List<Path> write(Selection selection, ReportOptions options) throws IOException {
        return write(selection, null, options);
    }

    /**
     * Writes the report and the model: model.json, and model.pmml where {@link Pmml} can say it.
     *
     * @param model of the selection; null for none
     */
    public static List<Path> write(Selection selection, @Nullable Model model, ReportOptions options)
            throws IOException {
        Output output = new Output();
        if (Format.anyDrawn(options.formats())) {
            draw(selection, options, output);
        }
        if (options.formats().contains(Format.CSV)) {
            output.add(TABLE, out -> out.write(table(selection).getBytes(StandardCharsets.UTF_8)));
        }
        if (model != null && options.formats().contains(Format.JSON)) {
            output.add("model.json", out -> ModelFile.write(model, out));
        }
        if (model != null && options.formats().contains(Format.PMML) && Pmml.canSay(model)) {
            output.add("model.pmml", out -> Pmml.write(model, options.version(), out));
        }
        return output.write(options);
    }

    private static void draw(Selection selection, ReportOptions options, Output output) {
        if (selection.track().lambda().length == 0) {
            throw new IllegalArgumentException("a page and pictures need a selection whose path was followed");
        }
        int[] order = order(selection);
        Picture paths = paths(selection);
        Picture weights = WeightsPicture.of(selection, order);
        Picture curves = CurvesPicture.of(selection);
        if (options.formats().contains(Format.HTML)) {
            SelectPage page = new SelectPage(selection, order);
            output.add("select.html",
                    out -> out.write(page.render(paths, weights, curves, table(selection), options)));
        }
        output.add("select-paths", paths, options.formats());
        output.add("select-weights", weights, options.formats());
        output.add("select-cv", curves, options.formats());
    }

    /** The picture of both paths. */
    static Picture paths(Selection selection) {
        return PathsPicture.of(selection.name(), selection.target(), DrawnPath.of(selection), selection.ridge(),
                PathAxis.LAMBDA, order(selection), StrengthLine.ofLasso(selection),
                StrengthLine.ofRidge(selection));
    }

    private static int[] order(Selection selection) {
        return Ranking.of(selection.fit(), selection.lasso(), selection.ridge());
    }

    private static String table(Selection selection) throws IOException {
        StringWriter writer = new StringWriter();
        writer.write(
                "feature,lasso,ridge,relaxed,zero,verdict,interval_low,interval_high,pull,threshold,zero_at_or_above,"
                        + "frequency,twin,twin_correlation\n");
        Csv csv = new Csv(writer);
        for (FeatureResult feature : selection.features()) {
            csv.text(feature.name()).number(feature.lasso()).number(feature.ridge()).number(feature.relaxed())
                    .truth(feature.zero())
                    .text(feature.proof().verdict().label()).number(feature.proof().low())
                    .number(feature.proof().high()).number(feature.proof().pull())
                    .number(feature.proof().threshold()).number(feature.zeroAtOrAbove()).number(feature.frequency())
                    .text(feature.twin().name()).number(feature.twin().correlation()).end();
        }
        return writer.toString();
    }
}
