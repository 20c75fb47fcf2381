package exactzero.certify;

import exactzero.design.Design;
import exactzero.design.Standardization;
import exactzero.solve.Cholesky;
import exactzero.solve.ElasticNet;
import java.util.Arrays;

/** How far each optimal weight can lie from the fitted one: sqrt(2 gap (H^-1)_jj), infinite where that is not safe. */
final class PrimalRadius {
    private static final double EPSILON = 0x1p-53;
    /** Relative error of H^-1 that rounding may cause before no proof is built on it. */
    private static final double TRUSTED = 1e-3;

    private PrimalRadius() {}

    static double[] of(Design design, Standardization back, ElasticNet penalty, double safeGap, boolean[] provenZero,
            double[] b) {
        double[] radius = new double[b.length];
        Arrays.fill(radius, Double.POSITIVE_INFINITY);
        int[] open = new int[b.length];
        int count = 0;
        for (int j = 0; j < b.length; j++) {
            if (!provenZero[j] && !back.constant()[j]) {
                open[count++] = j;
            }
        }
        int n = design.rows();
        if (count == 0 || (count >= n && penalty.l2()[open[0]] == 0)) {
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
        double doubt = inverseTrace * trace * design.amplification() * (n + count) * EPSILON;
        if (doubt < TRUSTED) {
            for (int k = 0; k < count; k++) {
                radius[open[k]] = Math.sqrt(2 * safeGap * inverse[k]) * (1 + 2 * TRUSTED);
            }
        }
        return radius;
    }
}
