package exactzero.design;

import exactzero.data.ColumnFile;
import exactzero.data.DataException;
import exactzero.kernel.Workers;

/**
 * The columns of a file made ready for the solvers: what centres and scales them is computed, they stay where they are.
 *
 * @param design the standardised columns
 * @param y the centred target in units of {@link Standardization#yScale}, length n
 * @param back the way back to original units
 */
public record MappedStandardized(MappedDesign design, double[] y, Standardization back) implements Prepared {

    /**
     * Reads every column once; a column in memory takes 16 n bytes for each thread.
     *
     * @throws DataException when the file is damaged, there are fewer than two rows, the target does not vary, or no feature
     *     does
     */
    public static MappedStandardized of(ColumnFile file, Scaling scaling) {
        RowWeights weights = RowWeights.of(file.weights());
        Target target = Target.of(file.name(), file.target(), file.y(), weights, scaling.intercept());
        Standardization back = target.back(file.features(), scaling.intercept());
        int p = back.size();
        MappedDesign.Columns columns = MappedDesign.Columns.of(p);
        Workers.forEachBlock(p, 1, (long) file.rows() * p, (from, to) -> {
            for (int j = from; j < to; j++) {
                double[] x = file.feature(j);
                double reference = scaling.intercept() ? x[weights.first()] : 0;
                for (int i = 0; i < x.length; i++) {
                    x[i] -= reference;
                    if (!Double.isFinite(x[i])) {
                        throw new DataException("column '" + back.features().get(j)
                                + "' holds numbers so large that their differences overflow; rescale it");
                    }
                }
                CentredColumn column = CentredColumn.of(x, weights, scaling.intercept());
                boolean varies = back.set(j, column.movedBy(reference), scaling);
                columns.reference()[j] = reference;
                columns.down()[j] = column.down();
                columns.rest()[j] = column.mean() * column.down();
                columns.factor()[j] = varies ? 1 / column.norm() : 0;
            }
        });
        Target.requireAnyVaries(file.name(), file.target(), back.constant());
        return new MappedStandardized(new MappedDesign(file, columns, weights.root()), target.y(), back);
    }
}
