package exactzero.solve;

import exactzero.design.DenseDesign;
import exactzero.design.RowDesign;
import exactzero.kernel.Workers;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Ridge regression in closed form, Hoerl and Kennard (1970), for any number of lambdas from one decomposition:
 *
 * <pre>    minimise over b   ||y - Z b||^2 / 2n + lambda / 2 sum_j (size_j b_j)^2</pre>
 *
 * <p>{@link OrthogonalRidge} decomposes Z itself and keeps all digits that the data determine; {@link GramRidge} and {@link
 * KernelRidge} decompose Z'Z or ZZ', whichever is smaller, at a fraction of the work, and lose digits to the square of the
 * condition number. They are taken where the first is too much work and at least {@link #ENOUGH} digits are expected of them,
 * at lambdas above 0. {@link PartlyFreeRidge} reduces weights that are not penalised to one of these.
 */
public abstract sealed class Ridge permits OrthogonalRidge, GramRidge, KernelRidge, PartlyFreeRidge {
    /** Digits that the cheaper decompositions have to promise. */
    public static final double ENOUGH = 9;
    /** Digits of a double: no more are promised. */
    static final double MOST_DIGITS = 15;
    /** Multiplications, n p min(n, p), up to which an orthogonal decomposition is no matter. */
    private static final double LITTLE_WORK = 2e7;
    private static final double SMALLEST = 1e-10;
    private static final int COMBINATIONS_AT_ONCE = 64;

    /**
     * Decomposes once.
     *
     * @param y centred target, length n, not modified
     * @param size penalised size of a weight per unit of b_j, length p: 0 leaves a weight unpenalised, infinity excludes its
     *     feature
     * @param smallest the smallest lambda that will be asked for; NaN when it is not known yet
     */
    public static Ridge of(DenseDesign z, double[] y, double[] size, double smallest) {
        KeptColumns penalised = KeptColumns.of(z, size);
        FreeColumns free = new FreeColumns(z, size);
        return free.count() == 0 ? of(penalised, y, smallest)

                : PartlyFreeRidge.of(z, y, penalised, free, smallest);
    }

    /**
     * Decomposes the products of rows, no column made full, whatever {@link #digits} that leaves.
     *
     * @return nothing where rows are no fewer than columns or the problem is {@link #littleWork}
     */
    public static Optional<Ridge> ofRows(RowDesign z, double[] y, double[] size) {
        int[] penalised = IntStream.range(0, size.length)
                .filter(j -> size[j] > 0 && size[j] < Double.POSITIVE_INFINITY).toArray();
        if (y.length >= penalised.length || littleWork(y.length, penalised.length)) {
            return Optional.empty();
        }
        FreeColumns free = new FreeColumns(z, size);
        return Optional.of(free.count() == 0
                ? new KernelRidge(new ImplicitColumns(z, penalised, size, free), y)
                : PartlyFreeRidge.of(z, y, penalised, size, free));
    }

    static Ridge of(KeptColumns columns, double[] y, double smallest) {
        if (littleWork(y.length, columns.count()) || smallest == 0) {
            return new OrthogonalRidge(columns, y);
        }
        Ridge products = y.length >= columns.count() ? new GramRidge(columns, y) : new KernelRidge(columns, y);
        double needed = Double.isNaN(smallest) ? products.smallestUseful() : smallest;
        return products.digits(needed) >= ENOUGH ? products : new OrthogonalRidge(columns, y);
    }

    /** Whether a problem of n rows and p features is so small that it always goes the orthogonal way. */
    public static boolean littleWork(int n, int p) {
        return (double) n * p * Math.min(n, p) <= LITTLE_WORK;
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

    /** The weights at infinite lambda, length p: only those that are not penalised are not zero. */
    public double[] unpenalised() {
        return new double[features()];
    }

    abstract int features();

    /** The Euclidean norm of the penalised weights, each times its size, at one lambda, in O(k). */
    public abstract double norm(double lambda);

    /** The mean square of the residual, r'r / n, at one lambda, in O(k). */
    public abstract double meanSquare(double lambda);

    /** The effective degrees of freedom, the trace of the matrix that maps y to its fit; the intercept is not counted. */
    public abstract double degreesOfFreedom(double lambda);

    /** Degrees of freedom that no penalty takes: the number of independent columns that are not penalised. */
    public int free() {
        return 0;
    }

    /** The mean eigenvalue of Z'Z / n: the scale that a lambda is small or large against. */
    public abstract double meanEigenvalue();

    /** Decimal digits to expect of the weights at a lambda, relative to the largest. */
    public abstract double digits(double lambda);

    /** Number of columns that are independent to working precision, where the decomposition tells: the orthogonal one does. */
    public OptionalInt rank() {
        return OptionalInt.empty();
    }

    /**
     * The leverage of every row at one lambda, the diagonal of the matrix that maps y to its fit, length n. The first call
     * takes a product of Z with all of an orthogonal matrix.
     */
    public abstract double[] leverages(double lambda);

    /**
     * The variance of every weight per unit of noise variance, the diagonal of (Z'Z + n lambda S^2)^-1 Z'Z (Z'Z + n lambda
     * S^2)^-1, S the sizes; length p.
     */
    public double[] variances(double lambda) {
        int p = features();
        double[] variances = new double[p];
        Workers.forEachBlock(p, COMBINATIONS_AT_ONCE, Long.MAX_VALUE, (from, to) -> {
            double[][] single = new double[to - from][p];
            for (int j = from; j < to; j++) {
                single[j - from][j] = 1;
            }
            System.arraycopy(variances(lambda, single), 0, variances, from, to - from);
        });
        return variances;
    }

    /**
     * One weight as a function of lambda, above 0: every value takes O(k), after one product with an orthogonal matrix. For
     * use by one thread.
     */
    public final DoubleUnaryOperator weight(int j) {
        double[] single = new double[features()];
        single[j] = 1;
        return combination(single);
    }

    /** c'b as a function of lambda, for a combination c of length p. */
    abstract DoubleUnaryOperator combination(double[] c);

    /** The variance of c'b per unit of noise variance, for every combination c of length p. */
    abstract double[] variances(double lambda, double[][] combinations);

    /** A lambda below which a path of ridge has nothing to show: least squares are reached to a small part. */
    public double smallestUseful() {
        return least();
    }

    /** A lambda that is next to nothing, and yet one of which a digit at least can be told. */
    public double least() {
        return least(0);
    }

    /** A lambda that is next to nothing, doubled until it is no smaller than that from which on there is a digit. */
    final double least(double from) {
        double lambda = SMALLEST * meanEigenvalue();
        while (lambda < from) {
            lambda *= 2;
        }
        return lambda;
    }

    static void requireNotNegative(double lambda) {
        if (!(lambda >= 0)) {
            throw new IllegalArgumentException("lambda is " + lambda + "; it must not be negative");
        }
    }
}
