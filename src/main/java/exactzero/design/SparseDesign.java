package exactzero.design;

import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.util.Arrays;

/**
 * A design of which few entries are stored: centring is implicit,
 *
 * <pre>    z_j = x_j - shift_j root</pre>
 *
 * <p>where x_j holds the scaled entries and root the roots of the row weights (ones when there are none). Nothing is
 * densified but columns that are mostly entries, which are stored centred, with a shift of 0.
 *
 * <p>Every number is computed by one task in one order, so the results do not depend on the number of threads.
 */
public final class SparseDesign implements ColumnDesign, RowDesign {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int FEATURE_BLOCK = 64;
    private static final int GRAM_BLOCK = 16;
    /** A fit is summed in parts, cut by size alone, each with a vector of its own. */
    private static final long ENTRIES_OF_PART = 100_000;
    private static final int MOST_PARTS = 8;
    /** ||x_j|| and ||shift_j root|| are at most sqrt(2) and 1 times ||z_j|| where at most half of the weight is on entries. */
    private static final double AMPLIFICATION = 2.5;

    private final int[] start;
    private final int[] rows;
    private final double[] values;
    private final double[] shift;
    private final double[] root;
    private final double[] rootSum;
    private final double rootSquare;

    /**
     * @param start where the entries of each column begin, and where the last ends, length p + 1
     * @param rows of the entries, rising within each column
     * @param values of the entries, scaled, times the root of the row's weight
     * @param shift of each column
     * @param root length n
     */
    SparseDesign(int[] start, int[] rows, double[] values, double[] shift, double[] root) {
        this.start = start;
        this.rows = rows;
        this.values = values;
        this.shift = shift;
        this.root = root;
        this.rootSquare = KERNEL.dot(root, root);
        this.rootSum = new double[shift.length];
        Arrays.setAll(rootSum, j -> dot(j, root));
    }

    @Override
    public int rows() {
        return root.length;
    }

    @Override
    public int features() {
        return shift.length;
    }

    @Override
    public double entries() {
        return values.length;
    }

    @Override
    public double amplification() {
        return AMPLIFICATION;
    }

    @Override
    public void pulls(double[] v, double[] out) {
        double along = KERNEL.dot(root, v);
        Workers.forEachBlock(shift.length, FEATURE_BLOCK, values.length, (from, to) -> {
            for (int j = from; j < to; j++) {
                out[j] = (dot(j, v) - shift[j] * along) / v.length;
            }
        });
    }

    @Override
    public void pulls(int[] features, int count, double[] v, double[] out) {
        double along = KERNEL.dot(root, v);
        Workers.forEachBlock(count, FEATURE_BLOCK, entries(features, count), (from, to) -> {
            for (int k = from; k < to; k++) {
                int j = features[k];
                out[k] = (dot(j, v) - shift[j] * along) / v.length;
            }
        });
    }

    @Override
    public void gram(int[] features, int from, int to, double[][] gram) {
        long work = entries(features, to) * (to - from);
        Workers.forEachBlock(to - from, GRAM_BLOCK, work, (begin, end) -> {
            double[] spread = new double[root.length];
            for (int i = from + begin; i < from + end; i++) {
                int f = features[i];
                scatter(f, 1, spread);
                for (int j = 0; j <= i; j++) {
                    int g = features[j];
                    double product = dot(g, spread) - shift[f] * rootSum[g] - shift[g] * rootSum[f]
                            + shift[f] * shift[g] * rootSquare;
                    gram[i][j] = product / root.length;
                    gram[j][i] = gram[i][j];
                }
                for (int k = start[f]; k < start[f + 1]; k++) {
                    spread[rows[k]] = 0;
                }
            }
        });
    }

    @Override
    public double[][] rowGram(double[] factor) {
        return RowGram.of(start, rows, values, shift, root, factor);
    }

    @Override
    public double[] root() {
        return root;
    }

    @Override
    public void fit(int[] features, int count, double[] weights, double[] out) {
        long work = entries(features, count);
        int parts = Math.clamp(work / ENTRIES_OF_PART, 1, MOST_PARTS);
        double[][] sums = new double[parts][];
        Workers.forEachBlock(parts, 1, work, (from, to) -> {
            for (int part = from; part < to; part++) {
                sums[part] = part == 0 ? out : new double[out.length];
                addUp(features, (int) ((long) count * part / parts), (int) ((long) count * (part + 1) / parts), weights,
                        sums[part]);
            }
        });
        for (int part = 1; part < parts; part++) {
            Kernel.axpy(1, sums[part], out, out.length);
        }
    }

    /** out = the fit of features from ... to - 1 in order. */
    private void addUp(int[] features, int from, int to, double[] weights, double[] out) {
        Arrays.fill(out, 0);
        double offset = 0;
        for (int k = from; k < to; k++) {
            scatter(features[k], weights[k], out);
            offset += weights[k] * shift[features[k]];
        }
        Kernel.axpy(-offset, root, out, out.length);
    }

    private long entries(int[] features, int count) {
        long sum = 0;
        for (int k = 0; k < count; k++) {
            sum += start[features[k] + 1] - start[features[k]];
        }
        return sum;
    }

    @Override
    public double pull(int j, double[] v) {
        return (dot(j, v) - shift[j] * KERNEL.dot(root, v)) / v.length;
    }

    /** x_j'v. */
    private double dot(int j, double[] v) {
        double even = 0;
        double odd = 0;
        int k = start[j];
        int end = start[j + 1];
        for (; k < end - 1; k += 2) {
            even += values[k] * v[rows[k]];
            odd += values[k + 1] * v[rows[k + 1]];
        }
        return k < end ? even + odd + values[k] * v[rows[k]] : even + odd;
    }

    /** v += step * x_j. */
    private void scatter(int j, double step, double[] v) {
        for (int k = start[j]; k < start[j + 1]; k++) {
            v[rows[k]] += step * values[k];
        }
    }

    @Override
    public Accumulator accumulator() {
        return new Sum();
    }

    /** The vector raw - offset root. Centred columns leave its product with root as it was. */
    private final class Sum implements Accumulator {
        private final double[] raw = new double[root.length];
        private double offset;
        private double along;

        @Override
        public void set(double[] v) {
            System.arraycopy(v, 0, raw, 0, raw.length);
            offset = 0;
            along = KERNEL.dot(root, v);
        }

        @Override
        public void get(double[] out) {
            for (int i = 0; i < raw.length; i++) {
                out[i] = raw[i] - offset * root[i];
            }
        }

        @Override
        public double pull(int j) {
            return (dot(j, raw) - offset * rootSum[j] - shift[j] * along) / raw.length;
        }

        @Override
        public void add(int j, double step) {
            scatter(j, step, raw);
            offset += step * shift[j];
        }
    }
}
