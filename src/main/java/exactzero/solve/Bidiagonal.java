package exactzero.solve;

import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;

/**
 * A square matrix as U B V', B upper bidiagonal, by Householder reflections (Golub and Kahan 1965).
 *
 * <p>Only what ridge needs is kept: B, V, and U'f for one right-hand side f.
 */
final class Bidiagonal {
    private static final Kernel KERNEL = Kernel.BEST;

    private static final double EPSILON = 0x1p-53;
    private static final int INVERSE_ITERATIONS = 4;
    private static final int ROWS_AT_ONCE = 16;
    private static final int COLUMNS_AT_ONCE = 128;

    private final int k;
    private final double[] diagonal;
    private final double[] above;
    private final double[] rhs;
    private final double[][] v;
    private final double[] tau;

    /**
     * @param t k x k by rows; overwritten
     * @param f right-hand side, length k; overwritten by U'f
     */
    Bidiagonal(double[][] t, double[] f) {
        k = f.length;
        diagonal = new double[k];
        above = new double[k];
        rhs = f;
        v = t;
        tau = new double[k];
        double[] u = new double[k];
        double[] w = new double[k];
        for (int i = 0; i < k; i++) {
            reflectColumn(t, i, u, w);
            reflectRow(t, i);
        }
    }

    /** Maps column i below the diagonal to zero, in all columns to its right and in the right-hand side. */
    private void reflectColumn(double[][] t, int i, double[] u, double[] w) {
        for (int r = i; r < k; r++) {
            u[r] = t[r][i];
        }
        double below = Math.sqrt(KERNEL.dot(u, u, i + 1, k));
        diagonal[i] = u[i];
        if (below == 0) {
            return;
        }
        double beta = -Math.copySign(Math.hypot(u[i], below), u[i]);
        double tauLeft = (beta - u[i]) / beta;
        double scale = 1 / (u[i] - beta);
        for (int r = i + 1; r < k; r++) {
            u[r] *= scale;
        }
        u[i] = 1;
        diagonal[i] = beta;
        long operations = (long) (k - i) * (k - i);
        Workers.forEachBlock(k - i - 1, COLUMNS_AT_ONCE, operations, (from, to) -> {
            java.util.Arrays.fill(w, i + 1 + from, i + 1 + to, 0);
            for (int r = i; r < k; r++) {
                axpy(u[r], t[r], w, i + 1 + from, i + 1 + to);
            }
        });
        Workers.forEachBlock(k - i, COLUMNS_AT_ONCE, operations, (from, to) -> {
            for (int r = i + from; r < i + to; r++) {
                axpy(-tauLeft * u[r], w, t[r], i + 1);
            }
        });
        double dot = tauLeft * KERNEL.dot(u, rhs, i, k);
        axpy(-dot, u, rhs, i);
    }

    /** Maps row i right of the superdiagonal to zero, in all rows below; the reflector stays in its place. */
    private void reflectRow(double[][] t, int i) {
        if (i + 1 >= k) {
            return;
        }
        double[] row = t[i];
        double alpha = row[i + 1];
        double beyond = Math.sqrt(KERNEL.dot(row, row, i + 2, k));
        above[i] = alpha;
        if (beyond == 0) {
            return;
        }
        double beta = -Math.copySign(Math.hypot(alpha, beyond), alpha);
        tau[i] = (beta - alpha) / beta;
        double scale = 1 / (alpha - beta);
        for (int c = i + 2; c < k; c++) {
            row[c] *= scale;
        }
        row[i + 1] = 1;
        above[i] = beta;
        Workers.forEachBlock(k - i - 1, COLUMNS_AT_ONCE, 2L * (k - i) * (k - i), (from, to) -> {
            for (int r = i + 1 + from; r < i + 1 + to; r++) {
                axpy(-tau[i] * KERNEL.dot(row, t[r], i + 1, k), row, t[r], i + 1);
            }
        });
    }

    /** The root mean square of the singular values, from the Frobenius norm of B. */
    double meanSingularValue() {
        return Math.sqrt((KERNEL.dot(diagonal, diagonal) + KERNEL.dot(above, above)) / k);
    }

    /** V x. */
    double[] times(double[] x) {
        double[] out = x.clone();
        for (int i = k - 2; i >= 0; i--) {
            if (tau[i] != 0) {
                axpy(-tau[i] * KERNEL.dot(v[i], out, i + 1, k), v[i], out, i + 1);
            }
        }
        return out;
    }

    /** V'x. */
    double[] transposeTimes(double[] x) {
        double[] out = x.clone();
        for (int i = 0; i < k - 1; i++) {
            if (tau[i] != 0) {
                axpy(-tau[i] * KERNEL.dot(v[i], out, i + 1, k), v[i], out, i + 1);
            }
        }
        return out;
    }

    /** Overwrites every row x with V'x. */
    void transposeTimes(double[][] rows) {
        Workers.forEachBlock(rows.length, ROWS_AT_ONCE, (long) rows.length * k * k, (from, to) -> {
            for (int i = 0; i < k - 1; i++) {
                for (int l = from; l < to && tau[i] != 0; l++) {
                    axpy(-tau[i] * KERNEL.dot(v[i], rows[l], i + 1, k), v[i], rows[l], i + 1);
                }
            }
        });
    }

    /** The x that minimises ||B x - U'f||^2 + mu^2 ||x||^2, in O(k) by rotations, Elden (1977). */
    double[] solve(double mu) {
        double[] x = new double[k];
        rotate(mu, x).solve(x);
        return x;
    }

    /** The factor D of B'B + mu^2 I. */
    UpperBidiagonal factor(double mu) {
        return rotate(mu, new double[k]);
    }

    /**
     * Row i of B is rotated against a row that holds mu below it; the entry this leaves in the next column is rotated into that
     * column's own mu. What comes out is an upper bidiagonal system, and its right-hand side in x.
     */
    private UpperBidiagonal rotate(double mu, double[] x) {
        double[] d = new double[k];
        double[] e = new double[k];
        double rowMu = mu;
        double rowRhs = 0;
        for (int i = 0; i < k; i++) {
            d[i] = Math.hypot(diagonal[i], rowMu);
            double c = diagonal[i] / d[i];
            double s = rowMu / d[i];
            e[i] = c * above[i];
            x[i] = c * rhs[i] + s * rowRhs;
            double fill = -s * above[i];
            double carried = -s * rhs[i] + c * rowRhs;
            rowMu = Math.hypot(fill, mu);
            rowRhs = rowMu == 0 ? 0 : fill / rowMu * carried;
        }
        return new UpperBidiagonal(d, e);
    }

    /** ||B x||^2. */
    double square(double[] x) {
        double square = 0;
        for (int i = 0; i < k; i++) {
            double fit = diagonal[i] * x[i] + (i + 1 < k ? above[i] * x[i + 1] : 0);
            square += fit * fit;
        }
        return square;
    }

    /** ||B x - U'f||^2 - ||U'f||^2. */
    double excess(double[] x) {
        double excess = 0;
        for (int i = 0; i < k; i++) {
            double fit = diagonal[i] * x[i] + (i + 1 < k ? above[i] * x[i + 1] : 0);
            excess += fit * (fit - 2 * rhs[i]);
        }
        return excess;
    }

    /** What rounding may make of a singular value of zero. */
    double rounding() {
        return 4 * k * EPSILON * meanSingularValue() * Math.sqrt(k);
    }

    /** Whether the smallest singular value is nothing but rounding: inverse iteration on B'B bounds it from above. */
    boolean singular() {
        return 1 / lengthOfInverse() <= rounding();
    }

    /** The condition number of B, about. */
    double condition() {
        return meanSingularValue() * Math.sqrt(k) * lengthOfInverse();
    }

    /** The norm of B^-1, about, from below; infinite where a division by zero tells. */
    private double lengthOfInverse() {
        double[] x = new double[k];
        for (int i = 0; i < k; i++) {
            x[i] = Math.cos(i) / Math.sqrt(k);
        }
        double square = 0;
        for (int turn = 0; turn < INVERSE_ITERATIONS; turn++) {
            for (int i = 0; i < k; i++) {
                x[i] = (x[i] - (i > 0 ? above[i - 1] * x[i - 1] : 0)) / diagonal[i];
            }
            for (int i = k - 1; i >= 0; i--) {
                x[i] = (x[i] - (i + 1 < k ? above[i] * x[i + 1] : 0)) / diagonal[i];
            }
            square = Math.sqrt(KERNEL.dot(x, x));
            if (!(square < Double.POSITIVE_INFINITY)) {
                return Double.POSITIVE_INFINITY;
            }
            for (int i = 0; i < k; i++) {
                x[i] /= square;
            }
        }
        return Math.sqrt(square);
    }

    /** y += a x from an index on. */
    private static void axpy(double a, double[] x, double[] y, int from) {
        axpy(a, x, y, from, y.length);
    }

    private static void axpy(double a, double[] x, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] += a * x[i];
        }
    }
}
