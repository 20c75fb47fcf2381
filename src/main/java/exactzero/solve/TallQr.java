package exactzero.solve;

import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.util.Arrays;

/**
 * The QR decomposition of a tall matrix M (m x k, m >= k) by Householder reflections, a block of rows at a time.
 *
 * <p>Each block is folded into the triangle R that stands for the rows before it, so that a reflection touches one row of R
 * and the block only (the sequential form of TSQR, Demmel, Grigori, Hoemmen and Langou 2012). The reflections of {@value
 * #PANEL} columns reach the columns to their right together, as I - V T V' (Schreiber and Van Loan 1989), by products of blocks.
 */
final class TallQr {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int BLOCK = 256;
    private static final int PANEL = 32;
    private static final int COLUMNS_AT_ONCE = 32;

    /** Rows from ... to - 1 of M as k fresh columns. */
    @FunctionalInterface
    interface Rows {
        double[][] block(int from, int to);
    }

    private final int m;
    private final int k;
    private final double[][] r;
    private final double[][][] reflectors;
    private final double[][] tau;

    private TallQr(int m, int k) {
        this.m = m;
        this.k = k;
        this.r = new double[k][k];
        int blocks = (m + BLOCK - 1) / BLOCK;
        this.reflectors = new double[blocks][][];
        this.tau = new double[blocks][k];
    }

    /** Decomposes M. The reflectors take the place of its blocks, so Q costs no more memory than M. */
    static TallQr of(int m, int k, Rows rows) {
        TallQr qr = new TallQr(m, k);
        for (int b = 0; b < qr.reflectors.length; b++) {
            double[][] block = rows.block(b * BLOCK, Math.min(m, (b + 1) * BLOCK));
            for (int from = 0; from < k; from += PANEL) {
                int to = Math.min(k, from + PANEL);
                qr.fold(block, from, to, qr.tau[b]);
                if (to < k) {
                    qr.reflectRest(block, from, to, qr.tau[b]);
                }
            }
            qr.reflectors[b] = block;
        }
        return qr;
    }

    /** A copy of R, upper triangular, k x k by rows. */
    double[][] r() {
        double[][] copy = new double[k][];
        Arrays.setAll(copy, i -> r[i].clone());
        return copy;
    }

    /** R', k x k by rows. */
    double[][] rTransposed() {
        double[][] out = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = i; j < k; j++) {
                out[j][i] = r[i][j];
            }
        }
        return out;
    }

    /** Maps the columns from ... to - 1 of a block to zero, each with those of them to its right. */
    private void fold(double[][] block, int from, int to, double[] tau) {
        double[] w = new double[to + 4];
        for (int j = from; j < to; j++) {
            double[] v = block[j];
            double below = Math.sqrt(KERNEL.dot(v, v));
            if (below == 0) {
                continue;
            }
            double alpha = r[j][j];
            double beta = -Math.copySign(Math.hypot(alpha, below), alpha);
            tau[j] = (beta - alpha) / beta;
            for (int i = 0; i < v.length; i++) {
                v[i] /= alpha - beta;
            }
            r[j][j] = beta;
            reflectPanel(block, j, to, tau[j], w);
        }
    }

    private void reflectPanel(double[][] block, int j, int to, double tau, double[] w) {
        double[] v = block[j];
        System.arraycopy(r[j], j + 1, w, j + 1, to - j - 1);
        int c = j + 1;
        for (; c <= to - 4; c += 4) {
            KERNEL.dotFour(block, c, v, 0, v.length, w, c);
        }
        for (; c < to; c++) {
            w[c] += KERNEL.dot(block[c], v);
        }
        for (c = j + 1; c < to; c++) {
            r[j][c] -= tau * w[c];
            Kernel.axpy(-tau * w[c], v, block[c], v.length);
        }
    }

    /** The columns from {@code to} on become R - T'(R + V'C) and C - V T'(R + V'C), V the block's {@value #PANEL} columns. */
    private void reflectRest(double[][] block, int from, int to, double[] tau) {
        int rows = block[0].length;
        double[][] v = Arrays.copyOfRange(block, from, to);
        double[][] t = triangle(v, Arrays.copyOfRange(tau, from, to));
        int padded = (k - to + 3) / 4 * 4;
        // The kernel multiplies slices of one matrix: V, then T'(R + V'C).
        double[][] pairs = new double[PANEL][];
        Arrays.setAll(pairs, i -> Arrays.copyOf(v[i], rows + padded));
        double[][] c = new double[rows + padded][];
        for (int s = 0; s < padded; s++) {
            c[rows + s] = to + s < k ? block[to + s] : new double[rows];
        }
        Workers.forEachBlock(padded, COLUMNS_AT_ONCE, 2L * padded * rows * PANEL, (first, last) -> {
            double[] sums = new double[16 * KERNEL.lanes()];
            double[] w = new double[PANEL];
            double[][] products = new double[4][PANEL];
            for (int s = first; s < last; s += 4) {
                for (int i = 0; i < PANEL; i += 4) {
                    Arrays.fill(sums, 0);
                    KERNEL.tile(c, rows + s, v, i, 0, rows, sums, 0);
                    for (int q = 0; q < 16; q++) {
                        products[q / 4][i + q % 4] =
                                KERNEL.sum(sums, q * KERNEL.lanes(), (q + 1) * KERNEL.lanes());
                    }
                }
                for (int q = 0; q < 4 && to + s + q < k; q++) {
                    for (int i = 0; i < PANEL; i++) {
                        w[i] = r[from + i][to + s + q] + products[q][i];
                    }
                    for (int i = 0; i < PANEL; i++) {
                        double z = KERNEL.dot(t[i], w, 0, i + 1);
                        r[from + i][to + s + q] -= z;
                        pairs[i][rows + s + q] = z;
                    }
                }
                KERNEL.subtractProduct(pairs, PANEL, rows + s, 0, rows, c);
            }
        });
    }

    /** T', lower triangular by rows: the product of the reflections is I - V T V'. */
    private static double[][] triangle(double[][] v, double[] tau) {
        double[][] t = new double[v.length][v.length];
        for (int c = 0; c < v.length; c++) {
            t[c][c] = tau[c];
            for (int d = 0; d < c; d++) {
                double product = tau[c] * KERNEL.dot(v[d], v[c]);
                for (int e = 0; e <= d; e++) {
                    t[c][e] -= product * t[d][e];
                }
            }
        }
        return t;
    }

    /** The first k entries of Q'x. */
    double[] transposeTimes(double[] x) {
        double[] top = new double[k];
        for (int b = 0; b < reflectors.length; b++) {
            double[] rest = Arrays.copyOfRange(x, b * BLOCK, Math.min(m, (b + 1) * BLOCK));
            for (int j = 0; j < k; j++) {
                reflect(b, j, top, rest);
            }
        }
        return top;
    }

    /** Q x for every x of length k, that is by the first k columns of Q; each of length m. */
    double[][] times(double[][] xs) {
        double[][] out = new double[xs.length][m];
        Workers.forEachBlock(xs.length, COLUMNS_AT_ONCE, 2L * xs.length * m * k, (from, to) -> {
            double[][] top = new double[to - from][];
            Arrays.setAll(top, l -> xs[from + l].clone());
            for (int b = reflectors.length - 1; b >= 0; b--) {
                int rows = Math.min(m, (b + 1) * BLOCK) - b * BLOCK;
                double[][] rest = new double[to - from][rows];
                for (int j = k - 1; j >= 0; j--) {
                    for (int l = 0; l < rest.length; l++) {
                        reflect(b, j, top[l], rest[l]);
                    }
                }
                for (int l = 0; l < rest.length; l++) {
                    System.arraycopy(rest[l], 0, out[from + l], b * BLOCK, rows);
                }
            }
        });
        return out;
    }

    private void reflect(int b, int j, double[] top, double[] rest) {
        double[] v = reflectors[b][j];
        double w = tau[b][j] * (top[j] + KERNEL.dot(v, rest));
        top[j] -= w;
        Kernel.axpy(-w, v, rest, rest.length);
    }
}
