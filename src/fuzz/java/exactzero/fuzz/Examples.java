package exactzero.fuzz;

import exactzero.data.Dataset;
import exactzero.path.Monitor;
import exactzero.report.Format;
import exactzero.report.ReportOptions;
import exactzero.report.SelectReport;
import exactzero.select.Model;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Data with names of one's choice, and what is made of them. */
final class Examples {
    private static final int ROWS = 20;

    private Examples() {}

    /** Random columns, of which the first matters most. */
    static Dataset data(List<String> names) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] x = new double[names.size()][ROWS];
        double[] y = new double[ROWS];
        for (int j = 0; j < x.length; j++) {
            for (int i = 0; i < ROWS; i++) {
                x[j][i] = random.nextGaussian();
                y[i] += x[j][i] / (j + 1) + random.nextGaussian() / 10;
            }
        }
        return Dataset.of("data", names, x, names.getFirst() + "!", y);
    }

    static Selection select(Dataset data) {
        return Selection.of(data, SelectionOptions.DEFAULT.withPairs(0), Monitor.NONE);
    }

    static byte[] model() throws IOException {
        Path folder = Files.createTempDirectory("seed");
        Dataset data = data(List.of("a", "b"));
        Selection selection = select(data);
        SelectReport.write(selection, Model.of(selection, data), new ReportOptions(folder, Set.of(Format.JSON), true));
        byte[] bytes = Files.readAllBytes(folder.resolve("model.json"));
        Files.delete(folder.resolve("model.json"));
        Files.delete(folder);
        return bytes;
    }
}
