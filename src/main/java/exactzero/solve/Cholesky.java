package exactzero.solve;

import exactzero.kernel.Kernel;
import java.util.Arrays;

/** The Cholesky decomposition of a symmetric positive definite matrix, for one use. */
public final class Cholesky {
    private Cholesky() {}

    /**
     * The diagonal of the inverse.
     *
     * @param h symmetric, not modified
     * @return (H^-1)_jj; all infinite when H is not positive definite to working precision
     */
    public static double[] inverseDiagonal(double[][] h) {
        int m = h.length;
        double[][] l = new double[m][];
        double[] inverse = new double[m];
        for (int i = 0; i < m; i++) {
            l[i] = Arrays.copyOf(h[i], i + 1);
            for (int j = 0; j < i; j++) {
                l[i][j] = (h[i][j] - Kernel.BEST.dot(l[i], l[j], 0, j)) / l[j][j];
            }
            double pivot = h[i][i] - Kernel.BEST.dot(l[i], l[i], 0, i);
            if (!(pivot > 0)) {
                Arrays.fill(inverse, Double.POSITIVE_INFINITY);
                return inverse;
            }
            l[i][i] = Math.sqrt(pivot);
        }
        double[][] columns = new double[m][];
        for (int j = 0; j < m; j++) {
            columns[j] = inverseColumn(l, j);
            inverse[j] = Kernel.BEST.dot(columns[j], columns[j], j, m);
        }
        return inverse;
    }

    /** Column j of L^-1, from its own row on. */
    private static double[] inverseColumn(double[][] l, int j) {
        int m = l.length;
        double[] x = new double[m];
        x[j] = 1 / l[j][j];
        for (int i = j + 1; i < m; i++) {
            x[i] = -Kernel.BEST.dot(l[i], x, j, i) / l[i][i];
        }
        return x;
    }
}
