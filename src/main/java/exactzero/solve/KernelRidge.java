package exactzero.solve;

import exactzero.design.GramBlocks;
import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ridge from the Gram matrix of the rows of M (n x m, n &lt; m), the dual form of Saunders, Gammerman and Vovk (1998):
 *
 * <pre>    c = M'a,  a = (M M' / m + n lambda / m I)^-1 y / m</pre>
 *
 * <p>Like {@link GramRidge} it loses digits to the square of the condition number; {@link #digits} says what is left.
 */
public final class KernelRidge extends Ridge {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int COLUMNS_AT_ONCE = 32;
    private static final double CENTRED = 1e-12;

    private final KeptColumns columns;
    private final int n;
    private final int m;
    private final double perLambda;
    private final ReducedGram gram;
    private final double[] rotated;
    private final double lifted;
    private double @Nullable [][] rows;

    /** Decomposes; there are more columns than rows. */
    KernelRidge(KeptColumns columns, double[] y) {
        this.columns = columns;
        n = y.length;
        m = columns.count();
        perLambda = (double) n / m;
        double[][] g = GramBlocks.of(columns.transposed(0, m), m);
        double trace = IntStream.range(0, n).mapToDouble(i -> g[i][i]).sum();
        lifted = centred(g, trace, y) ? trace / n : 0;
        for (int i = 0; i < n && lifted > 0; i++) {
            for (int j = 0; j < n; j++) {
                g[i][j] += lifted / n;
            }
        }
        gram = new ReducedGram(g, trace, m, 1);
        rotated = Arrays.stream(y).map(v -> v / m).toArray();
        gram.transposeTimes(rotated);
    }

    /**
     * Rows of centred columns add up to zero, so their Gram matrix is singular; y adds up to zero, too, and never sees that
     * direction. It is given the mean eigenvalue.
     */
    private static boolean centred(double[][] gram, double trace, double[] y) {
        int n = y.length;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(KERNEL.sum(gram[i], 0, n)));
        }
        double total = KERNEL.sum(y, 0, n);
        return largest <= CENTRED * trace && Math.abs(total) <= CENTRED * Math.sqrt(n * KERNEL.dot(y, y));
    }

    private double shift(double lambda) {
        return perLambda * lambda;
    }

    @Override
    public double meanEigenvalue() {
        return gram.meanEigenvalue() / perLambda;
    }

    @Override
    public double smallestUseful() {
        return Math.max(1e-3 * gram.smallest() / perLambda, super.smallestUseful());
    }

    @Override
    public double digits(double lambda) {
        return gram.digits(shift(lambda), 0, 0);
    }

    @Override
    public double norm(double lambda) {
        double[] x = gram.factor(shift(lambda)).solve(rotated);
        // |M'a|^2 = m a'(G + shift I)a - m shift a'a
        return Math.sqrt(m * (KERNEL.dot(x, rotated) - shift(lambda) * KERNEL.dot(x, x)));
    }

    @Override
    public double meanSquare(double lambda) {
        double[] x = gram.factor(shift(lambda)).solve(rotated);
        double shift = shift(lambda);
        // y - M M'a = m shift a
        return m * (double) m * shift * shift * KERNEL.dot(x, x) / n;
    }

    @Override
    public double degreesOfFreedom(double lambda) {
        double shift = shift(lambda);
        double df = n - shift * gram.factor(shift).traceOfInverse();
        // The direction that was lifted takes a part of its own, which is none of the fit's.
        return lifted == 0 ? df : df - lifted / (lifted + shift);
    }

    @Override
    public double[] solve(double lambda) {
        return solve(new double[] {lambda})[0];
    }

    @Override
    public double[][] solve(double[] lambda) {
        double[][] c = timesColumns(gram.solve(rotated, Arrays.stream(lambda).map(this::shift).toArray()));
        double[][] b = new double[lambda.length][];
        for (int l = 0; l < b.length; l++) {
            b[l] = columns.weights(c[l]);
        }
        return b;
    }

    @Override
    int features() {
        return columns.features();
    }

    /** M'a for every a. */
    private double[][] timesColumns(double[][] a) {
        double[][] out = new double[a.length][m];
        Workers.forEachBlock(m, COLUMNS_AT_ONCE, (long) m * n * a.length, (from, to) -> {
            double[][] four = new double[4][];
            double[] sums = new double[16 * KERNEL.lanes()];
            for (int j = from; j < to; j += 4) {
                for (int s = 0; s < 4; s++) {
                    four[s] = columns.columns()[Math.min(j + s, to - 1)];
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

    /** The diagonal of G (G + shift I)^-1 = I - shift (G + shift I)^-1, without the part of the lifted direction. */
    @Override
    public double[] leverages(double lambda) {
        if (rows == null) {
            rows = gram.rows();
        }
        double shift = shift(lambda);
        BandFactor factor = gram.factor(shift);
        double ofLifted = lifted == 0 ? 0 : lifted / (lifted + shift) / n;
        double[] leverages = new double[n];
        for (int i = 0; i < n; i++) {
            double[] x = rows[i].clone();
            factor.solveLower(x);
            leverages[i] = 1 - shift * KERNEL.dot(x, x) - ofLifted;
        }
        return leverages;
    }

    /** Q'M c / m: c'b = (M c)'a, and a is (G + shift I)^-1 / m times y. */
    private double[] rotated(double[] combination) {
        double[] c = columns.divided(combination);
        double[] x = new double[n];
        for (int k = 0; k < m; k++) {
            if (c[k] != 0.0) {
                Kernel.axpy(c[k] / m, columns.columns()[k], x, n);
            }
        }
        gram.transposeTimes(x);
        return x;
    }

    @Override
    DoubleUnaryOperator combination(double[] c) {
        double[] x = rotated(c);
        return lambda -> m * KERNEL.dot(x, gram.factor(shift(lambda)).solve(rotated));
    }

    @Override
    double[] variances(double lambda, double[][] combinations) {
        BandFactor factor = gram.factor(shift(lambda));
        double[] variances = new double[combinations.length];
        for (int l = 0; l < variances.length; l++) {
            double[] a = factor.solve(rotated(combinations[l]));
            variances[l] = KERNEL.dot(a, a);
        }
        return variances;
    }
}
