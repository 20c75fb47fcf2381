package exactzero.data;

import java.util.List;

/**
 * Rows of numbers with a target, however the columns are stored: full, see {@link Dataset}, or by the entries that are not
 * zero, see {@link SparseDataset}.
 */
public sealed interface Observations permits Dataset, SparseDataset {

    /** What the data are called in reports. */
    String name();

    /** p distinct column names. */
    List<String> features();

    /** Name of the target. */
    String target();

    /** The target, length n. Not to be modified. */
    double[] y();

    /** Observation weights, length n, all ones when unweighted. Not to be modified. */
    double[] weights();

    /** Which cells were missing. */
    Gaps gaps();

    /** For every row the fold that holds it out, length n; empty when that is left to chance. */
    int[] folds();

    /** Where the features come from. */
    Provenance provenance();

    /** Number of rows, n. */
    int rows();

    /** Number of features, p. */
    int size();

    /**
     * Some of the rows, copied. Cells that were missing then hold the mean of these rows, as if the others did not exist.
     *
     * @param indices rising
     */
    Observations rows(int[] indices);

    /** What stands in for a missing cell of each feature, length p. */
    double[] standIns();

    /** The same data with the stand-ins of others, such as those of the rows that a model was fitted to. */
    Observations filledLike(Observations others);

    /** out += times * x_j, for out of length n. */
    void addColumn(int j, double times, double[] out);

    /** The same with full columns: n p numbers, where they are not full already. */
    Dataset full();
}
