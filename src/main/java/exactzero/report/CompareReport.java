package exactzero.report;

import exactzero.compare.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A comparison as files: a page, and its pictures. */
public final class CompareReport {
    private static final String PAGE = "compare.html";
    private static final String WEIGHTS = "compare-weights";
    private static final String TIME = "compare-time";
    private static final List<String> FILES = Output.files(List.of(PAGE), WEIGHTS, TIME);

    private CompareReport() {}

    /**
     * Refuses early what {@link #write} would refuse late.
     *
     * @throws java.nio.file.FileAlreadyExistsException when a file of the report exists and is not to be replaced
     */
    public static void requireFree(ReportOptions options) throws IOException {
        Output.requireFree(options, FILES);
    }

    /**
     * Writes the report: compare.html, the weights and, where they were measured, the times as .png, .svg and .pdf.
     *
     * @return the files written
     * @throws java.nio.file.FileAlreadyExistsException when a file exists and is not to be replaced
     * @throws IOException when the folder or a file cannot be written
     */
    public static List<Path> write(Comparison comparison, ReportOptions options) throws IOException {
        Map<String, Picture> pictures = new LinkedHashMap<>();
        pictures.put(WEIGHTS, WeightStrips.of(comparison));
        if (comparison.plan().runs() > 0) {
            pictures.put(TIME, TimeAndGap.of(comparison));
        }
        Output output = new Output();
        if (options.formats().contains(Format.HTML)) {
            output.add(PAGE, out -> out.write(new ComparePage(comparison).render(pictures, options)));
        }
        pictures.forEach((name, picture) -> output.add(name, picture, options.formats()));
        return output.write(options);
    }
}
