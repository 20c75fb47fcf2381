package exactzero.solve;

import exactzero.design.DenseDesign;
import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.util.Arrays;

/**
 * Ridge from the smaller of the two symmetric matrices, G = Z'Z / n (p x p) or K = ZZ' / n (n x n), columns divided by their
 * penalised units:
 *
 * <pre>    b = (G + lambda I)^-1 Z'y / n   =   Z'(K + lambda I)^-1 y / n</pre>
 *
 * <p>One reduction to tridiagonal form, after which each lambda takes O(k) and the product that leads back to weights.
 */
public final class GramRidge extends Ridge {
    private static final Kernel KERNEL = Kernel.BEST;

    private final DenseDesign z;
    private final double[] unit;
    private final boolean wide;
    private final int k;
    private final Tridiagonal t;
    /** Q'Z'y / n or Q'y. */
    private final double[] rhs;
    private final double nullMeanSquare;
    private final double largest;
    private final double smallest;

    /**
     * Decomposes once.
     *
     * @param y centred target, length n, not modified
     * @param unit penalised size of a weight per unit of b_j, positive, length p
     */
    public GramRidge(DenseDesign z, double[] y, double[] unit) {
        this.z = z;
        this.unit = unit;
        int n = z.rows();
        int p = z.features();
        wide = p > n;
        k = Math.min(n, p);
        t = new Tridiagonal(wide ? z.outer(unit) : gram());
        rhs = wide ? y.clone() : inUnits(y);
        t.transposeTimes(rhs);
        nullMeanSquare = KERNEL.dot(y, y) / n;
        largest = t.eigenvalue(k - 1);
        // Centring leaves K one eigenvalue of zero, in a direction that neither y nor any column has a part in.
        smallest = Math.max(0, t.eigenvalue(wide && k > 1 ? 1 : 0));
    }

    private double[][] gram() {
        int[] all = new int[k];
        Arrays.setAll(all, j -> j);
        double[][] g = new double[k][k];
        z.gram(all, 0, k, g);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                g[i][j] /= unit[i] * unit[j];
            }
        }
        return g;
    }

    /** Z'v / n, each entry divided by its unit. */
    private double[] inUnits(double[] v) {
        double[] c = new double[z.features()];
        z.pulls(v, c);
        for (int j = 0; j < c.length; j++) {
            c[j] /= unit[j];
        }
        return c;
    }

    @Override
    public double[] solve(double lambda) {
        return solve(new double[] {lambda})[0];
    }

    @Override
    public double[][] solve(double[] lambda) {
        double[][] x = new double[lambda.length][];
        Workers.forEachBlock(x.length, 1, (long) x.length * k * k * 2, (from, to) -> {
            for (int i = from; i < to; i++) {
                x[i] = inverse(lambda[i], rhs);
                t.times(x[i]);
            }
        });
        double[][] b = x;
        if (wide) {
            b = new double[x.length][z.features()];
            z.pulls(x, b);
        }
        for (double[] row : b) {
            for (int j = 0; j < row.length; j++) {
                row[j] /= wide ? unit[j] * unit[j] : unit[j];
            }
        }
        return b;
    }

    /** (T + lambda I)^-1 x. */
    private double[] inverse(double lambda, double[] x) {
        requireNotNegative(lambda);
        UpperBidiagonal d = factor(lambda);
        double[] solved = x.clone();
        d.solveTransposed(solved);
        d.solve(solved);
        return solved;
    }

    private UpperBidiagonal factor(double lambda) {
        return UpperBidiagonal.of(t.diagonal(), t.off(), lambda);
    }

    @Override
    public double norm(double lambda) {
        double[] x = inverse(lambda, rhs);
        if (!wide) {
            return Math.sqrt(KERNEL.dot(x, x));
        }
        // |Z'a|^2 / n = a'K a with (K + lambda) a = y.
        double square = KERNEL.dot(x, rhs) - lambda * KERNEL.dot(x, x);
        return Math.sqrt(Math.max(square, 0) / z.rows());
    }

    @Override
    public double meanSquare(double lambda) {
        double[] x = inverse(lambda, rhs);
        if (wide) {
            return lambda * lambda * KERNEL.dot(x, x) / z.rows();
        }
        return Math.max(0, nullMeanSquare - KERNEL.dot(x, rhs) - lambda * KERNEL.dot(x, x));
    }

    @Override
    public double degreesOfFreedom(double lambda) {
        requireNotNegative(lambda);
        return k - lambda * factor(lambda).traceOfInverse();
    }

    @Override
    public double meanEigenvalue() {
        return Arrays.stream(t.diagonal()).sum() / k;
    }

    @Override
    public double digits(double lambda) {
        return digits((largest + lambda) / (smallest + lambda), Math.max(z.rows(), z.features()));
    }

    /** A lambda below which a path of ridge has nothing to show: least squares are reached to a small part. */
    double smallestUseful() {
        return Math.max(1e-3 * smallest, 1e-10 * meanEigenvalue());
    }
}
