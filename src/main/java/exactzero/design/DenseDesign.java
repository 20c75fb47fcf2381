package exactzero.design;

import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.io.Serializable;

/**
 * A design held as full columns, each an array of its own so that n p may exceed the largest array.
 *
 * <p>Every number is computed by one task in one order, so the results do not depend on the number of threads.
 */
public final class DenseDesign implements ColumnDesign, Serializable {
    private static final long serialVersionUID = 1;
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int FIT_BLOCK = 2048;
    private static final int FEATURE_BLOCK = 64;

    private final double[][] columns;
    private final int n;

    /**
     * Columns that are standardised, or a part of their rows.
     *
     * @param columns p columns of length n, shared and not to be modified
     */
    public DenseDesign(double[][] columns, int n) {
        this.columns = columns;
        this.n = n;
    }

    @Override
    public int rows() {
        return n;
    }

    @Override
    public int features() {
        return columns.length;
    }

    @Override
    public double[] column(int j) {
        return columns[j];
    }

    @Override
    public void pulls(double[] v, double[] out) {
        pulls(columns, columns.length, v, out);
    }

    @Override
    public void pulls(int[] features, int count, double[] v, double[] out) {
        pulls(pick(features, count, count), count, v, out);
    }

    private void pulls(double[][] picked, int count, double[] v, double[] out) {
        Workers.forEachBlock(count, FEATURE_BLOCK, (long) count * n, (from, to) -> {
            int k = from;
            for (; k <= to - 4; k += 4) {
                out[k] = out[k + 1] = out[k + 2] = out[k + 3] = 0;
                KERNEL.dotFour(picked, k, v, 0, n, out, k);
            }
            for (; k < to; k++) {
                out[k] = KERNEL.dot(picked[k], v, 0, n);
            }
            for (k = from; k < to; k++) {
                out[k] /= n;
            }
        });
    }

    @Override
    public void gram(int[] features, int from, int to, double[][] gram) {
        new GramBlocks(pick(features, to, (to + 3) / 4 * 4), n, gram).fill(from, to);
    }

    @Override
    public void fit(int[] features, int count, double[] weights, double[] out) {
        Workers.forEachBlock(n, FIT_BLOCK, (long) n * count, (from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = 0;
            }
            for (int k = 0; k < count; k++) {
                addRows(columns[features[k]], weights[k], out, from, to);
            }
        });
    }

    @Override
    public double pull(int j, double[] v) {
        return KERNEL.dot(columns[j], v, 0, n) / n;
    }

    @Override
    public Accumulator accumulator() {
        return new PlainAccumulator(this) {
            @Override
            public void add(int j, double step) {
                Kernel.axpy(step, columns[j], v, n);
            }
        };
    }

    private static void addRows(double[] column, double weight, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] += weight * column[i];
        }
    }

    /** The columns of the first count features, padded to a length by repeating the last one. */
    private double[][] pick(int[] features, int count, int length) {
        double[][] picked = new double[length][];
        for (int k = 0; k < length; k++) {
            picked[k] = columns[features[Math.min(k, count - 1)]];
        }
        return picked;
    }
}
