package exactzero.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of numbers with a target: what every fit starts from.
 *
 * <p>The arrays are shared, not copied: a data set may be most of the memory there is. Nothing in this library modifies
 * them, and callers must not either.
 *
 * @param name what the data are called in reports, usually the file's name without its ending
 * @param features p distinct column names
 * @param columns p columns of length n, all finite
 * @param target name of the target column
 * @param y the target, length n, all finite
 * @param weights observation weights, length n, finite, not negative, not all zero; all ones when unweighted
 * @param gaps which cells were missing; the columns hold the weighted mean of the others there
 * @param folds for every row the fold in which cross-validation holds it out, any whole numbers, length n; empty when that
 *     is left to chance
 * @param provenance where the features come from
 */
public record Dataset(
        String name,
        List<String> features,
        double[][] columns,
        String target,
        double[] y,
        double[] weights,
        Gaps gaps,
        int[] folds,
        Provenance provenance) {

    private static final int[] NO_FOLDS = {};

    public Dataset {
        features = List.copyOf(features);
        if (features.size() != columns.length) {
            throw new DataException(features.size() + " feature names for " + columns.length + " columns");
        }
        if (new HashSet<>(features).size() != features.size()) {
            throw new DataException("feature names must be distinct: " + features);
        }
        if (y.length == 0) {
            throw new DataException(name + ": no rows");
        }
        if (gaps.rows().length != columns.length || provenance.sources().size() != columns.length) {
            throw new IllegalArgumentException("gaps and sources must be as many as the " + columns.length
                    + " columns");
        }
        if (folds.length != 0 && folds.length != y.length) {
            throw new DataException(folds.length + " folds for " + y.length + " rows");
        }
        for (int j = 0; j < columns.length; j++) {
            Finite.require(name, features.get(j), columns[j], y.length);
        }
        Finite.require(name, target, y, y.length);
        Finite.requireWeights(name, weights, y.length);
    }

    /** A data set without missing cells. */
    public Dataset(
            String name, List<String> features, double[][] columns, String target, double[] y, double[] weights) {
        this(name, features, columns, target, y, weights, Gaps.none(columns.length), NO_FOLDS,
                Provenance.plain(features));
    }

    /** An unweighted data set. */
    public static Dataset of(String name, List<String> features, double[][] columns, String target, double[] y) {
        double[] ones = new double[y.length];
        Arrays.fill(ones, 1.0);
        return new Dataset(name, features, columns, target, y, ones);
    }

    /** Number of rows, n. */
    public int rows() {
        return y.length;
    }

    /** Number of features, p. */
    public int size() {
        return columns.length;
    }

    /**
     * The rows with the given indices, in that order; the columns are copied. Cells that were missing then hold the mean
     * of these rows, as if the others did not exist.
     */
    public Dataset rows(int[] indices) {
        double[][] picked = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            picked[j] = pick(columns[j], indices);
        }
        double[] w = pick(weights, indices);
        Gaps among = gaps.isEmpty() ? gaps : gaps.among(indices, rows());
        double[][] x = among.isEmpty() ? picked : among.filled(picked, among.means(picked, w));
        return new Dataset(name, features, x, target, pick(y, indices), w, among,
                folds.length == 0 ? folds : IntStream.of(indices).map(i -> folds[i]).toArray(), provenance);
    }

    /** What stands in for a missing cell of each feature: the weighted mean of its other cells, length p. */
    public double[] standIns() {
        return gaps.means(columns, weights);
    }

    /** The same data with the stand-ins of others, such as those of the rows that a model was fitted to. */
    public Dataset filledLike(Dataset others) {
        return gaps.isEmpty() ? this
                : new Dataset(name, features, gaps.filled(columns, others.standIns()), target, y, weights, gaps,
                        folds, provenance);
    }

    private static double[] pick(double[] values, int[] indices) {
        double[] picked = new double[indices.length];
        for (int k = 0; k < indices.length; k++) {
            picked[k] = values[indices[k]];
        }
        return picked;
    }
}
