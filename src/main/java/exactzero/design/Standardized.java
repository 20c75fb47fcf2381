package exactzero.design;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.kernel.Workers;

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
        implements Prepared {
    private static final int COLUMNS_AT_ONCE = 8;

    /**
     * Centres and scales a data set.
     *
     * @throws DataException when there are fewer than two rows, the target does not vary, or no feature does
     */
    public static Standardized of(Dataset data, Scaling scaling) {
        int n = data.rows();
        if (n < 2) {
            throw new DataException(data.name() + ": one row; a fit needs at least two");
        }
        RowWeights weights = RowWeights.of(data.weights());
        CentredColumn target = CentredColumn.of(data.y(), weights, scaling.intercept());
        if (target.norm() == 0) {
            throw new DataException("target '" + data.target() + "' is constant: there is nothing to explain");
        }
        double yScale = Math.scalb(1.0, Math.getExponent(target.norm()));
        double[] y = target.dividedBy(yScale, weights);

        int p = data.size();
        double[][] z = new double[p][];
        Standardization back = new Standardization(data.features(), new double[p], new double[p], new double[p],
                new boolean[p], target.mean(), yScale / target.down(), scaling.intercept());
        double[] zero = new double[n];
        Workers.forEachBlock(p, COLUMNS_AT_ONCE, (long) n * p, (from, to) -> {
            for (int j = from; j < to; j++) {
                CentredColumn column = CentredColumn.of(data.columns()[j], weights, scaling.intercept());
                boolean varies = scaling.standardize() ? column.deviation() > 0 : column.norm() > 0;
                back.constant()[j] = !varies;
                back.mean()[j] = varies ? column.mean() : 0;
                back.norm()[j] = varies ? column.norm() / column.down() : 1;
                back.unit()[j] = varies ? unit(column, scaling) : 1;
                z[j] = varies ? column.dividedBy(column.norm(), weights) : zero;
            }
        });
        requireAnyVaries(data, back.constant());
        return new Standardized(new DenseDesign(z, n), y, back, data, weights);
    }

    /** The weight of a row, those of all rows adding up to 1. */
    public double share(int i) {
        return weights.share()[i];
    }

    /** The root of a row's weight, weights adding up to n: what the standardised row was multiplied by. */
    public double rootWeight(int i) {
        return weights.root().length == 0 ? 1 : weights.root()[i];
    }

    /** The size that the penalty sees, per unit of the weight of the column divided by its norm. */
    private static double unit(CentredColumn column, Scaling scaling) {
        return scaling.standardize() ? column.deviation() / column.norm() : column.down() / column.norm();
    }

    /**
     * What a fit leaves of the target, in the solvers' units.
     *
     * @param b weights on the solvers' scale, length p, not modified
     */
    public double[] residual(double[] b) {
        int[] support = new int[b.length];
        double[] kept = new double[b.length];
        int count = 0;
        for (int j = 0; j < b.length; j++) {
            if (b[j] != 0.0) {
                support[count] = j;
                kept[count++] = b[j];
            }
        }
        double[] r = new double[y.length];
        design.fit(support, count, kept, r);
        for (int i = 0; i < r.length; i++) {
            r[i] = y[i] - r[i];
        }
        return r;
    }

    private static void requireAnyVaries(Dataset data, boolean[] constant) {
        for (boolean c : constant) {
            if (!c) {
                return;
            }
        }
        throw new DataException(
                data.name() + ": every feature column is constant: nothing can explain '" + data.target() + "'");
    }
}
