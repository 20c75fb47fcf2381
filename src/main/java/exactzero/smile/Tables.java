package exactzero.smile;

import exactzero.data.Dataset;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import smile.data.DataFrame;

/** Our tables as Smile's. */
final class Tables {
    /** The target's name in such a table. */
    static final String TARGET = "y";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private Tables() {}

    /** A copy, in which a feature whose name Smile's formulas might read as something else is called _ and its number. */
    static DataFrame of(Dataset data) {
        int p = data.size();
        double[][] rows = new double[data.rows()][p + 1];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < p; j++) {
                rows[i][j] = data.columns()[j][i];
            }
            rows[i][p] = data.y()[i];
        }
        String[] names = IntStream.rangeClosed(0, p).mapToObj(j -> j < p ? name(data.features().get(j), j) : TARGET)
                .toArray(String[]::new);
        return DataFrame.of(rows, names);
    }

    private static String name(String feature, int j) {
        return PLAIN.matcher(feature).matches() && !feature.equals(TARGET) ? feature : "_" + (j + 1);
    }
}
