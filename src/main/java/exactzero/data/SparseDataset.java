package exactzero.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * A table of numbers, most of them zero, with a target. See {@link Dataset} for one that is full.
 *
 * @param name what the data are called in reports, usually the file's name without its ending
 * @param features p distinct column names
 * @param columns n x p
 * @param target name of the target
 * @param y the target, length n, all finite
 * @param weights observation weights, length n, finite, not negative, not all zero; all ones when unweighted
 */
public record SparseDataset(
        String name, List<String> features, SparseMatrix columns, String target, double[] y, double[] weights) {

    public SparseDataset {
        features = List.copyOf(features);
        if (features.size() != columns.columns()) {
            throw new DataException(features.size() + " feature names for " + columns.columns() + " columns");
        }
        if (new HashSet<>(features).size() != features.size()) {
            throw new DataException("feature names must be distinct");
        }
        if (columns.rows() == 0) {
            throw new DataException(name + ": no rows");
        }
        Finite.require(name, target, y, columns.rows());
        Finite.requireWeights(name, weights, columns.rows());
    }

    /** An unweighted data set. */
    public static SparseDataset of(
            String name, List<String> features, SparseMatrix columns, String target, double[] y) {
        double[] ones = new double[y.length];
        Arrays.fill(ones, 1.0);
        return new SparseDataset(name, features, columns, target, y, ones);
    }

    /** Number of rows, n. */
    public int rows() {
        return columns.rows();
    }

    /** Number of features, p. */
    public int size() {
        return columns.columns();
    }
}
