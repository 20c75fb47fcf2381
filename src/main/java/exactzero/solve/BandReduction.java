package exactzero.solve;

import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;

/**
 * A symmetric matrix as Q T Q', T of {@value #BAND} diagonals on either side, by blocks of Householder reflections.
 *
 * <p>A band instead of three diagonals, because then all work on the matrix is products of blocks (Bischof, Lang and Sun
 * 2000, the first of their two stages), and a band is as good for solving with any shift: O(k {@value #BAND}^2).
 */
final class BandReduction {
    static final int BAND = 16;
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int ROWS_AT_ONCE = 16;

    private final int k;
    private final double[][] a;
    /** band[i][BAND - d] = T(i, i - d). */
    private final double[][] band;
    private final double[][][] reflectors;
    private final double[][] tau;

    /** @param a symmetric, k + 3 rows of length k of which the last three are zero; overwritten */
    BandReduction(double[][] a) {
        this.a = a;
        k = a.length - 3;
        band = new double[k][BAND + 1];
        int panels = Math.max(0, (k - 1) / BAND);
        reflectors = new double[panels][][];
        tau = new double[panels][BAND];
        for (int panel = 0; panel < panels; panel++) {
            reduce(panel);
        }
        int from = panels * BAND;
        keepBlock(from, k);
    }

    double[][] band() {
        return band;
    }

    int size() {
        return k;
    }

    private void reduce(int panel) {
        int j0 = panel * BAND;
        int r0 = j0 + BAND;
        double[][] v = new double[BAND][k];
        reflectors[panel] = v;
        for (int c = 0; c < BAND; c++) {
            double[] column = a[j0 + c];
            if (r0 + c < k) {
                tau[panel][c] = reflection(column, r0 + c, v[c]);
                for (int d = c + 1; d < BAND; d++) {
                    reflect(v[c], tau[panel][c], r0 + c, a[j0 + d]);
                }
            }
            for (int i = r0; i < Math.min(k, r0 + c + 1); i++) {
                band[i][BAND - (i - j0 - c)] = column[i];
            }
        }
        keepBlock(j0, r0);
        updateRest(r0, v, tau[panel]);
    }

    private void keepBlock(int from, int to) {
        for (int i = from; i < to; i++) {
            for (int j = from; j <= i; j++) {
                band[i][BAND - (i - j)] = a[i][j];
            }
        }
    }

    /** Writes v with v[at] = 1 so that (I - tau v v')x is zero beyond x[at]; leaves that vector in x. */
    private static double reflection(double[] x, int at, double[] v) {
        int k = x.length;
        double below = Math.sqrt(KERNEL.dot(x, x, at + 1, k));
        v[at] = 1;
        if (below == 0) {
            return 0;
        }
        double beta = -Math.copySign(Math.hypot(x[at], below), x[at]);
        for (int i = at + 1; i < k; i++) {
            v[i] = x[i] / (x[at] - beta);
            x[i] = 0;
        }
        double tau = (beta - x[at]) / beta;
        x[at] = beta;
        return tau;
    }

    private static void reflect(double[] v, double tau, int from, double[] x) {
        double step = tau * KERNEL.dot(v, x, from, x.length);
        for (int i = from; i < x.length; i++) {
            x[i] -= step * v[i];
        }
    }

    /** A - V W' - W V' with W = Y - V T'V'Y / 2, Y = A V T, where I - V T V' is the product of the reflections. */
    private void updateRest(int r0, double[][] v, double[] tau) {
        double[][] t = triangle(v, tau, r0);
        double[][] w = new double[BAND][];
        double[][] av = product(r0, v);
        for (int c = 0; c < BAND; c++) {
            w[c] = new double[k];
            for (int d = 0; d <= c; d++) {
                add(t[d][c], av[d], w[c], r0);
            }
        }
        double[][] vy = new double[BAND][BAND];
        for (int d = 0; d < BAND; d++) {
            for (int c = 0; c < BAND; c += 4) {
                KERNEL.dotFour(w, c, v[d], r0, k, vy[d], c);
            }
        }
        for (int c = 0; c < BAND; c++) {
            for (int d = 0; d < BAND; d++) {
                double s = 0;
                for (int e = 0; e <= d; e++) {
                    s += t[e][d] * vy[e][c];
                }
                add(-s / 2, v[d], w[c], r0);
            }
        }
        subtractBoth(r0, v, w);
    }

    private double[][] triangle(double[][] v, double[] tau, int r0) {
        double[][] t = new double[BAND][BAND];
        for (int c = 0; c < BAND; c++) {
            t[c][c] = tau[c];
            double[] products = new double[c];
            for (int d = 0; d < c; d++) {
                products[d] = KERNEL.dot(v[d], v[c], r0, k);
            }
            for (int d = 0; d < c; d++) {
                for (int e = d; e < c; e++) {
                    t[d][c] -= tau[c] * t[d][e] * products[e];
                }
            }
        }
        return t;
    }

    /** A V, the rows from r0 on. */
    private double[][] product(int r0, double[][] v) {
        double[][] out = new double[BAND][k];
        int rows = k - r0;
        Workers.forEachBlock(rows, ROWS_AT_ONCE, (long) rows * rows * BAND, (from, to) -> {
            double[] sums = new double[16 * KERNEL.lanes()];
            for (int i = r0 + from; i < r0 + to; i += 4) {
                for (int c = 0; c < BAND; c += 4) {
                    java.util.Arrays.fill(sums, 0);
                    KERNEL.tile(a, i, v, c, r0, k, sums, 0);
                    for (int s = 0; s < 16 && i + s / 4 < k; s++) {
                        out[c + s % 4][i + s / 4] = KERNEL.sum(sums, s * KERNEL.lanes(), (s + 1) * KERNEL.lanes());
                    }
                }
            }
        });
        return out;
    }

    /** The kernel multiplies slices of one matrix: W and V stand side by side in its rows, and rows of A behind k others. */
    private void subtractBoth(int r0, double[][] v, double[][] w) {
        double[][] pairs = new double[2 * BAND][2 * k + 3];
        for (int c = 0; c < BAND; c++) {
            System.arraycopy(w[c], 0, pairs[c], 0, k);
            System.arraycopy(v[c], 0, pairs[c], k, k);
            System.arraycopy(v[c], 0, pairs[BAND + c], 0, k);
            System.arraycopy(w[c], 0, pairs[BAND + c], k, k);
        }
        double[][] shifted = new double[2 * k + 3][];
        System.arraycopy(a, 0, shifted, k, k + 3);
        int rows = k - r0;
        Workers.forEachBlock(rows, ROWS_AT_ONCE, 2L * rows * rows * BAND, (from, to) -> {
            for (int i = r0 + from; i < r0 + to; i += 4) {
                KERNEL.subtractProduct(pairs, 2 * BAND, k + i, r0, k, shifted);
            }
        });
    }

    private static void add(double step, double[] x, double[] y, int from) {
        for (int i = from; i < y.length; i++) {
            y[i] += step * x[i];
        }
    }

    /** Overwrites every x with Q'x. */
    void transposeTimes(double[][] xs) {
        Workers.forEachBlock(xs.length, ROWS_AT_ONCE, 2L * xs.length * k * k, (from, to) -> {
            for (int panel = 0; panel < reflectors.length; panel++) {
                for (int c = 0; c < BAND; c++) {
                    for (int l = from; l < to; l++) {
                        reflect(reflectors[panel][c], tau[panel][c], Math.min(k, (panel + 1) * BAND + c), xs[l]);
                    }
                }
            }
        });
    }

    /** Overwrites every x with Q x. */
    void times(double[][] xs) {
        Workers.forEachBlock(xs.length, ROWS_AT_ONCE, 2L * xs.length * k * k, (from, to) -> {
            for (int panel = reflectors.length - 1; panel >= 0; panel--) {
                for (int c = BAND - 1; c >= 0; c--) {
                    for (int l = from; l < to; l++) {
                        reflect(reflectors[panel][c], tau[panel][c], Math.min(k, (panel + 1) * BAND + c), xs[l]);
                    }
                }
            }
        });
    }
}
