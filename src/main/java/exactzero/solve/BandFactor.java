package exactzero.solve;

import org.jspecify.annotations.Nullable;

/** The Cholesky factor L of T + shift I for a symmetric band matrix T. */
final class BandFactor {
    private static final int BAND = BandReduction.BAND;

    /** l[i][BAND - d] = L(i, i - d). */
    private final double[][] l;
    private final double perRoot;

    private BandFactor(double[][] l, double perRoot) {
        this.l = l;
        this.perRoot = perRoot;
    }

    /** Null where T + shift I is not positive definite to working precision. */
    static @Nullable BandFactor of(double[][] band, double shift) {
        return of(band, shift, 1);
    }

    /**
     * That of (T + shift I) / perRoot^2.
     *
     * @param perRoot a power of two
     */
    static @Nullable BandFactor of(double[][] band, double shift, double perRoot) {
        int k = band.length;
        double[][] l = new double[k][BAND + 1];
        for (int i = 0; i < k; i++) {
            int first = Math.max(0, i - BAND);
            for (int j = first; j <= i; j++) {
                double s = band[i][BAND - (i - j)] + (i == j ? shift : 0);
                int between = i - j;
                for (int m = first; m < j; m++) {
                    s -= l[i][BAND - i + m] * l[j][BAND - i + m + between];
                }
                if (i == j && !(s > 0)) {
                    return null;
                }
                l[i][BAND - between] = i == j ? Math.sqrt(s) : s / l[j][BAND];
            }
        }
        return new BandFactor(l, perRoot);
    }

    /**
     * The trace of (T + shift I)^-1, from the part of the inverse that lies in the band (Takahashi, Fagan and Chin 1973):
     * O(k {@value BandReduction#BAND}^2).
     */
    double traceOfInverse() {
        int k = l.length;
        // inverse[i][d] = Z(i, i + d)
        double[][] inverse = new double[k][BAND + 1];
        double trace = 0;
        for (int i = k - 1; i >= 0; i--) {
            int last = Math.min(k - 1, i + BAND);
            for (int j = last; j >= i; j--) {
                double s = i == j ? 1 / l[i][BAND] : 0;
                for (int m = i + 1; m <= last; m++) {
                    s -= l[m][BAND - m + i] * (m <= j ? inverse[m][j - m] : inverse[j][m - j]);
                }
                inverse[i][j - i] = s / l[i][BAND];
            }
            trace += inverse[i][0];
        }
        return trace * perRoot * perRoot;
    }

    /** (T + shift I)^-1 f. */
    double[] solve(double[] f) {
        double[] x = f.clone();
        solveLower(x);
        for (int i = l.length - 1; i >= 0; i--) {
            x[i] /= l[i][BAND];
            for (int j = Math.max(0, i - BAND); j < i; j++) {
                x[j] -= l[i][BAND - i + j] * x[i];
            }
        }
        multiply(x);
        return x;
    }

    /** Overwrites x with L^-1 x. */
    void solveLower(double[] x) {
        for (int i = 0; i < l.length; i++) {
            for (int j = Math.max(0, i - BAND); j < i; j++) {
                x[i] -= l[i][BAND - i + j] * x[j];
            }
            x[i] /= l[i][BAND];
        }
        multiply(x);
    }

    private void multiply(double[] x) {
        for (int i = 0; i < x.length && perRoot != 1; i++) {
            x[i] *= perRoot;
        }
    }
}
