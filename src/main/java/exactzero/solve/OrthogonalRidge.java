package exactzero.solve;

import exactzero.design.DenseDesign;
import exactzero.kernel.Kernel;

/**
 * Ridge from Z itself, never from Z'Z, whose condition number is the square: QR of Z (n >= p) or of its transpose (p > n),
 * then U B V' of the triangle, B bidiagonal. Each lambda costs O(k) for the solve and one product with the orthogonal
 * factors. Columns that are zero have been set aside: they are not decomposed and their weight is 0.
 */
public final class OrthogonalRidge extends Ridge {
    private static final Kernel KERNEL = Kernel.BEST;

    private final int n;
    private final int p;
    private final double[] y;
    private final double[] unit;
    private final int features;
    private final int[] kept;
    private final DenseDesign z;
    private final TallQr qr;
    private final Bidiagonal bidiagonal;

    /**
     * Decomposes once.
     *
     * @param y centred target, length n, not modified
     * @param unit penalised size of a weight per unit of b_j, positive, length p
     */
    public OrthogonalRidge(DenseDesign z, double[] y, double[] unit) {
        this.z = z;
        this.y = y;
        this.unit = unit;
        n = z.rows();
        features = z.features();
        kept = keptOf(z);
        p = kept.length;
        if (n >= p) {
            qr = TallQr.of(n, p, (from, to) -> rows(from, to));
            bidiagonal = new Bidiagonal(copy(qr.r()), qr.transposeTimes(y));
        } else {
            qr = TallQr.of(p, n, (from, to) -> transposedRows(from, to));
            bidiagonal = new Bidiagonal(transpose(qr.r()), y.clone());
        }
    }

    @Override
    public double[] solve(double lambda) {
        requireNotNegative(lambda);
        if (lambda == 0 && bidiagonal.singular()) {
            return weights(minimumNorm().x());
        }
        return weights(bidiagonal.times(bidiagonal.solve(mu(lambda))));
    }

    private MinimumNorm minimumNorm() {
        return n >= p
                ? MinimumNorm.of(transpose(qr.r()), qr.transposeTimes(y), bidiagonal.rounding())
                : MinimumNorm.of(copy(qr.r()), y.clone(), bidiagonal.rounding());
    }

    /** Weights of all features from coordinates among the columns (n >= p) or in the span of the rows. */
    private double[] weights(double[] x) {
        double[] b = n >= p ? x : qr.times(x);
        double[] all = new double[features];
        for (int k = 0; k < p; k++) {
            all[kept[k]] = b[k] / unit[kept[k]];
        }
        return all;
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
        double[] x = lambda == 0 && bidiagonal.singular()
                ? bidiagonal.transposeTimes(minimumNorm().x())
                : bidiagonal.solve(mu(lambda));
        return Math.max(0, KERNEL.dot(y, y) + bidiagonal.excess(x)) / n;
    }

    @Override
    public double degreesOfFreedom(double lambda) {
        requireNotNegative(lambda);
        if (lambda == 0) {
            return rank();
        }
        return Math.min(n, p) - n * lambda * bidiagonal.factor(mu(lambda)).traceOfInverse();
    }

    /** Number of columns that are independent to working precision. */
    public int rank() {
        return bidiagonal.singular() ? minimumNorm().rank() : Math.min(n, p);
    }

    /**
     * What a weight vector lacks: (Z'Z / n + lambda U^2)^-1 g, U the penalised units, for a step of iterative refinement.
     *
     * @param g the gradient Z'r / n - lambda U^2 b, length p
     */
    public double[] correction(double lambda, double[] g) {
        double[] kernel = new double[p];
        for (int k = 0; k < p; k++) {
            kernel[k] = n * g[kept[k]] / unit[kept[k]];
        }
        double[] x = bidiagonal.transposeTimes(n >= p ? kernel : qr.transposeTimes(kernel));
        UpperBidiagonal d = bidiagonal.factor(mu(lambda));
        d.solveTransposed(x);
        d.solve(x);
        return weights(bidiagonal.times(x));
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
        double[] h = new double[p];
        for (int k = 0; k < p; k++) {
            h[k] = -n * g[kept[k]] / unit[kept[k]];
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
        double[] step = qr.times(inSpan);
        for (int i = 0; i < n; i++) {
            residualStep[i] = f[i] + step[i];
        }
        for (int k = p - 1; k >= 0; k--) {
            x[k] = (x[k] - KERNEL.dot(r[k], x, k + 1, p)) / r[k][k];
        }
        return weights(x);
    }

    /** Whether least-squares weights are unique, from more rows than columns. */
    public boolean unique() {
        return n >= p && !bidiagonal.singular();
    }

    @Override
    public double meanEigenvalue() {
        double d = bidiagonal.meanSingularValue();
        return d * d / n;
    }

    @Override
    public double digits(double lambda) {
        double mu = mu(lambda);
        double largest = Math.hypot(bidiagonal.meanSingularValue() * Math.sqrt(Math.min(n, p)), mu);
        double smallest = Math.hypot(largest / bidiagonal.condition(), mu);
        return Math.min(15, -Math.log10(Math.sqrt(Math.max(n, p)) * 0x1p-53 * largest / smallest));
    }

    /**
     * The leverage of every row at one lambda, the diagonal of the matrix that maps y to its fit: the squared length of D'^-1
     * times the row's coordinates. The first call takes a product of Z with all of V.
     */
    public double[] leverages(double lambda) {
        double[][] rows = coordinatesOfRows();
        UpperBidiagonal d = bidiagonal.factor(mu(lambda));
        double[] leverage = new double[n];
        for (int i = 0; i < n; i++) {
            double[] x = rows[i].clone();
            d.solveTransposed(x);
            leverage[i] = KERNEL.dot(x, x);
        }
        return leverage;
    }

    private double[][] coordinatesOfRows() {
        double[][] rows = new double[n][Math.min(n, p)];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < rows[i].length; k++) {
                rows[i][k] = n >= p ? z.column(kept[k])[i] / unit[kept[k]] : qr.r()[k][i];
            }
            rows[i] = bidiagonal.transposeTimes(rows[i]);
        }
        return rows;
    }

    /**
     * The variance of every weight per unit of noise variance, the diagonal of (Z'Z + n lambda U^2)^-1 Z'Z (Z'Z + n lambda
     * U^2)^-1, length p.
     */
    public double[] variances(double lambda) {
        UpperBidiagonal d = bidiagonal.factor(mu(lambda));
        double[] variance = new double[features];
        for (int k = 0; k < p; k++) {
            double[] e = new double[p];
            e[k] = 1;
            double[] x = bidiagonal.transposeTimes(n >= p ? e : qr.transposeTimes(e));
            d.solveTransposed(x);
            d.solve(x);
            double square = bidiagonal.square(x);
            variance[kept[k]] = square / (unit[kept[k]] * unit[kept[k]]);
        }
        return variance;
    }

    private double[][] rows(int from, int to) {
        double[][] block = new double[p][to - from];
        for (int k = 0; k < p; k++) {
            double[] column = z.column(kept[k]);
            for (int i = from; i < to; i++) {
                block[k][i - from] = column[i] / unit[kept[k]];
            }
        }
        return block;
    }

    private double[][] transposedRows(int from, int to) {
        double[][] block = new double[n][to - from];
        for (int k = from; k < to; k++) {
            double[] column = z.column(kept[k]);
            for (int i = 0; i < n; i++) {
                block[i][k - from] = column[i] / unit[kept[k]];
            }
        }
        return block;
    }

    private static double[][] copy(double[][] t) {
        double[][] copy = new double[t.length][];
        for (int i = 0; i < t.length; i++) {
            copy[i] = t[i].clone();
        }
        return copy;
    }

    private static double[][] transpose(double[][] t) {
        double[][] out = new double[t.length][t.length];
        for (int i = 0; i < t.length; i++) {
            for (int j = 0; j < t.length; j++) {
                out[j][i] = t[i][j];
            }
        }
        return out;
    }
}
