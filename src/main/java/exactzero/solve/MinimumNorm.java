package exactzero.solve;

import exactzero.kernel.Kernel;

/**
 * Least squares with dependent columns: of all that fit best, the solution of smallest norm, by a complete orthogonal
 * decomposition (Golub and Van Loan 2013, section 5.4.7).
 *
 * @param x the solution, length k
 * @param rank number of independent columns
 */
record MinimumNorm(double[] x, int rank) {
    private static final Kernel KERNEL = Kernel.BEST;

    /**
     * Minimises ||T x - f||, then ||x||.
     *
     * @param t k columns of length k; overwritten
     * @param f length k; overwritten
     * @param rounding size below which what is left of a column is nothing but rounding
     */
    static MinimumNorm of(double[][] t, double[] f, double rounding) {
        int k = f.length;
        int[] order = new int[k];
        int rank = pivotedQr(t, f, order, rounding);
        // [R11 R12]' = Q2 R2, z = Q2 R2'^-1 c: the columns of the transpose are the first rows of R.
        double[][] m = new double[rank][k];
        for (int i = 0; i < rank; i++) {
            for (int j = i; j < k; j++) {
                m[i][j] = t[j][i];
            }
        }
        double[] tau = new double[rank];
        for (int i = 0; i < rank; i++) {
            tau[i] = reflector(m[i], i);
            for (int j = i + 1; j < rank; j++) {
                reflect(m[i], tau[i], m[j], i);
            }
        }
        double[] z = new double[k];
        for (int i = 0; i < rank; i++) {
            z[i] = (f[i] - KERNEL.dot(m[i], z, 0, i)) / m[i][i];
        }
        for (int i = rank - 1; i >= 0; i--) {
            reflect(m[i], tau[i], z, i);
        }
        double[] x = new double[k];
        for (int j = 0; j < k; j++) {
            x[order[j]] = z[j];
        }
        return new MinimumNorm(x, rank);
    }

    /** Householder QR that takes the longest remaining column next; returns after how many only rounding is left. */
    private static int pivotedQr(double[][] t, double[] f, int[] order, double rounding) {
        int k = f.length;
        for (int j = 0; j < k; j++) {
            order[j] = j;
        }
        for (int i = 0; i < k; i++) {
            int longest = i;
            double length = -1;
            for (int j = i; j < k; j++) {
                double square = KERNEL.dot(t[j], t[j], i, k);
                if (square > length) {
                    length = square;
                    longest = j;
                }
            }
            if (!(Math.sqrt(length) > rounding)) {
                return i;
            }
            double[] column = t[longest];
            t[longest] = t[i];
            t[i] = column;
            int name = order[longest];
            order[longest] = order[i];
            order[i] = name;
            double tau = reflector(column, i);
            for (int j = i + 1; j < k; j++) {
                reflect(column, tau, t[j], i);
            }
            reflect(column, tau, f, i);
        }
        return k;
    }

    /** Maps the entries of x from i on to the first of them; the reflector's, but its leading 1, take the others' place. */
    private static double reflector(double[] x, int i) {
        double alpha = x[i];
        double below = Math.sqrt(KERNEL.dot(x, x, i + 1, x.length));
        if (below == 0) {
            return 0;
        }
        double beta = -Math.copySign(Math.hypot(alpha, below), alpha);
        for (int j = i + 1; j < x.length; j++) {
            x[j] /= alpha - beta;
        }
        x[i] = beta;
        return (beta - alpha) / beta;
    }

    /** y -= tau v (v'y) with v = (1, x[i + 1], ...). */
    private static void reflect(double[] x, double tau, double[] y, int i) {
        double along = tau * (y[i] + KERNEL.dot(x, y, i + 1, y.length));
        y[i] -= along;
        for (int j = i + 1; j < y.length; j++) {
            y[j] -= along * x[j];
        }
    }
}
