package exactzero.solve;

import exactzero.design.DenseDesign;
import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Ridge from Z itself, never from Z'Z, whose condition number is the square: QR of Z (n >= p) or of its transpose (p > n),
 * then U B V' of the triangle, B bidiagonal. Each lambda costs O(k) for the solve and one product with the orthogonal
 * factors. Columns that are zero have been set aside: they are not decomposed and their weight is 0.
 */
public final class OrthogonalRidge extends Ridge {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int ROWS_AT_ONCE = 256;

    private final KeptColumns columns;
    private final int n;
    private final int p;
    private final double[] y;
    private final TallQr qr;
    private final Bidiagonal bidiagonal;
    private final boolean singular;
    private @Nullable MinimumNorm minimumNorm;
    private double @Nullable [][] coordinates;

    OrthogonalRidge(KeptColumns columns, double[] y) {
        this.columns = columns;
        this.y = y;
        n = y.length;
        p = columns.count();
        if (n >= p) {
            qr = TallQr.of(n, p, this::rows);
            bidiagonal = new Bidiagonal(qr.r(), qr.transposeTimes(y));
        } else {
            qr = TallQr.of(p, n, columns::transposed);
            bidiagonal = new Bidiagonal(qr.rTransposed(), y.clone());
        }
        singular = bidiagonal.singular();
    }

    /**
     * Decomposes once.
     *
     * @param y centred target, length n, not modified
     * @param size penalised size of a weight per unit of b_j, positive, length p; infinite for features to leave out
     */
    public static OrthogonalRidge of(DenseDesign z, double[] y, double[] size) {
        return new OrthogonalRidge(KeptColumns.of(z, size), y);
    }

    private double[][] rows(int from, int to) {
        double[][] block = new double[p][];
        Arrays.setAll(block, k -> Arrays.copyOfRange(columns.columns()[k], from, to));
        return block;
    }

    @Override
    public double[] solve(double lambda) {
        return solve(new double[] {lambda})[0];
    }

    @Override
    public double[][] solve(double[] lambda) {
        double[][] x = new double[lambda.length][];
        for (int l = 0; l < x.length; l++) {
            requireNotNegative(lambda[l]);
            x[l] = lambda[l] == 0 && singular ? minimumNorm().x() : bidiagonal.times(bidiagonal.solve(mu(lambda[l])));
        }
        double[][] b = n >= p ? x : qr.times(x);
        Arrays.setAll(b, l -> columns.weights(b[l]));
        return b;
    }

    @Override
    int features() {
        return columns.features();
    }

    private MinimumNorm minimumNorm() {
        if (minimumNorm == null) {
            minimumNorm = minimumNorm(y);
        }
        return minimumNorm;
    }

    private MinimumNorm minimumNorm(double[] target) {
        return n >= p ? MinimumNorm.of(qr.rTransposed(), qr.transposeTimes(target), bidiagonal.rounding())
                : MinimumNorm.of(qr.r(), target.clone(), bidiagonal.rounding());
    }

    /** The weights, length p, of the smallest norm among those that fit another target best. */
    public double[] smallestNorm(double[] target) {
        double[] x = minimumNorm(target).x();
        return columns.weights(n >= p ? x : qr.times(new double[][] {x})[0]);
    }

    private double mu(double lambda) {
        return Math.sqrt(n * lambda);
    }

    @Override
    public double norm(double lambda) {
        double[] x = bidiagonal.solve(mu(lambda));
        return Math.sqrt(KERNEL.dot(x, x));
    }

    @Override
    public double meanSquare(double lambda) {
        double[] x = lambda == 0 && singular
                ? bidiagonal.transposeTimes(minimumNorm().x())
                : bidiagonal.solve(mu(lambda));
        return Math.max(0, KERNEL.dot(y, y) + bidiagonal.excess(x)) / n;
    }

    @Override
    public double degreesOfFreedom(double lambda) {
        requireNotNegative(lambda);
        if (lambda == 0) {
            return columnRank();
        }
        return Math.min(n, p) - n * lambda * bidiagonal.factor(mu(lambda)).traceOfInverse();
    }

    @Override
    public OptionalInt rank() {
        return OptionalInt.of(columnRank());
    }

    private int columnRank() {
        return singular ? minimumNorm().rank() : Math.min(n, p);
    }

    /**
     * What a weight vector lacks: (Z'Z / n + lambda U^2)^-1 g, U the penalised units, for a step of iterative refinement.
     *
     * @param g the gradient Z'r / n - lambda U^2 b, length p
     */
    public double[] correction(double lambda, double[] g) {
        double[] right = columns.divided(g);
        for (int k = 0; k < p; k++) {
            right[k] *= n;
        }
        double[] x = bidiagonal.transposeTimes(n >= p ? right : qr.transposeTimes(right));
        UpperBidiagonal d = bidiagonal.factor(mu(lambda));
        d.solveTransposed(x);
        d.solve(x);
        double[] inSpan = bidiagonal.times(x);
        return columns.weights(n >= p ? inSpan : qr.times(new double[][] {inSpan})[0]);
    }

    /**
     * The same at lambda = 0 for residual and weights together: the corrections that solve
     *
     * <pre>    dr + Z db = f,    Z'dr = -n g</pre>
     *
     * @param f what the residual and the fit together miss of y, length n
     * @param g the pulls of the residual, Z'r / n, which should be zero, length p
     * @param residualStep takes dr, length n
     * @return db, length p
     */
    public double[] correction(double[] f, double[] g, double[] residualStep) {
        double[][] r = qr.r();
        double[] h = columns.divided(g);
        for (int k = 0; k < p; k++) {
            h[k] *= -n;
            for (int i = 0; i < k; i++) {
                h[k] -= r[i][k] * h[i];
            }
            h[k] /= r[k][k];
        }
        double[] x = qr.transposeTimes(f);
        double[] inSpan = new double[p];
        for (int k = 0; k < p; k++) {
            x[k] -= h[k];
            inSpan[k] = -x[k];
        }
        double[] step = qr.times(new double[][] {inSpan})[0];
        for (int i = 0; i < n; i++) {
            residualStep[i] = f[i] + step[i];
        }
        for (int k = p - 1; k >= 0; k--) {
            x[k] = (x[k] - KERNEL.dot(r[k], x, k + 1, p)) / r[k][k];
        }
        return columns.weights(x);
    }

    /** Whether least-squares weights are unique, from more rows than columns. */
    public boolean unique() {
        return n >= p && !singular;
    }

    @Override
    public double meanEigenvalue() {
        double d = bidiagonal.meanSingularValue();
        return d * d / n;
    }

    @Override
    public double digits(double lambda) {
        double frobenius = bidiagonal.meanSingularValue() * Math.sqrt(Math.min(n, p));
        double smallest = Math.hypot(frobenius / bidiagonal.condition(), mu(lambda));
        double length = norm(lambda);
        // What rounding of Z changes in Z'r, where terms cancel (Bjorck 1996, theorem 1.4.6).
        double ofPulls =
                length > 0 ? Math.sqrt(n * meanSquare(lambda)) / smallest * (frobenius / smallest) / length : 0;
        double relative = condition(lambda) + (Double.isFinite(ofPulls) ? ofPulls : 0);
        return Math.min(15, -Math.log10(Math.sqrt(Math.max(n, p)) * 0x1p-53 * relative));
    }

    /** About the largest over the smallest singular value of (Z; sqrt(n lambda) I). */
    public double condition(double lambda) {
        double mu = mu(lambda);
        double largest = Math.hypot(bidiagonal.meanSingularValue() * Math.sqrt(Math.min(n, p)), mu);
        return largest / Math.hypot(largest / bidiagonal.condition(), mu);
    }

    /** |D'^-1 x|^2 for the coordinates x of every row. */
    @Override
    public double[] leverages(double lambda) {
        if (coordinates == null) {
            coordinates = n >= p ? columns.transposed(0, p) : qr.rTransposed();
            bidiagonal.transposeTimes(coordinates);
        }
        double[][] rows = coordinates;
        UpperBidiagonal d = bidiagonal.factor(mu(lambda));
        double[] leverages = new double[n];
        Workers.forEachBlock(n, ROWS_AT_ONCE, (long) n * rows[0].length, (from, to) -> {
            for (int i = from; i < to; i++) {
                double[] x = rows[i].clone();
                d.solveTransposed(x);
                leverages[i] = KERNEL.dot(x, x);
            }
        });
        return leverages;
    }

    private double[] rotated(double[] combination) {
        double[] c = columns.divided(combination);
        return bidiagonal.transposeTimes(n >= p ? c : qr.transposeTimes(c));
    }

    @Override
    DoubleUnaryOperator combination(double[] c) {
        double[] x = rotated(c);
        return lambda -> KERNEL.dot(x, bidiagonal.solve(mu(lambda)));
    }

    @Override
    double[] variances(double lambda, double[][] combinations) {
        UpperBidiagonal d = bidiagonal.factor(mu(lambda));
        double[] variances = new double[combinations.length];
        for (int l = 0; l < variances.length; l++) {
            double[] x = rotated(combinations[l]);
            d.solveTransposed(x);
            d.solve(x);
            variances[l] = bidiagonal.square(x);
        }
        return variances;
    }
}
