package exactzero.certify;

import exactzero.solve.ElasticNet;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * All optimal weights of a small Lasso or elastic net, by brute force in 60 digits.
 *
 * <p>Every support with every choice of signs whose columns are independent gives one candidate by its normal equations. Those
 * that meet every condition of optimality are optimal, and every vertex of the set of optima is among them. Signs and
 * supports follow from one optimum's pulls, since pulls are the same at all of them: after the first, candidates are few.
 */
final class ExactOptimum {
    private static final MathContext DIGITS = new MathContext(60);
    /** Conditions that hold to this are taken to hold: data are doubles, whose exact products have 32 digits. */
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-35");

    private final ElasticNet penalty;
    private final BigDecimal[][] gram;
    private final BigDecimal[] atZero;
    private final int p;

    /** @param z columns, taken as exact numbers */
    ExactOptimum(double[][] z, double[] y, ElasticNet penalty) {
        this.penalty = penalty;
        p = z.length;
        gram = new BigDecimal[p][p];
        atZero = new BigDecimal[p];
        for (int j = 0; j < p; j++) {
            atZero[j] = mean(z[j], y);
            for (int k = 0; k <= j; k++) {
                gram[j][k] = gram[k][j] = mean(z[j], z[k]);
            }
        }
    }

    /** The vertices of the set of optima; empty only if something is wrong. */
    List<BigDecimal[]> vertices() {
        BigDecimal[] one = anyOptimum();
        BigDecimal[] c = pulls(one);
        List<BigDecimal[]> vertices = new ArrayList<>();
        int[] sign = new int[p];
        for (int j = 0; j < p; j++) {
            sign[j] = c[j].signum();
        }
        for (int support = 0; support < 1 << p; support++) {
            BigDecimal[] b = boundary(support, c) ? candidate(support, sign) : new BigDecimal[0];
            if (b.length > 0 && optimal(b)) {
                vertices.add(b);
            }
        }
        return vertices;
    }

    private boolean boundary(int support, BigDecimal[] c) {
        for (int j = 0; j < p; j++) {
            if ((support >> j & 1) == 1 && (penalty.l1()[j] == Double.POSITIVE_INFINITY
                    || c[j].abs().subtract(new BigDecimal(penalty.l1()[j])).abs().compareTo(TOLERANCE) > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Candidates in any order until one is optimal; a quick look in doubles sorts out the hopeless. */
    private BigDecimal[] anyOptimum() {
        for (double patience : new double[] {1e-6, 1e-2, Double.POSITIVE_INFINITY}) {
            for (int support = 0; support < 1 << p; support++) {
                int size = Integer.bitCount(support);
                for (int signs = 0; signs < 1 << size; signs++) {
                    int[] sign = spread(support, signs);
                    if (hopeless(support, sign, patience)) {
                        continue;
                    }
                    BigDecimal[] b = candidate(support, sign);
                    if (b.length > 0 && optimal(b)) {
                        return b;
                    }
                }
            }
        }
        throw new IllegalStateException("no candidate is optimal");
    }

    private int[] spread(int support, int signs) {
        int[] sign = new int[p];
        int k = 0;
        for (int j = 0; j < p; j++) {
            if ((support >> j & 1) == 1) {
                sign[j] = (signs >> k++ & 1) == 1 ? 1 : -1;
            }
        }
        return sign;
    }

    private boolean hopeless(int support, int[] sign, double patience) {
        if (patience == Double.POSITIVE_INFINITY) {
            return false;
        }
        double[][] a = new double[p][p + 1];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                a[j][k] = in(support, j) && in(support, k) ? h(j, k).doubleValue() : j == k ? 1 : 0;
            }
            a[j][p] = in(support, j) ? atZero[j].doubleValue() - penalty.l1()[j] * sign[j] : 0;
        }
        double[] b = Gauss.solve(a);
        for (int j = 0; j < p; j++) {
            if (in(support, j) && !(b[j] * sign[j] > -patience)) {
                return true;
            }
            double c = atZero[j].doubleValue();
            for (int k = 0; k < p; k++) {
                c -= gram[j][k].doubleValue() * b[k];
            }
            if (!in(support, j) && Math.abs(c) > penalty.l1()[j] + patience) {
                return true;
            }
        }
        return false;
    }

    /** The solution for one support and signs, or nothing when its columns are dependent. */
    private BigDecimal[] candidate(int support, int[] sign) {
        BigDecimal[][] a = new BigDecimal[p][p + 1];
        for (int j = 0; j < p; j++) {
            if (in(support, j) && penalty.l1()[j] == Double.POSITIVE_INFINITY) {
                return new BigDecimal[0];
            }
            for (int k = 0; k < p; k++) {
                a[j][k] = in(support, j) && in(support, k) ? h(j, k) : j == k ? BigDecimal.ONE : BigDecimal.ZERO;
            }
            a[j][p] = in(support, j)
                    ? atZero[j].subtract(new BigDecimal(penalty.l1()[j]).multiply(BigDecimal.valueOf(sign[j])))
                    : BigDecimal.ZERO;
        }
        return Gauss.solve(a, DIGITS);
    }

    private boolean optimal(BigDecimal[] b) {
        BigDecimal[] c = pulls(b);
        for (int j = 0; j < p; j++) {
            if (penalty.l1()[j] == Double.POSITIVE_INFINITY) {
                continue;
            }
            BigDecimal l1 = new BigDecimal(penalty.l1()[j]);
            BigDecimal off = b[j].signum() == 0 ? c[j].abs().subtract(l1)
                    : c[j].subtract(l1.multiply(BigDecimal.valueOf(b[j].signum()))).abs();
            if (off.compareTo(TOLERANCE) > 0) {
                return false;
            }
        }
        return true;
    }

    /** z_j'r / n - l2_j b_j. */
    private BigDecimal[] pulls(BigDecimal[] b) {
        BigDecimal[] c = atZero.clone();
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                c[j] = c[j].subtract(h(j, k).multiply(b[k], DIGITS), DIGITS);
            }
        }
        return c;
    }

    private BigDecimal h(int j, int k) {
        return j == k ? gram[j][k].add(new BigDecimal(penalty.l2()[j]), DIGITS) : gram[j][k];
    }

    private static boolean in(int support, int j) {
        return (support >> j & 1) == 1;
    }

    private static BigDecimal mean(double[] x, double[] y) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < x.length; i++) {
            sum = sum.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
        }
        return sum.divide(BigDecimal.valueOf(x.length), DIGITS);
    }
}
