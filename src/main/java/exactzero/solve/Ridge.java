package exactzero.solve;

import exactzero.design.DenseDesign;
import java.util.stream.IntStream;

/**
 * Ridge regression in closed form, Hoerl and Kennard (1970), for any number of lambdas from one decomposition:
 *
 * <pre>    minimise over b   ||y - Z b||^2 / 2n + lambda / 2 sum_j (unit_j b_j)^2</pre>
 *
 * <p>{@link OrthogonalRidge} decomposes Z itself and keeps all digits that the data determine; {@link GramRidge} decomposes
 * Z'Z or ZZ', whichever is smaller, at a fraction of the work, and loses digits to the square of the condition number. The
 * second is taken where the first is too much work and at least {@link #ENOUGH} digits are expected of the second, at lambdas above 0.
 */
public abstract sealed class Ridge permits OrthogonalRidge, GramRidge {
    /** Digits that the cheaper decomposition has to promise. */
    public static final double ENOUGH = 9;
    /** Multiplications, n p min(n, p), up to which an orthogonal decomposition is no matter. */
    private static final double LITTLE_WORK = 2e7;

    /**
     * Decomposes once.
     *
     * @param y centred target, length n, not modified
     * @param unit penalised size of a weight per unit of b_j, positive, length p
     * @param smallest the smallest lambda that will be asked for; NaN when it is not known yet
     */
    public static Ridge of(DenseDesign z, double[] y, double[] unit, double smallest) {
        double work = (double) z.rows() * z.features() * Math.min(z.rows(), z.features());
        if (work <= LITTLE_WORK || smallest == 0) {
            return new OrthogonalRidge(z, y, unit);
        }
        GramRidge gram = new GramRidge(z, y, unit);
        double needed = Double.isNaN(smallest) ? gram.smallestUseful() : smallest;
        return gram.digits(needed) >= ENOUGH ? gram : new OrthogonalRidge(z, y, unit);
    }

    /**
     * The weights at one lambda, length p, on the standardised scale: at lambda = 0 those of the smallest norm among all
     * that fit best.
     */
    public abstract double[] solve(double lambda);

    /** The weights at several lambdas, one row for each. */
    public double[][] solve(double[] lambda) {
        double[][] b = new double[lambda.length][];
        for (int k = 0; k < lambda.length; k++) {
            b[k] = solve(lambda[k]);
        }
        return b;
    }

    /** The Euclidean norm of the penalised weights at one lambda, in O(k). */
    public abstract double norm(double lambda);

    /** The mean square of the residual, r'r / n, at one lambda, in O(k). */
    public abstract double meanSquare(double lambda);

    /** The effective degrees of freedom, the trace of the matrix that maps y to its fit; the intercept is not counted. */
    public abstract double degreesOfFreedom(double lambda);

    /** The mean eigenvalue of Z'Z / n: the scale that a lambda is small or large against. */
    public abstract double meanEigenvalue();

    /** Decimal digits to expect of the weights at a lambda, relative to the largest. */
    public abstract double digits(double lambda);

    /** The columns that are not zero: the others have been set aside. */
    static int[] keptOf(DenseDesign z) {
        return IntStream.range(0, z.features()).filter(j -> !zero(z.column(j))).toArray();
    }

    private static boolean zero(double[] column) {
        for (double v : column) {
            if (v != 0.0) {
                return false;
            }
        }
        return true;
    }

    static void requireNotNegative(double lambda) {
        if (!(lambda >= 0)) {
            throw new IllegalArgumentException("lambda is " + lambda + "; it must not be negative");
        }
    }
}
