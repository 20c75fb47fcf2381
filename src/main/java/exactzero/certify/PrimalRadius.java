package exactzero.certify;

import exactzero.design.Design;
import exactzero.design.Standardization;
import exactzero.solve.Cholesky;
import exactzero.solve.ElasticNet;
import java.util.Arrays;

/**
 * How far each optimal weight can lie from the fitted one: sqrt(2 gap (H^-1)_jj); 0 where both are known to be zero.
 *
 * <p>Where rounding leaves no safe H^-1, or there are too many open features to make H, (H^-1)_jj is at most 1 / l2_j, since
 * H - diag(l2) = Z_E'Z_E / n has no negative eigenvalue; without a square in the penalty that is infinite.
 */
final class PrimalRadius {
    private static final double EPSILON = 0x1p-53;
    /** Relative error of H^-1 that rounding may cause before no proof is built on it. */
    private static final double TRUSTED = 1e-3;

    /** Most features whose H is made: m^2 numbers a few times over, m^3 multiplications. */
    static final int MOST = 4000;

    private PrimalRadius() {}

    static double[] of(Design design, Standardization back, ElasticNet penalty, double safeGap, boolean[] provenZero,
            double[] b) {
        return of(design, back, penalty, safeGap, provenZero, b, MOST);
    }

    /** @param most number of open features above which H is not made */
    static double[] of(Design design, Standardization back, ElasticNet penalty, double safeGap, boolean[] provenZero,
            double[] b, int most) {
        double[] radius = new double[b.length];
        int[] open = new int[b.length];
        int count = 0;
        int withoutSquare = 0;
        for (int j = 0; j < b.length; j++) {
            if (!provenZero[j] && !back.constant()[j]) {
                withoutSquare += penalty.l2()[j] == 0 ? 1 : 0;
                open[count++] = j;
            }
        }
        for (int k = 0; k < count; k++) {
            double l2 = penalty.l2()[open[k]];
            radius[open[k]] = l2 > 0 ? Math.sqrt(2 * safeGap / l2) * (1 + 8 * EPSILON) : Double.POSITIVE_INFINITY;
        }
        int n = design.rows();
        if (count == 0 || count > most || withoutSquare >= n) {
            return radius;
        }
        double[][] h = new double[count][count];
        design.gram(open, 0, count, h);
        double trace = 0;
        for (int k = 0; k < count; k++) {
            h[k][k] += penalty.l2()[open[k]];
            trace += h[k][k];
        }
        double[] inverse = Cholesky.inverseDiagonal(h);
        double inverseTrace = Arrays.stream(inverse).sum();
        double larger = design.amplification() * design.amplification();
        double doubt = inverseTrace * trace * (larger * n + count) * EPSILON;
        if (doubt < TRUSTED) {
            for (int k = 0; k < count; k++) {
                radius[open[k]] = Math.min(radius[open[k]], Math.sqrt(2 * safeGap * inverse[k]) * (1 + 2 * TRUSTED));
            }
        }
        return radius;
    }
}
