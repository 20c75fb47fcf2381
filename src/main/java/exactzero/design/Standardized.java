package exactzero.design;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.kernel.Workers;
import java.util.Optional;

/**
 * A data set made ready for the solvers. This is the one place where columns are centred and scaled.
 *
 * @param design the standardised columns
 * @param y the centred target in units of {@link Standardization#yScale}, length n, shared and not modified
 * @param back the way back to original units
 * @param source the data as given
 * @param weights of the rows
 */
public record Standardized(
        DenseDesign design, double[] y, Standardization back, Dataset source, RowWeights weights)
        implements PreparedTable {
    private static final int COLUMNS_AT_ONCE = 8;

    /**
     * Centres and scales a data set.
     *
     * @throws DataException when there are fewer than two rows, the target does not vary, or no feature does
     */
    public static Standardized of(Dataset data, Scaling scaling) {
        RowWeights weights = RowWeights.of(data.weights());
        Target target = Target.of(data.name(), data.target(), data.y(), weights, scaling.intercept());
        Standardization back = target.back(data.features(), scaling.intercept());
        int n = data.rows();
        int p = data.size();
        double[][] z = new double[p][];
        double[] zero = new double[n];
        Workers.forEachBlock(p, COLUMNS_AT_ONCE, (long) n * p, (from, to) -> {
            for (int j = from; j < to; j++) {
                CentredColumn column = CentredColumn.of(data.columns()[j], weights, scaling.intercept());
                boolean varies = back.set(j, column, scaling);
                z[j] = varies ? column.dividedBy(column.norm(), weights) : zero;
            }
        });
        Target.requireAnyVaries(data.name(), data.target(), back.constant());
        return new Standardized(new DenseDesign(z, n), target.y(), back, data, weights);
    }

    @Override
    public Optional<Standardized> full() {
        return Optional.of(this);
    }

    /** The weight of a row, those of all rows adding up to 1. */
    public double share(int i) {
        return weights.share()[i];
    }

    @Override
    public double rootWeight(int i) {
        return weights.root().length == 0 ? 1 : weights.root()[i];
    }
}
