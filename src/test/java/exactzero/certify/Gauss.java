package exactzero.certify;

import java.math.BigDecimal;
import java.math.MathContext;

/** Gaussian elimination for small symmetric systems, in doubles and in many digits. */
public final class Gauss {
    /** A pivot this much smaller than its diagonal entry means dependent columns: exact dependence leaves 1e-50. */
    private static final BigDecimal NOTHING = new BigDecimal("1e-40");

    private Gauss() {}

    /** The x of A x = b from the rows [A b], which are overwritten; not finite when A is singular. */
    public static double[] solve(double[][] a) {
        int p = a.length;
        for (int k = 0; k < p; k++) {
            for (int i = k + 1; i < p; i++) {
                double f = a[i][k] / a[k][k];
                for (int j = k; f != 0 && j <= p; j++) {
                    a[i][j] -= f * a[k][j];
                }
            }
        }
        double[] x = new double[p];
        for (int i = p - 1; i >= 0; i--) {
            x[i] = a[i][p];
            for (int j = i + 1; j < p; j++) {
                x[i] -= a[i][j] * x[j];
            }
            x[i] /= a[i][i];
        }
        return x;
    }

    /** The same in many digits; an empty array when A is singular. */
    public static BigDecimal[] solve(BigDecimal[][] a, MathContext digits) {
        int p = a.length;
        for (int k = 0; k < p; k++) {
            if (a[k][k].compareTo(NOTHING) <= 0) {
                return new BigDecimal[0];
            }
            for (int i = k + 1; i < p; i++) {
                if (a[i][k].signum() != 0) {
                    BigDecimal f = a[i][k].divide(a[k][k], digits);
                    for (int j = k; j <= p; j++) {
                        a[i][j] = a[i][j].subtract(f.multiply(a[k][j], digits), digits);
                    }
                }
            }
        }
        BigDecimal[] x = new BigDecimal[p];
        for (int i = p - 1; i >= 0; i--) {
            BigDecimal rest = a[i][p];
            for (int j = i + 1; j < p; j++) {
                rest = rest.subtract(a[i][j].multiply(x[j], digits), digits);
            }
            x[i] = rest.divide(a[i][i], digits);
        }
        return x;
    }
}
