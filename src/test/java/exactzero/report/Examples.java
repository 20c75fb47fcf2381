package exactzero.report;

import exactzero.data.Dataset;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Data sets to report on. */
final class Examples {
    private Examples() {}

    static Dataset diabetes() {
        return read("data/diabetes.csv", "progression");
    }

    /** 60 rows, 200 features. */
    static Dataset wide() {
        return read("src/test/resources/reference/wide.csv", "y");
    }

    /** Rows of independent normal features, of which the first few matter: feature j by weight 1 / (j + 1). */
    static Dataset random(int rows, List<String> names, int relevant, String target) {
        SplittableRandom random = new SplittableRandom(7);
        double[][] columns = new double[names.size()][rows];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = random.nextGaussian();
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = random.nextGaussian();
                y[i] += j < relevant ? columns[j][i] / (j + 1) : 0;
            }
        }
        return Dataset.of("random", names, columns, target, y);
    }

    /** Names that try to break out of whatever they are written into. */
    static List<String> hostileNames() {
        return List.of("<script>alert(1)</script>", "a\u0001b\uFFFE", "\uD83D\uDE00 emoji", "\uD800 lone surrogate",
                "n".repeat(300), "=1+1", "]]>&\"'", "{{ features }}{% raw %}", "\u202Edesrever", "a,b\nc");
    }

    static Selection select(Dataset data) {
        return Selection.of(data, SelectionOptions.DEFAULT, done -> {});
    }

    private static Dataset read(String file, String target) {
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            List<String> names = new ArrayList<>(List.of(lines.getFirst().split(",", -1)));
            int last = names.indexOf(target);
            double[][] columns = new double[names.size()][lines.size() - 1];
            for (int i = 1; i < lines.size(); i++) {
                String[] cells = lines.get(i).split(",", -1);
                for (int j = 0; j < cells.length; j++) {
                    columns[j][i - 1] = Double.parseDouble(cells[j]);
                }
            }
            double[] y = columns[last];
            List<double[]> features = new ArrayList<>(List.of(columns));
            features.remove(last);
            names.remove(last);
            String name = Path.of(file).getFileName().toString().replace(".csv", "");
            return Dataset.of(name, names, features.toArray(double[][]::new), target, y);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
