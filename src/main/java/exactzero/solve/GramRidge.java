package exactzero.solve;

import exactzero.design.DenseDesign;
import exactzero.design.GramBlocks;
import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ridge from the Gram matrix of columns M (n x m, n >= m) or of rows (n < m), each about twice as quick to make and to
 * reduce as an orthogonal decomposition:
 *
 * <pre>    c = (M'M / n + lambda I)^-1 M'y / n      or      c = M'a,  a = (M M' / m + n lambda / m I)^-1 y / m</pre>
 *
 * <p>Forming the Gram squares the condition number. {@link #digits} says what is left: the relative error is at most
 * (4 sqrt(s) + 16) u trace(G) / (smallest eigenvalue + shift), where u is the unit roundoff and s the longest chain of
 * additions; the root is the bound that holds with near certainty for rounding errors of mean zero (Higham and Mary 2019).
 */
public final class GramRidge extends Ridge {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final double UNIT_ROUNDOFF = 0x1p-53;
    private static final int ROWS = 1024;
    private static final int COLUMNS_AT_ONCE = 32;
    private static final int HALVINGS = 45;
    private static final double CLOSE = 1.05;
    private static final double CENTRED = 1e-12;

    private final int features;
    private final int[] kept;
    private final double[] unit;
    private final double[][] columns;
    private final double[] y;
    private final boolean tall;
    private final double perLambda;
    private final double trace;
    private final double smallest;
    private final int chain;
    private final BandReduction reduction;
    private final double[] right;
    private double lifted;

    /**
     * Decomposes once.
     *
     * @param y centred target, length n, not modified
     * @param unit penalised size of a weight per unit of b_j, positive, length p
     */
    public GramRidge(DenseDesign z, double[] y, double[] unit) {
        features = z.features();
        kept = keptOf(z);
        this.unit = unit;
        columns = new double[kept.length][];
        for (int k = 0; k < kept.length; k++) {
            double size = unit[kept[k]];
            double[] column = z.column(kept[k]);
            columns[k] = size == 1.0 ? column : Arrays.stream(column).map(v -> v / size).toArray();
        }
        this.y = y;
        int n = y.length;
        int m = columns.length;
        tall = n >= m;
        double[][] vectors = tall ? columns : transposed(columns, n);
        int length = tall ? n : m;
        perLambda = (double) n / length;
        chain = Math.min(length, ROWS) + length / ROWS;
        double[][] gram = GramBlocks.of(vectors, length);
        trace = IntStream.range(0, vectors.length).mapToDouble(i -> gram[i][i]).sum();
        if (!tall) {
            liftMean(gram);
        }
        right = new double[vectors.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = (tall ? KERNEL.dot(columns[i], y) : y[i]) / length;
        }
        reduction = new BandReduction(gram);
        reduction.transposeTimes(right);
        smallest = smallestEigenvalue();
    }

    /**
     * Rows of centred columns add up to zero, so their Gram matrix is singular; y adds up to zero, too, and never sees that
     * direction. It is given the mean eigenvalue.
     */
    private void liftMean(double[][] gram) {
        int n = y.length;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(KERNEL.sum(gram[i], 0, n)));
        }
        double total = KERNEL.sum(y, 0, n);
        if (largest <= CENTRED * trace && Math.abs(total) <= CENTRED * Math.sqrt(n * KERNEL.dot(y, y))) {
            lifted = trace / n;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    gram[i][j] += trace / n / n;
                }
            }
        }
    }

    /** A lower bound, within 5 %: the largest shift down, by halves and then between, that leaves T positive definite. */
    private double smallestEigenvalue() {
        double low = trace / right.length;
        for (int turn = 0; BandFactor.of(reduction.band(), -low) == null; turn++) {
            if (turn == HALVINGS) {
                return 0;
            }
            low /= 2;
        }
        double high = 2 * low;
        while (high > CLOSE * low) {
            double middle = Math.sqrt(low * high);
            if (BandFactor.of(reduction.band(), -middle) == null) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    @Override
    public double meanEigenvalue() {
        return trace / right.length / perLambda;
    }

    @Override
    public double digits(double lambda) {
        double condition = trace / (smallest + perLambda * lambda);
        return -Math.log10((4 * Math.sqrt(chain) + 16) * UNIT_ROUNDOFF * condition);
    }

    @Override
    public double norm(double lambda) {
        double shift = perLambda * lambda;
        double[] x = factor(lambda).solve(right);
        double square = KERNEL.dot(x, x);
        // |M'a|^2 = m a'(G + shift I)a - m shift a'a
        return Math.sqrt(tall ? square : columns.length * (KERNEL.dot(x, right) - shift * square));
    }

    private BandFactor factor(double lambda) {
        @Nullable BandFactor factor = BandFactor.of(reduction.band(), perLambda * lambda);
        if (factor == null) {
            throw new IllegalStateException("no digit is left at lambda " + lambda);
        }
        return factor;
    }

    @Override
    public double meanSquare(double lambda) {
        double shift = perLambda * lambda;
        double[] x = factor(lambda).solve(right);
        double square = KERNEL.dot(x, x);
        if (!tall) {
            // y - M M'a = m shift a
            return columns.length * (double) columns.length * shift * shift * square / y.length;
        }
        return Math.max(0, KERNEL.dot(y, y) / y.length - KERNEL.dot(x, right) - lambda * square);
    }

    @Override
    public double degreesOfFreedom(double lambda) {
        double shift = perLambda * lambda;
        double df = right.length - shift * factor(lambda).traceOfInverse();
        // The direction that was lifted takes a part of its own, which is none of the fit's.
        return lifted == 0 ? df : df - lifted / (lifted + shift);
    }

    /** A lambda below which a path of ridge has nothing to show: least squares are reached to a small part. */
    double smallestUseful() {
        return Math.max(1e-3 * smallest / perLambda, 1e-10 * meanEigenvalue());
    }

    @Override
    public double[] solve(double lambda) {
        return solve(new double[] {lambda})[0];
    }

    @Override
    public double[][] solve(double[] lambda) {
        double[][] c = columnWeights(lambda);
        double[][] b = new double[lambda.length][features];
        for (int l = 0; l < b.length; l++) {
            for (int k = 0; k < kept.length; k++) {
                b[l][kept[k]] = c[l][k] / unit[kept[k]];
            }
        }
        return b;
    }

    /** The weights of the columns at lambdas for which {@link #digits} is positive. */
    private double[][] columnWeights(double[] lambda) {
        int padded = (lambda.length + 3) / 4 * 4;
        double[][] x = new double[padded][right.length];
        Workers.forEachBlock(lambda.length, 4, (long) lambda.length * right.length * BandReduction.BAND, (from, to) -> {
            for (int l = from; l < to; l++) {
                x[l] = factor(lambda[l]).solve(right);
            }
        });
        reduction.times(x);
        return tall ? x : timesColumns(x);
    }

    /** M'a for every a. */
    private double[][] timesColumns(double[][] a) {
        int m = columns.length;
        int n = y.length;
        double[][] out = new double[a.length][m];
        Workers.forEachBlock(m, COLUMNS_AT_ONCE, (long) m * n * a.length, (from, to) -> {
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

    private static double[][] transposed(double[][] columns, int n) {
        double[][] rows = new double[n][columns.length];
        Workers.forEachBlock(n, COLUMNS_AT_ONCE, (long) n * columns.length, (from, to) -> {
            for (int j = 0; j < columns.length; j++) {
                for (int i = from; i < to; i++) {
                    rows[i][j] = columns[j][i];
                }
            }
        });
        return rows;
    }
}
