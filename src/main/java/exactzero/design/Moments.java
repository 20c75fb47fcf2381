package exactzero.design;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weighted moments of features and target: all that ridge, and the Lasso of few features,
 * need of rows, which then need not be at hand.
 *
 * <p>Columns are measured as u = (x - origin) / unit, the target last. Moments of blocks of rows in the same {@link Frame} add
 * up, and those of some rows can be taken away again. Rounding errors are relative to distances from the origins, so origins
 * near the means keep the digits; {@link #grain} remembers how large they may be.
 *
 * @param frame origins and units
 * @param rows number of rows that have weight
 * @param weight sum of the weights
 * @param mean weighted mean of every u, length p + 1
 * @param products weighted mean of every u_j u_k, at least p + 1 rows of length p + 1
 * @param grain mean square that the rounding errors of a column's products are relative to, length p + 1
 */
public record Moments(Frame frame, int rows, double weight, double[] mean, double[][] products, double[] grain) {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int COLUMNS_AT_ONCE = 8;
    private static final int ROWS_AT_ONCE = 64;
    /** What must be left of a sum of squares when its terms cancel: 1e-16 of them is then 1e-11 of it. */
    private static final double UNCANCELLED = 1e-5;

    /**
     * What columns are measured from, and in.
     *
     * @param features names of the p features
     * @param origin length p + 1
     * @param unit length p + 1, positive
     */
    public record Frame(List<String> features, double[] origin, double[] unit) {

        /** Means and norms of standardised data, such as the first block of many. */
        public static Frame of(Standardized data) {
            Standardization back = data.back();
            int p = back.size();
            double[] origin = Arrays.copyOf(back.mean(), p + 1);
            double[] unit = Arrays.copyOf(back.norm(), p + 1);
            int seen = data.weights().first();
            for (int j = 0; j < p; j++) {
                // A column that has not varied so far is measured from its value.
                origin[j] = back.constant()[j] ? data.source().columns()[j][seen] : origin[j];
            }
            origin[p] = back.yMean();
            unit[p] = back.yScale();
            return new Frame(back.features(), origin, unit);
        }
    }

    /** The moments of rows: one pass over the data. */
    public static Moments of(Dataset data, Frame frame) {
        int n = data.rows();
        int p = data.size();
        double[] root = Arrays.stream(data.weights()).map(Math::sqrt).toArray();
        double[][] u = new double[p + 1][];
        Workers.forEachBlock(p + 1, COLUMNS_AT_ONCE, 4L * n * p, (from, to) -> {
            for (int j = from; j < to; j++) {
                u[j] = measured(j < p ? data.columns()[j] : data.y(), frame.origin[j], frame.unit[j], root);
            }
        });
        double weight = KERNEL.dot(root, root);
        double[] mean = new double[p + 1];
        Arrays.setAll(mean, j -> KERNEL.dot(u[j], root) / weight);
        double[][] products = GramBlocks.of(u, n);
        double perWeight = n / weight;
        double[] grain = new double[p + 1];
        for (int j = 0; j <= p; j++) {
            for (int k = 0; k <= p && perWeight != 1; k++) {
                products[j][k] *= perWeight;
            }
            grain[j] = products[j][j];
        }
        int seen = (int) Arrays.stream(root).filter(r -> r > 0).count();
        return new Moments(frame, seen, weight, mean, products, grain);
    }

    /** (x - origin) / unit times the root of the row's weight. A power of two keeps columns of any size in range. */
    private static double[] measured(double[] x, double origin, double unit, double[] root) {
        double down = Math.scalb(1.0, -Math.getExponent(unit));
        double from = origin * down;
        double per = 1 / (unit * down);
        double[] u = new double[x.length];
        for (int i = 0; i < u.length; i++) {
            u[i] = root[i] == 0 ? 0 : (x[i] * down - from) * per * root[i];
        }
        return u;
    }

    /** The moments of these rows and others. */
    public Moments plus(Moments others) {
        return combined(others, 1);
    }

    /** The moments of these rows without some of them. */
    public Moments minus(Moments some) {
        if (!(some.weight < weight)) {
            throw new DataException("no weight is left without " + some.rows + " of " + rows + " rows");
        }
        return combined(some, -1);
    }

    private Moments combined(Moments others, int sign) {
        if (!Arrays.equals(frame.origin, others.frame.origin) || !Arrays.equals(frame.unit, others.frame.unit)) {
            throw new IllegalArgumentException("moments measured from other origins or in other units do not add up");
        }
        double total = weight + sign * others.weight;
        double own = weight / total;
        double other = sign * others.weight / total;
        int size = mean.length;
        double[] means = new double[size];
        double[] grains = new double[size];
        double[][] sums = new double[size][size];
        Arrays.setAll(means, j -> own * mean[j] + other * others.mean[j]);
        Arrays.setAll(grains, j -> own * grain[j] + Math.abs(other) * others.grain[j]);
        Workers.forEachBlock(size, ROWS_AT_ONCE, 2L * size * size, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int k = 0; k < size; k++) {
                    sums[j][k] = own * products[j][k] + other * others.products[j][k];
                }
            }
        });
        return new Moments(frame, rows + sign * others.rows, total, means, sums, grains);
    }

    /**
     * The weighted mean of (u_y - t - sum_j v_j u_j)^2 over the rows.
     *
     * @param v length p, not modified
     * @return NaN where so little is left of the sum's terms that rounding would tell
     */
    public double meanSquare(double[] v, double t) {
        int p = v.length;
        int[] support = IntStream.range(0, p).filter(j -> v[j] != 0.0).toArray();
        double sum = products[p][p] - 2 * t * mean[p] + t * t;
        double terms = products[p][p] + 2 * Math.abs(t * mean[p]) + t * t;
        for (int j : support) {
            double once = 2 * v[j] * (t * mean[j] - products[p][j]);
            sum += once;
            terms += Math.abs(once);
            for (int k : support) {
                double twice = v[j] * v[k] * products[j][k];
                sum += twice;
                terms += Math.abs(twice);
            }
        }
        return sum > UNCANCELLED * terms ? sum : Double.NaN;
    }
}
