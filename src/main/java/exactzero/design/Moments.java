package exactzero.design;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
public record Moments(Frame frame, int rows, double weight, double[] mean, double[][] products, double[] grain)
        implements Serializable {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int COLUMNS_AT_ONCE = 8;
    private static final int ROWS_AT_ONCE = 64;
    /** What must be left of a sum of squares when its terms cancel: 1e-16 of them is then 1e-11 of it. */
    private static final double UNCANCELLED = 1e-5;
    /** Mean squares below may lack digits: the squares of small numbers leave the range of a double. */
    private static final double UNDERFLOW = 1e-290;
    /** How many times larger rounding errors may be than of standardised columns: two digits. */
    private static final double MAGNIFIED = 100;

    /**
     * What columns are measured from, and in.
     *
     * @param features names of the p features
     * @param origin length p + 1
     * @param unit length p + 1, positive
     */
    public record Frame(List<String> features, double[] origin, double[] unit) implements Serializable {

        public Frame {
            int j = unsound(origin, unit);
            if (j >= 0) {
                throw new IllegalArgumentException(
                        (j < features.size() ? "column '" + features.get(j) + "'" : "the target")
                                + " is to be measured from " + origin[j] + " in units of " + unit[j]
                                + "; origins must be finite, units too, and above 0");
            }
        }

        /** The last column that cannot be measured so; -1 where all can. */
        static int unsound(double[] origin, double[] unit) {
            int j = unit.length - 1;
            while (j >= 0 && Double.isFinite(origin[j]) && unit[j] > 0 && unit[j] < Double.POSITIVE_INFINITY) {
                j--;
            }
            return j;
        }

        /** Means and norms of standardised data; means of the data as given where they were not centred: deviations need them. */
        public static Frame of(Standardized data) {
            Standardization back = data.back();
            int p = back.size();
            double[] unit = Arrays.copyOf(back.norm(), p + 1);
            unit[p] = back.yScale();
            if (!back.intercept()) {
                return new Frame(back.features(), of(data.source()).origin, unit);
            }
            double[] origin = Arrays.copyOf(back.mean(), p + 1);
            int seen = data.weights().first();
            for (int j = 0; j < p; j++) {
                // A column that has not varied so far is measured from its value.
                origin[j] = back.constant()[j] ? data.source().columns()[j][seen] : origin[j];
            }
            origin[p] = back.yMean();
            return new Frame(back.features(), origin, unit);
        }

        /** Means and standard deviations of some rows, such as the first block of many; of a column that does not vary, its value. */
        public static Frame of(Dataset rows) {
            RowWeights weights = RowWeights.of(rows.weights());
            int p = rows.size();
            double[] origin = new double[p + 1];
            double[] unit = new double[p + 1];
            for (int j = 0; j <= p; j++) {
                CentredColumn column = CentredColumn.of(j < p ? rows.columns()[j] : rows.y(), weights, true);
                origin[j] = column.mean();
                unit[j] = column.deviation() > 0 ? column.deviation() / column.down() : unitOf(origin[j]);
            }
            return new Frame(rows.features(), origin, unit);
        }

        /** Of what has not varied so far. */
        private static double unitOf(double value) {
            return value == 0 ? 1 : Math.scalb(1.0, Math.getExponent(value));
        }

        void requireSame(Frame other) {
            if (!Arrays.equals(origin, other.origin) || !Arrays.equals(unit, other.unit)) {
                throw new IllegalArgumentException(
                        "moments measured from other origins or in other units do not add up");
            }
        }

        /** The columns of rows and their target in this frame, each row times the root of its weight; p + 1 of length n. */
        public double[][] measured(Dataset rows) {
            int n = rows.rows();
            int p = rows.size();
            double[] root = Arrays.stream(rows.weights()).map(Math::sqrt).toArray();
            double[][] u = new double[p + 1][];
            Workers.forEachBlock(p + 1, COLUMNS_AT_ONCE, 4L * n * p, (from, to) -> {
                for (int j = from; j < to; j++) {
                    u[j] = Moments.measured(j < p ? rows.columns()[j] : rows.y(), origin[j], unit[j], root);
                }
            });
            return u;
        }
    }

    /** The moments of rows: one pass over the data. */
    public static Moments of(Dataset data, Frame frame) {
        int n = data.rows();
        int p = data.size();
        double[] root = Arrays.stream(data.weights()).map(Math::sqrt).toArray();
        double[][] u = frame.measured(data);
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

    /** The same rows measured in another frame of the same columns. */
    Moments in(Frame other) {
        int size = mean.length;
        double[] ratio = new double[size];
        double[] shift = new double[size];
        for (int j = 0; j < size; j++) {
            ratio[j] = frame.unit[j] / other.unit[j];
            shift[j] = (frame.origin[j] - other.origin[j]) / other.unit[j];
        }
        double[] means = new double[size];
        double[] grains = new double[size];
        double[][] sums = new double[size][size];
        for (int j = 0; j < size; j++) {
            means[j] = ratio[j] * mean[j] + shift[j];
            double scaled = ratio[j] * ratio[j] * grain[j];
            grains[j] = scaled + 2 * Math.abs(shift[j]) * Math.sqrt(scaled) + shift[j] * shift[j];
            for (int k = 0; k < size; k++) {
                sums[j][k] = ratio[j] * ratio[k] * products[j][k] + shift[j] * ratio[k] * mean[k]
                        + shift[k] * ratio[j] * mean[j] + shift[j] * shift[k];
            }
        }
        return new Moments(other, rows, weight, means, sums, grains);
    }

    private Moments combined(Moments others, int sign) {
        frame.requireSame(others.frame);
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
        return new Moments(frame, Math.addExact(rows, sign * others.rows), total, means, sums, grains);
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

    /**
     * How many times larger than of centred columns the rounding errors of products may be; infinite when it cannot be told
     * whether some column varies. Those that are measured from their value and never differ from it do not count.
     */
    double remoteness() {
        double remoteness = 1;
        for (int j = 0; j < mean.length; j++) {
            double variance = products[j][j] - mean[j] * mean[j];
            if (grain[j] < UNDERFLOW) {
                remoteness = mean[j] == 0 && grain[j] == 0 ? remoteness : Double.POSITIVE_INFINITY;
            } else {
                remoteness = Math.max(remoteness, variance > 0 ? grain[j] / variance : Double.POSITIVE_INFINITY);
            }
        }
        return remoteness;
    }

    /**
     * A frame from these means, where so much nearer to them than this one that rows are worth reading again: more than two
     * digits would be lost here.
     *
     * @throws DataException where a column's squares overflowed
     */
    public Optional<Frame> nearer() {
        return remoteness() <= MAGNIFIED ? Optional.empty() : Optional.of(centred());
    }

    private Frame centred() {
        double[] origin = new double[mean.length];
        double[] unit = new double[mean.length];
        for (int j = 0; j < mean.length; j++) {
            origin[j] = frame.origin[j] + mean[j] * frame.unit[j];
            double variance = products[j][j] - mean[j] * mean[j];
            double spread = variance > UNDERFLOW ? Math.sqrt(variance) : Math.abs(mean[j]);
            unit[j] = frame.unit[j] * (spread > 0 ? spread : 1);
            if (!Double.isFinite(products[j][j]) || !Double.isFinite(unit[j])) {
                throw new DataException((j < mean.length - 1 ? "column '" + frame.features.get(j) + "'" : "the target")
                        + " holds numbers so much larger than those of the first rows that their squares overflow; "
                        + "rescale it");
            }
        }
        return new Frame(frame.features, origin, unit);
    }
}
