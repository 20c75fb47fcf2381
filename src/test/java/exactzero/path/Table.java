package exactzero.path;

import exactzero.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A table of plain numbers from a file of the repository; lines that start with # are comments. */
public record Table(List<String> names, double[][] rows) {

    /** Reads src/test/resources/reference/NAME.csv or data/NAME.csv, whichever path is given from the project's root. */
    public static Table read(String file) {
        try {
            List<String> names = List.of();
            List<double[]> rows = new ArrayList<>();
            for (String line : Files.readAllLines(java.nio.file.Path.of(file))) {
                if (line.startsWith("#") || line.isBlank()) {
                    continue;
                }
                String[] cells = line.split(",");
                if (names.isEmpty()) {
                    names = List.of(cells);
                } else {
                    double[] row = new double[cells.length];
                    for (int k = 0; k < cells.length; k++) {
                        row[k] = Double.parseDouble(cells[k]);
                    }
                    rows.add(row);
                }
            }
            return new Table(names, rows.toArray(double[][]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One column. */
    public double[] column(String name) {
        int k = names.indexOf(name);
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = rows[i][k];
        }
        return column;
    }

    /** The table as a data set with the named target. */
    public Dataset dataset(String name, String target) {
        List<String> features = names.stream().filter(f -> !f.equals(target)).toList();
        double[][] columns = features.stream().map(this::column).toArray(double[][]::new);
        return Dataset.of(name, features, columns, target, column(target));
    }
}
