package exactzero.solve;

import exactzero.kernel.Kernel;

/**
 * The QR decomposition of a tall matrix M (m x k, m >= k) by Householder reflections, a block of rows at a time.
 *
 * <p>Each block is folded into the triangle R that stands for the rows before it. A reflection then touches one row of R
 * and the block only, which stays in the cache (the sequential form of TSQR, Demmel, Grigori, Hoemmen and Langou 2012).
 */
final class TallQr {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int BLOCK = 256;

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
            qr.fold(block, qr.tau[b]);
            qr.reflectors[b] = block;
        }
        return qr;
    }

    /** R, upper triangular, k x k by rows. */
    double[][] r() {
        return r;
    }

    private void fold(double[][] block, double[] tau) {
        int rows = block.length == 0 ? 0 : block[0].length;
        double[] w = new double[k + 4];
        for (int j = 0; j < k; j++) {
            double[] v = block[j];
            double below = Math.sqrt(KERNEL.dot(v, v));
            if (below == 0) {
                continue;
            }
            double alpha = r[j][j];
            double beta = -Math.copySign(Math.hypot(alpha, below), alpha);
            tau[j] = (beta - alpha) / beta;
            for (int i = 0; i < rows; i++) {
                v[i] /= alpha - beta;
            }
            r[j][j] = beta;
            reflectRest(block, j, tau[j], w);
        }
    }

    private void reflectRest(double[][] block, int j, double tau, double[] w) {
        double[] v = block[j];
        System.arraycopy(r[j], j + 1, w, j + 1, k - j - 1);
        int c = j + 1;
        for (; c <= k - 4; c += 4) {
            KERNEL.dotFour(block, c, v, 0, v.length, w, c);
        }
        for (; c < k; c++) {
            w[c] += KERNEL.dot(block[c], v);
        }
        for (c = j + 1; c < k; c++) {
            r[j][c] -= tau * w[c];
            Kernel.axpy(-tau * w[c], v, block[c], v.length);
        }
    }

    /** The first k entries of Q'x. */
    double[] transposeTimes(double[] x) {
        double[] top = new double[k];
        for (int b = 0; b < reflectors.length; b++) {
            double[] rest = new double[Math.min(m, (b + 1) * BLOCK) - b * BLOCK];
            System.arraycopy(x, b * BLOCK, rest, 0, rest.length);
            for (int j = 0; j < k; j++) {
                reflect(b, j, top, rest);
            }
        }
        return top;
    }

    /** Q x for x of length k, that is the first k columns of Q; length m. */
    double[] times(double[] x) {
        double[] top = x.clone();
        double[] out = new double[m];
        for (int b = reflectors.length - 1; b >= 0; b--) {
            double[] rest = new double[Math.min(m, (b + 1) * BLOCK) - b * BLOCK];
            for (int j = k - 1; j >= 0; j--) {
                reflect(b, j, top, rest);
            }
            System.arraycopy(rest, 0, out, b * BLOCK, rest.length);
        }
        return out;
    }

    private void reflect(int b, int j, double[] top, double[] rest) {
        double[] v = reflectors[b][j];
        double w = tau[b][j] * (top[j] + KERNEL.dot(v, rest));
        top[j] -= w;
        Kernel.axpy(-w, v, rest, rest.length);
    }
}
