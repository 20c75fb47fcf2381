package exactzero.solve;

import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.util.Arrays;

/**
 * The Cholesky factor of the active features' Gram matrix, R'R = H with R upper triangular, kept while features come and
 * go.
 *
 * <p>Features are appended in blocks, O(m^2 q) by a register-tiled product. A feature is removed by a rank-one update of
 * what stood behind it, O(m^2) by rotations (Golub and Van Loan 2013, section 6.5.4). R is stored by rows, so that both,
 * and the solves, run along memory.
 */
final class Factor {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final double EPSILON = 0x1p-53;
    private static final int BLOCK = 32;
    private static final int COLUMNS_AT_ONCE = 96;

    private double[][] r = new double[0][];
    private int size;

    /** Number of features, m. */
    int size() {
        return size;
    }

    /** Forgets all features but the first few. */
    void truncate(int kept) {
        size = Math.min(size, kept);
    }

    /** One entry of H, by the positions at which features stand or are about to. */
    @FunctionalInterface
    interface Entries {
        /** Writes H[i][from] ... H[i][to - 1] to row[from] ... row[to - 1]. */
        void row(int i, int from, int to, double[] row);
    }

    /**
     * Appends up to count features; stops before the first that is a combination of those before it to working precision.
     *
     * @param h entries of H among the old features and the new ones
     * @return how many were appended
     */
    int append(int count, Entries h) {
        int total = size + count;
        ensure(total);
        int padded = padded(total);
        for (int i = 0; i < total; i++) {
            int from = Math.max(i, size);
            h.row(i, from, total, r[i]);
            Arrays.fill(r[i], total, padded, 0);
        }
        double[] scale = new double[total];
        for (int i = size; i < total; i++) {
            scale[i] = r[i][i];
        }
        for (int k0 = 0; k0 < total; k0 += BLOCK) {
            int k1 = Math.min(total, k0 + BLOCK);
            int from = Math.max(k0, size);
            int to = from + (total - from + 7) / 8 * 8;
            eliminateAbove(k0, k1, from, to);
            int good = finish(k0, k1, from, to, scale);
            if (good < k1) {
                int appended = good - size;
                size = good;
                return appended;
            }
        }
        size = total;
        return count;
    }

    /** Rows k0 ... k1 - 1 minus what the finished rows above contribute to them. */
    private void eliminateAbove(int k0, int k1, int from, int to) {
        if (k0 == 0) {
            return;
        }
        double[][] rows = r;
        int rowTiles = (k1 - k0 + 3) / 4;
        long work = (long) k0 * (k1 - k0) * (to - from);
        Workers.forEachBlock(to - from, COLUMNS_AT_ONCE, work, (begin, end) -> {
            for (int t = 0; t < rowTiles; t++) {
                KERNEL.subtractProduct(rows, k0, k0 + 4 * t, from + begin, from + end, rows);
            }
        });
    }

    /** The rows of one block against each other; returns the first row whose pivot is not safely positive, else k1. */
    private int finish(int k0, int k1, int from, int to, double[] scale) {
        for (int k = k0; k < k1; k++) {
            double[] row = r[k];
            int start = Math.max(k, from);
            if (k >= size) {
                if (!(row[k] > 16 * (k + 1) * EPSILON * scale[k])) {
                    return k;
                }
                row[k] = Math.sqrt(row[k]);
                start = k + 1;
            }
            double inverse = 1 / row[k];
            for (int j = start; j < to; j++) {
                row[j] *= inverse;
            }
            for (int i = k + 1; i < k1; i++) {
                subtract(row[i], row, r[i], Math.max(start, i), to);
            }
        }
        return k1;
    }

    private static void subtract(double a, double[] x, double[] y, int from, int to) {
        for (int j = from; j < to; j++) {
            y[j] -= a * x[j];
        }
    }

    /** Removes the feature at a position; those behind it move up by one. */
    void remove(int position) {
        double[] gone = r[position];
        double[] x = gone.clone();
        for (int k = position + 1; k < size; k++) {
            rotate(r[k], x, k, size);
        }
        for (int i = 0; i < position; i++) {
            System.arraycopy(r[i], position + 1, r[i], position, size - position - 1);
        }
        for (int i = position + 1; i < size; i++) {
            System.arraycopy(r[i], i, r[i], i - 1, size - i);
            r[i - 1] = r[i];
        }
        r[size - 1] = gone;
        size--;
    }

    /** Rotates x into a row of the factor so that x[k] becomes zero. */
    private static void rotate(double[] row, double[] x, int k, int to) {
        double length = Math.hypot(row[k], x[k]);
        double c = row[k] / length;
        double s = x[k] / length;
        for (int j = k; j < to; j++) {
            double a = row[j];
            double b = x[j];
            row[j] = c * a + s * b;
            x[j] = c * b - s * a;
        }
    }

    /** Overwrites x with H^-1 x: R'z = x by rows, then R x = z. */
    void solve(double[] x) {
        for (int k = 0; k < size; k++) {
            x[k] /= r[k][k];
            subtract(x[k], r[k], x, k + 1, size);
        }
        for (int k = size - 1; k >= 0; k--) {
            x[k] = (x[k] - KERNEL.dot(r[k], x, k + 1, size)) / r[k][k];
        }
    }

    private void ensure(int total) {
        if (r.length >= padded(total)) {
            return;
        }
        int capacity = padded(Math.max(total, r.length + r.length / 2));
        double[][] larger = new double[capacity][];
        for (int i = 0; i < capacity; i++) {
            larger[i] = i < size ? Arrays.copyOf(r[i], capacity) : new double[capacity];
        }
        r = larger;
    }

    /** Room for whole tiles: four rows and eight columns more than asked for do no harm. */
    private static int padded(int total) {
        return (total + 8 + 7) / 8 * 8;
    }
}
