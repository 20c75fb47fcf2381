package exactzero.design;

import exactzero.data.DataException;
import exactzero.data.SparseDataset;
import exactzero.kernel.Workers;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A sparse data set made ready for the solvers: scaled, centred implicitly, see {@link SparseDesign}.
 *
 * @param design the standardised columns
 * @param y the centred target in units of {@link Standardization#yScale}, length n
 * @param back the way back to original units
 * @param source the data as given
 * @param scaling how they were prepared
 */
public record SparseStandardized(
        SparseDesign design, double[] y, Standardization back, SparseDataset source, Scaling scaling)
        implements PreparedTable {
    /** Full copies of the columns that a cross-validation of ridge holds at once: of all rows, and of two folds' rest. */
    private static final int COPIES = 10;
    private static final int COLUMNS_AT_ONCE = 64;
    /** Share of the rows' weight from which on a column is stored centred: less would cost digits by cancellation. */
    private static final double MOSTLY_ENTRIES = 0.5;

    /**
     * Scales a data set; it is not modified.
     *
     * @throws DataException when there are fewer than two rows, the target does not vary, or no feature does
     */
    public static SparseStandardized of(SparseDataset data, Scaling scaling) {
        RowWeights weights = RowWeights.of(data.weights());
        Target target = Target.of(data.name(), data.target(), data.y(), weights, scaling.intercept());
        Standardization back = target.back(data.features(), scaling.intercept());
        int p = data.size();
        int n = data.rows();
        int[][] rows = new int[p][];
        double[][] values = new double[p][];
        double[] shift = new double[p];
        int[] every = IntStream.range(0, n).toArray();
        Workers.forEachBlock(p, COLUMNS_AT_ONCE, data.columns().entries(), (from, to) -> {
            for (int j = from; j < to; j++) {
                int[] at = data.columns().index()[j];
                if (weightOf(at, weights) > MOSTLY_ENTRIES) {
                    CentredColumn column = CentredColumn.of(data.columns().full(j), weights, scaling.intercept());
                    boolean varies = back.set(j, column, scaling);
                    rows[j] = varies ? every : new int[0];
                    values[j] = varies ? column.dividedBy(column.norm(), weights) : new double[0];
                } else {
                    sparse(j, at, data.columns().values()[j], weights, scaling, back, values, shift);
                    rows[j] = values[j].length == 0 ? new int[0] : at;
                }
            }
        });
        Target.requireAnyVaries(data.name(), data.target(), back.constant());
        double[] root = weights.root().length == 0 ? new double[n] : weights.root();
        if (weights.root().length == 0) {
            Arrays.fill(root, 1);
        }
        return new SparseStandardized(joined(rows, values, shift, root), target.y(), back, data, scaling);
    }

    @Override
    public double rootWeight(int i) {
        return design.root()[i];
    }

    @Override
    public Optional<Standardized> full() {
        double bytes = (double) Double.BYTES * COPIES * source.rows() * source.size();
        return bytes > Runtime.getRuntime().maxMemory() ? Optional.empty()
                : Optional.of(Standardized.of(source.full(), scaling));
    }

    /** The columns end to end. */
    private static SparseDesign joined(int[][] rows, double[][] values, double[] shift, double[] root) {
        int p = shift.length;
        int[] start = new int[p + 1];
        for (int j = 0; j < p; j++) {
            start[j + 1] = Math.addExact(start[j], rows[j].length);
        }
        int[] allRows = new int[start[p]];
        double[] allValues = new double[start[p]];
        for (int j = 0; j < p; j++) {
            System.arraycopy(rows[j], 0, allRows, start[j], rows[j].length);
            System.arraycopy(values[j], 0, allValues, start[j], rows[j].length);
        }
        return new SparseDesign(start, allRows, allValues, shift, root);
    }

    private static double weightOf(int[] rows, RowWeights weights) {
        double sum = 0;
        for (int i : rows) {
            sum += weights.share()[i];
        }
        return sum;
    }

    private static void sparse(int j, int[] rows, double[] x, RowWeights weights, Scaling scaling,
            Standardization back, double[][] values, double[] shift) {
        double largest = 0;
        for (int k = 0; k < x.length; k++) {
            largest = weights.share()[rows[k]] > 0 ? Math.max(largest, Math.abs(x[k])) : largest;
        }
        double down = CentredColumn.down(largest);
        double mean = 0;
        double square = 0;
        double weight = 0;
        for (int k = 0; k < x.length; k++) {
            double share = weights.share()[rows[k]];
            double seen = share > 0 ? x[k] * down : 0;
            mean += share * seen;
            square += share * seen * seen;
            weight += share;
        }
        double centred = (1 - weight) * mean * mean;
        for (int k = 0; k < x.length; k++) {
            double share = weights.share()[rows[k]];
            double away = share > 0 ? x[k] * down - mean : 0;
            centred += share * away * away;
        }
        double deviation = Math.sqrt(centred);
        double norm = scaling.intercept() ? deviation : Math.sqrt(square);
        CentredColumn column = new CentredColumn(new double[0], 0, scaling.intercept() ? mean / down : 0, deviation,
                norm, down);
        values[j] = new double[0];
        if (back.set(j, column, scaling)) {
            shift[j] = scaling.intercept() ? mean / norm : 0;
            values[j] = new double[x.length];
            for (int k = 0; k < x.length; k++) {
                double root = weights.root().length == 0 ? 1 : weights.root()[rows[k]];
                values[j][k] = root == 0 ? 0 : x[k] * down / norm * root;
            }
        }
    }
}
