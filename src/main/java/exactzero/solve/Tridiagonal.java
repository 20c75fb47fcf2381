package exactzero.solve;

import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;

/**
 * A symmetric matrix as Q T Q', T tridiagonal, by Householder reflections (Golub and Van Loan 2013, section 8.3.1).
 *
 * <p>Each step updates a row and, while it is in cache, multiplies it with the next reflection's vector: the matrix passes
 * through memory once per step, not twice.
 */
final class Tridiagonal {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int ROWS_AT_ONCE = 64;
    private static final int BISECTIONS = 100;

    private final int k;
    private final double[] diagonal;
    private final double[] off;
    /** Reflector i, entries i + 1 ... k - 1, with the factor in tau. */
    private final double[][] v;
    private final double[] tau;

    /** @param a symmetric, k x k by rows; overwritten */
    Tridiagonal(double[][] a) {
        k = a.length;
        diagonal = new double[k];
        off = new double[k];
        v = new double[k][];
        tau = new double[k];
        double[] product = new double[k];
        for (int i = 0; i < k; i++) {
            diagonal[i] = a[i][i];
            if (i + 1 < k) {
                reflector(a[i], i);
                multiply(a, i, product);
                update(a, i, product);
            }
        }
    }

    double[] diagonal() {
        return diagonal;
    }

    /** Entries beside the diagonal; the last is not used. */
    double[] off() {
        return off;
    }

    /** Maps row i beyond its neighbour of the diagonal to zero. */
    private void reflector(double[] row, int i) {
        v[i] = row.clone();
        double alpha = row[i + 1];
        double beyond = Math.sqrt(KERNEL.dot(row, row, i + 2, k));
        off[i] = alpha;
        if (beyond == 0) {
            return;
        }
        double beta = -Math.copySign(Math.hypot(alpha, beyond), alpha);
        tau[i] = (beta - alpha) / beta;
        for (int j = i + 2; j < k; j++) {
            v[i][j] /= alpha - beta;
        }
        v[i][i + 1] = 1;
        off[i] = beta;
    }

    /** product = A v over the rows and columns from i + 1 on. */
    private void multiply(double[][] a, int i, double[] product) {
        int from = i + 1;
        Workers.forEachBlock(k - from, ROWS_AT_ONCE, (long) (k - from) * (k - from), (begin, end) -> {
            for (int r = from + begin; r < from + end; r++) {
                product[r] = KERNEL.dot(a[r], v[i], from, k);
            }
        });
    }

    /** A -= v w' + w v', w = tau (A v - tau (v'A v) v / 2). */
    private void update(double[][] a, int i, double[] product) {
        int from = i + 1;
        double t = tau[i];
        if (t == 0) {
            return;
        }
        double half = t * KERNEL.dot(product, v[i], from, k) / 2;
        double[] w = new double[k];
        for (int j = from; j < k; j++) {
            w[j] = t * (product[j] - half * v[i][j]);
        }
        double[] vi = v[i];
        Workers.forEachBlock(k - from, ROWS_AT_ONCE, (long) (k - from) * (k - from), (begin, end) -> {
            for (int r = from + begin; r < from + end; r++) {
                subtract(a[r], vi[r], w, w[r], vi, from, k);
            }
        });
    }

    private static void subtract(double[] row, double x, double[] w, double y, double[] v, int from, int to) {
        for (int j = from; j < to; j++) {
            row[j] -= x * w[j] + y * v[j];
        }
    }

    /** Overwrites x with Q x. */
    void times(double[] x) {
        for (int i = k - 2; i >= 0; i--) {
            reflect(i, x);
        }
    }

    /** Overwrites x with Q'x. */
    void transposeTimes(double[] x) {
        for (int i = 0; i < k - 1; i++) {
            reflect(i, x);
        }
    }

    private void reflect(int i, double[] x) {
        if (tau[i] != 0) {
            double along = tau[i] * KERNEL.dot(v[i], x, i + 1, k);
            for (int j = i + 1; j < k; j++) {
                x[j] -= along * v[i][j];
            }
        }
    }

    /** The eigenvalue that a number of others lie below, by bisection on Sturm counts; accurate to the norm's rounding. */
    double eigenvalue(int below) {
        double reach = 0;
        for (int i = 0; i < k; i++) {
            reach = Math.max(reach, Math.abs(diagonal[i]) + Math.abs(off[i]) + (i > 0 ? Math.abs(off[i - 1]) : 0));
        }
        double low = -reach;
        double high = reach;
        for (int turn = 0; turn < BISECTIONS && low < high; turn++) {
            double middle = low + (high - low) / 2;
            if (countBelow(middle) > below) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private int countBelow(double x) {
        int count = 0;
        double pivot = 1;
        for (int i = 0; i < k; i++) {
            pivot = diagonal[i] - x - (i > 0 ? off[i - 1] * off[i - 1] / pivot : 0);
            if (pivot == 0) {
                pivot = -Double.MIN_NORMAL;
            }
            count += pivot < 0 ? 1 : 0;
        }
        return count;
    }
}
