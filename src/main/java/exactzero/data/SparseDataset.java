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
 * @param folds for every row the fold in which cross-validation holds it out, length n; empty when that is left to chance
 * @param provenance where the features come from
 */
public record SparseDataset(
        String name,
        List<String> features,
        SparseMatrix columns,
        String target,
        double[] y,
        double[] weights,
        int[] folds,
        Provenance provenance) implements Observations {
    private static final int[] NO_FOLDS = {};

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
        if (folds.length != 0 && folds.length != y.length) {
            throw new DataException(folds.length + " folds for " + y.length + " rows");
        }
        Finite.require(name, target, y, columns.rows());
        Finite.requireWeights(name, weights, columns.rows());
    }

    /** A data set whose features are columns as they are. */
    public SparseDataset(
            String name, List<String> features, SparseMatrix columns, String target, double[] y, double[] weights) {
        this(name, features, columns, target, y, weights, NO_FOLDS, Provenance.plain(features));
    }

    /** An unweighted data set. */
    public static SparseDataset of(
            String name, List<String> features, SparseMatrix columns, String target, double[] y) {
        double[] ones = new double[y.length];
        Arrays.fill(ones, 1.0);
        return new SparseDataset(name, features, columns, target, y, ones);
    }

    @Override
    public int rows() {
        return columns.rows();
    }

    @Override
    public int size() {
        return columns.columns();
    }

    /** None: what is not stored is zero. */
    @Override
    public Gaps gaps() {
        return Gaps.none(size());
    }

    @Override
    public SparseDataset rows(int[] indices) {
        return new SparseDataset(name, features, columns.rows(indices), target,
                Arrays.stream(indices).mapToDouble(i -> y[i]).toArray(),
                Arrays.stream(indices).mapToDouble(i -> weights[i]).toArray(),
                folds.length == 0 ? folds : Arrays.stream(indices).map(i -> folds[i]).toArray(), provenance);
    }

    @Override
    public double[] standIns() {
        double[] none = new double[size()];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    @Override
    public SparseDataset filledLike(Observations others) {
        return this;
    }

    @Override
    public void addColumn(int j, double times, double[] out) {
        columns.add(j, times, out);
    }

    @Override
    public Dataset full() {
        double[][] all = new double[size()][];
        Arrays.setAll(all, columns::full);
        return new Dataset(name, features, all, target, y, weights, gaps(), folds, provenance);
    }
}
