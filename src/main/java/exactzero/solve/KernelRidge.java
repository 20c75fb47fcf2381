package exactzero.solve;

import exactzero.kernel.Kernel;
import java.util.Arrays;
import java.util.List;
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
    private static final double IDLE = 1e-12;

    private final WideColumns columns;
    private final int n;
    private final int m;
    private final double perLambda;
    private final ReducedGram gram;
    private final double[] rotated;
    /** Eigenvalue of directions that no column has a part in, and the squared part of every row in these. */
    private final double lifted;
    private final double[] idle;
    private double @Nullable [][] rows;

    /** Decomposes; there are more columns than rows. */
    KernelRidge(WideColumns columns, double[] y) {
        this.columns = columns;
        n = y.length;
        m = columns.count();
        perLambda = (double) n / m;
        double[][] g = columns.rowGram();
        double trace = IntStream.range(0, n).mapToDouble(i -> g[i][i]).sum();
        lifted = trace / n;
        idle = new double[n];
        liftIdle(g, trace, y);
        gram = new ReducedGram(g, trace, m, columns.magnified());
        rotated = Arrays.stream(y).map(v -> v / m).toArray();
        gram.transposeTimes(rotated);
    }

    /**
     * Rows of centred columns add up to zero, so their Gram matrix is singular; y adds up to zero, too, and never sees that
     * direction. It is given the mean eigenvalue. So are rows without weight, and directions of weights that are not penalised.
     */
    private void liftIdle(double[][] g, double trace, double[] y) {
        List<double[]> directions =
                columns.idle().stream().filter(direction -> isIdle(direction, g, trace, y)).toList();
        for (double[] direction : directions) {
            for (int i = 0; i < n; i++) {
                Kernel.axpy(lifted * direction[i], direction, g[i], n);
                idle[i] += direction[i] * direction[i];
            }
        }
        for (int i = 0; i < n; i++) {
            if (g[i][i] == 0 && y[i] == 0) {
                g[i][i] = lifted;
                idle[i] = 1;
            }
        }
    }

    private static boolean isIdle(double[] direction, double[][] g, double trace, double[] y) {
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            largest = Math.max(largest, Math.abs(KERNEL.dot(g[i], direction)));
        }
        return Math.sqrt(y.length) * largest <= IDLE * trace
                && Math.abs(KERNEL.dot(y, direction)) <= IDLE * Math.sqrt(KERNEL.dot(y, y));
    }

    private double shift(double lambda) {
        return perLambda * lambda;
    }

    @Override
    public double meanEigenvalue() {
        return gram.meanEigenvalue() / perLambda;
    }

    @Override
    public double least() {
        return least(gram.least() / perLambda);
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
        // Directions that were lifted take a part of their own, which is none of the fit's.
        return n - shift * gram.factor(shift).traceOfInverse() - KERNEL.sum(idle, 0, n) * lifted / (lifted + shift);
    }

    @Override
    public double[] solve(double lambda) {
        return solve(new double[] {lambda})[0];
    }

    @Override
    public double[][] solve(double[] lambda) {
        double[][] a = gram.solve(rotated, Arrays.stream(lambda).map(this::shift).toArray());
        return columns.weights(a, lambda.length);
    }

    @Override
    int features() {
        return columns.features();
    }

    /** The diagonal of G (G + shift I)^-1 = I - shift (G + shift I)^-1, without the part of the lifted directions. */
    @Override
    public double[] leverages(double lambda) {
        if (rows == null) {
            rows = gram.rows();
        }
        double shift = shift(lambda);
        BandFactor factor = gram.factor(shift);
        double[] leverages = new double[n];
        for (int i = 0; i < n; i++) {
            double[] x = rows[i].clone();
            factor.solveLower(x);
            leverages[i] = 1 - shift * KERNEL.dot(x, x) - idle[i] * lifted / (lifted + shift);
        }
        return leverages;
    }

    /** Q'M c / m: c'b = (M c)'a, and a is (G + shift I)^-1 / m times y. */
    private double[] rotated(double[] combination) {
        double[] x = columns.times(combination);
        for (int i = 0; i < n; i++) {
            x[i] /= m;
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
