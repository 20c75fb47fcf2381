package exactzero.smile;

import exactzero.data.Dataset;
import java.util.stream.IntStream;
import smile.data.DataFrame;

/** Our tables as Smile's. */
final class Tables {
    /** The target's name in such a table; features are x0, x1, ... */
    static final String TARGET = "y";

    private Tables() {}

    /** A copy under neutral names: a file may call its columns what Smile's formulas would read as operators. */
    static DataFrame of(Dataset data) {
        int p = data.size();
        double[][] rows = new double[data.rows()][p + 1];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < p; j++) {
                rows[i][j] = data.columns()[j][i];
            }
            rows[i][p] = data.y()[i];
        }
        String[] names = IntStream.rangeClosed(0, p).mapToObj(j -> j < p ? "x" + j : TARGET).toArray(String[]::new);
        return DataFrame.of(rows, names);
    }
}
