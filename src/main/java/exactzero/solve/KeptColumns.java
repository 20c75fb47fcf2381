package exactzero.solve;

import exactzero.design.DenseDesign;
import exactzero.design.GramBlocks;
import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The columns that ridge shrinks, each divided by the penalised size of its weight, so that all weights are penalised alike.
 *
 * @param features number of features, kept or not
 * @param kept the features that the columns belong to, increasing
 * @param size penalised size of a weight per unit of b_j, one for each kept feature
 * @param columns each of length n, shared where nothing had to be divided; empty where only their products are known
 */
record KeptColumns(int features, int[] kept, double[] size, double[][] columns) implements WideColumns {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int COLUMNS_AT_ONCE = 32;
    private static final int ROWS_AT_ONCE = 32;

    /**
     * Sets aside columns that are zero, features that are excluded and those that are not penalised.
     *
     * @param size length p; 0 for a weight that is not penalised, infinite for a feature that is excluded
     */
    static KeptColumns of(DenseDesign z, double[] size) {
        int[] kept = IntStream.range(0, z.features()).filter(j -> size[j] > 0 && size[j] < Double.POSITIVE_INFINITY)
                .filter(j -> !zero(z.column(j))).toArray();
        double[][] columns = new double[kept.length][];
        for (int k = 0; k < kept.length; k++) {
            double divisor = size[kept[k]];
            double[] column = z.column(kept[k]);
            columns[k] = divisor == 1.0 ? column : Arrays.stream(column).map(v -> v / divisor).toArray();
        }
        return new KeptColumns(z.features(), kept, pick(size, kept), columns);
    }

    /** The columns changed one by one; those that become zero are set aside. */
    KeptColumns map(UnaryOperator<double[]> change, long operations) {
        double[][] changed = new double[kept.length][];
        Workers.forEachBlock(kept.length, COLUMNS_AT_ONCE, operations, (from, to) -> {
            for (int k = from; k < to; k++) {
                changed[k] = change.apply(columns[k]);
            }
        });
        int[] left = IntStream.range(0, kept.length).filter(k -> !zero(changed[k])).toArray();
        return new KeptColumns(features, IntStream.of(left).map(k -> kept[k]).toArray(), pick(size, left),
                IntStream.of(left).mapToObj(k -> changed[k]).toArray(double[][]::new));
    }

    @Override
    public int count() {
        return kept.length;
    }

    @Override
    public double[][] rowGram() {
        return GramBlocks.of(transposed(0, count()), count());
    }

    @Override
    public double[][] weights(double[][] a, int count) {
        double[][] c = timesColumns(a);
        double[][] b = new double[count][];
        for (int l = 0; l < count; l++) {
            b[l] = weights(c[l]);
        }
        return b;
    }

    /** M'a for every a, whose number is a multiple of four. */
    private double[][] timesColumns(double[][] a) {
        int n = columns[0].length;
        double[][] out = new double[a.length][count()];
        Workers.forEachBlock(count(), COLUMNS_AT_ONCE, (long) count() * n * a.length, (from, to) -> {
            double[][] four = new double[4][];
            double[] sums = new double[16 * KERNEL.lanes()];
            for (int j = from; j < to; j += 4) {
                for (int s = 0; s < 4; s++) {
                    four[s] = columns[Math.min(j + s, to - 1)];
                }
                for (int l = 0; l < a.length; l += 4) {
                    Arrays.fill(sums, 0);
                    KERNEL.tile(four, 0, a, l, 0, n, sums, 0);
                    for (int s = 0; s < 16; s++) {
                        out[l + s % 4][Math.min(j + s / 4, to - 1)] =
                                KERNEL.sum(sums, s * KERNEL.lanes(), (s + 1) * KERNEL.lanes());
                    }
                }
            }
        });
        return out;
    }

    @Override
    public double[] times(double[] combination) {
        double[] d = divided(combination);
        double[] product = new double[columns[0].length];
        for (int k = 0; k < d.length; k++) {
            if (d[k] != 0.0) {
                Kernel.axpy(d[k], columns[k], product, product.length);
            }
        }
        return product;
    }

    /** Columns that were centred without weights add up to zero. */
    @Override
    public List<double[]> idle() {
        double[] level = new double[columns[0].length];
        Arrays.fill(level, 1 / Math.sqrt(level.length));
        return List.of(level);
    }

    @Override
    public double magnified() {
        return 1;
    }

    /** The weights of all features, length p, from those of the divided columns. */
    double[] weights(double[] c) {
        double[] b = new double[features];
        for (int k = 0; k < kept.length; k++) {
            b[kept[k]] = c[k] / size[k];
        }
        return b;
    }

    /** What a linear function of all weights, a gradient or a combination, is of those of the divided columns. */
    double[] divided(double[] g) {
        double[] out = new double[kept.length];
        for (int k = 0; k < kept.length; k++) {
            out[k] = g[kept[k]] / size[k];
        }
        return out;
    }

    /** The columns from ... to - 1 of every row: n arrays. */
    double[][] transposed(int from, int to) {
        int n = columns[0].length;
        double[][] rows = new double[n][to - from];
        Workers.forEachBlock(n, ROWS_AT_ONCE, (long) n * (to - from), (first, last) -> {
            for (int k = from; k < to; k++) {
                double[] column = columns[k];
                for (int i = first; i < last; i++) {
                    rows[i][k - from] = column[i];
                }
            }
        });
        return rows;
    }

    private static double[] pick(double[] values, int[] indices) {
        return IntStream.of(indices).mapToDouble(k -> values[k]).toArray();
    }

    private static boolean zero(double[] column) {
        for (double v : column) {
            if (v != 0.0) {
                return false;
            }
        }
        return true;
    }
}
