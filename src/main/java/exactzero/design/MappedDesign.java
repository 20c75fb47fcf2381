package exactzero.design;

import exactzero.data.ColumnFile;
import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.util.Arrays;

/**
 * A design whose columns stay in a file: they are centred and scaled whenever some rows of them are read, and then look as in
 * {@link DenseDesign}. In memory is a piece of each column at a time.
 */
public final class MappedDesign implements ColumnDesign {
    private static final Kernel KERNEL = Kernel.BEST;
    /** Rows read at a time: 64 kB of a column. */
    private static final int ROWS = 1 << 13;
    private static final int FEATURES = 16;
    /** Numbers of a Gram matrix's columns in memory at a time, and the fewest rows of them. */
    private static final int NUMBERS = 1 << 22;
    private static final int FEWEST_ROWS = 1 << 10;

    private final ColumnFile file;
    private final Columns columns;
    private final double[] root;
    private final int n;

    /**
     * How columns become standardised ones, z = ((x - reference) down - rest) factor; each of length p.
     *
     * @param reference a value near the column's mean, 0 without an intercept
     * @param down a power of two that keeps squares in range
     * @param rest the mean of what is left
     * @param factor one over the norm; 0 for a constant column
     */
    record Columns(double[] reference, double[] down, double[] rest, double[] factor) {
        static Columns of(int p) {
            return new Columns(new double[p], new double[p], new double[p], new double[p]);
        }
    }

    /** @param root of the rows' weights; empty when all are equal */
    MappedDesign(ColumnFile file, Columns columns, double[] root) {
        this.file = file;
        this.columns = columns;
        this.root = root;
        n = file.rows();
    }

    @Override
    public int rows() {
        return n;
    }

    @Override
    public int features() {
        return columns.factor.length;
    }

    /** The rows from ... to - 1 of a standardised column, to the start of an array. */
    private void read(int j, int from, int to, double[] out) {
        file.read(j, from, to, out);
        double reference = columns.reference[j];
        double down = columns.down[j];
        double rest = columns.rest[j];
        double factor = columns.factor[j];
        for (int i = 0; i < to - from; i++) {
            out[i] = ((out[i] - reference) * down - rest) * factor;
        }
        for (int i = 0; i < to - from && root.length > 0; i++) {
            out[i] *= root[from + i];
        }
    }

    @Override
    public void pulls(double[] v, double[] out) {
        int[] all = new int[features()];
        Arrays.setAll(all, j -> j);
        pulls(all, all.length, v, out);
    }

    @Override
    public void pulls(int[] features, int count, double[] v, double[] out) {
        Workers.forEachBlock(count, FEATURES, (long) n * count, (first, end) -> {
            Arrays.fill(out, first, end, 0);
            double[] z = new double[ROWS];
            double[] piece = new double[ROWS];
            for (int from = 0; from < n; from += ROWS) {
                int to = Math.min(n, from + ROWS);
                System.arraycopy(v, from, piece, 0, to - from);
                for (int k = first; k < end; k++) {
                    read(features[k], from, to, z);
                    out[k] += KERNEL.dot(z, piece, 0, to - from);
                }
            }
            for (int k = first; k < end; k++) {
                out[k] /= n;
            }
        });
    }

    @Override
    public void gram(int[] features, int from, int to, double[][] gram) {
        int rows = Math.min(n, Math.max(FEWEST_ROWS, NUMBERS / to));
        double[][] z = new double[(to + 3) / 4 * 4][rows];
        double[][] part = new double[to][to];
        for (int i = from; i < to; i++) {
            Arrays.fill(gram[i], 0, to, 0);
        }
        for (int start = 0; start < n; start += rows) {
            int first = start;
            int end = Math.min(n, start + rows);
            Workers.forEachBlock(to, FEATURES, (long) to * rows, (begin, until) -> {
                for (int k = begin; k < until; k++) {
                    read(features[k], first, end, z[k]);
                }
            });
            new GramBlocks(z, end - first, part).fill(from, to);
            double share = (double) (end - first) / n;
            for (int i = from; i < to; i++) {
                for (int j = 0; j <= i; j++) {
                    gram[i][j] += share * part[i][j];
                }
            }
        }
        for (int i = from; i < to; i++) {
            for (int j = 0; j < i; j++) {
                gram[j][i] = gram[i][j];
            }
        }
    }

    @Override
    public void fit(int[] features, int count, double[] weights, double[] out) {
        Workers.forEachBlock(n, ROWS, (long) n * count, (from, to) -> {
            double[] z = new double[to - from];
            Arrays.fill(out, from, to, 0);
            for (int k = 0; k < count; k++) {
                read(features[k], from, to, z);
                add(z, weights[k], out, from);
            }
        });
    }

    private static void add(double[] z, double weight, double[] out, int from) {
        for (int i = 0; i < z.length; i++) {
            out[from + i] += weight * z[i];
        }
    }

    @Override
    public Accumulator accumulator() {
        return new PlainAccumulator(this) {
            @Override
            public void add(int j, double step) {
                Workers.forEachBlock(n, ROWS, n, (from, to) -> {
                    double[] z = new double[to - from];
                    read(j, from, to, z);
                    MappedDesign.add(z, step, v, from);
                });
            }
        };
    }
}
