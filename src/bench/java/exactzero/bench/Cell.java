package exactzero.bench;

import exactzero.data.Correlation;
import exactzero.data.Dataset;
import exactzero.data.SyntheticSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A problem of the scaling curves: n rows, p columns, every pair of them correlated alike. */
record Cell(int n, int p, double correlation) {

    /** What one curve varies. */
    enum Series {
        FEATURES("columns p"), CORRELATION("correlation of the columns"), ROWS("rows n");

        private final String label;

        Series(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** The cells of the curve, the smallest first. */
        List<Cell> cells(boolean quick) {
            return switch (this) {
                case ROWS -> of(quick ? new int[] {1_000, 10_000} : new int[] {1_000, 10_000, 100_000},
                        n -> new Cell(n, 50, 0.5));
                case FEATURES -> of(quick ? new int[] {50, 200} : new int[] {50, 200, 1_000},
                        p -> new Cell(1_000, p, 0.5));
                case CORRELATION -> of(quick ? new int[] {0, 50, 95} : new int[] {0, 50, 80, 95},
                        percent -> new Cell(1_000, 200, percent / 100.0));
            };
        }

        double value(Cell cell) {
            return switch (this) {
                case ROWS -> cell.n;
                case FEATURES -> cell.p;
                case CORRELATION -> cell.correlation;
            };
        }

        private static List<Cell> of(int[] values, java.util.function.IntFunction<Cell> cell) {
            List<Cell> cells = new ArrayList<>();
            for (int value : values) {
                cells.add(cell.apply(value));
            }
            return cells;
        }
    }

    /** Every cell of every curve, once. */
    static Set<Cell> all(boolean quick) {
        Set<Cell> all = new LinkedHashSet<>();
        for (Series series : Series.values()) {
            all.addAll(series.cells(quick));
        }
        return all;
    }

    String key() {
        return "n" + n + "-p" + p + "-r" + correlation;
    }

    /** The data, written to a folder for other programs where they are not there yet. */
    Dataset data(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("y.bin"))) {
            SyntheticSpec spec = SyntheticSpec.of(n, p, Math.min(20, p / 5)).withSnr(3).withSeed(31L * n + p)
                    .withCorrelation(correlation == 0 ? new Correlation.Independent()
                            : new Correlation.Equicorrelated(correlation));
            Doubles.write(folder, spec.generate().dataset());
        }
        return Doubles.data(folder);
    }
}
