package exactzero.certify;

import exactzero.design.Design;
import exactzero.design.Standardization;
import exactzero.solve.Cholesky;
import exactzero.solve.ElasticNet;
import java.util.Arrays;

/**
 * What features without an L1 penalty ask of the dual point: no pull in a direction that no bound closes.
 *
 * <p>Rounding leaves a little. Taking out that part c_U of their pulls moves the residual by Z_U h with H_UU h = c_U, whose length over sqrt(n) is
 * sqrt(c_U'H_UU^-1 c_U); no pull changes by more than that.
 */
final class Unpenalised {
    private Unpenalised() {}

    /** A bound on the change of every pull; 0 when every feature is penalised, infinite when those that are not depend or are too many. */
    static double pullToRemove(Design design, Standardization back, ElasticNet penalty, double[] b, Residual residual) {
        int[] free = new int[b.length];
        int count = 0;
        double square = 0;
        for (int j = 0; j < b.length; j++) {
            boolean up = penalty.upper()[j] == Double.POSITIVE_INFINITY;
            boolean down = penalty.lower()[j] == Double.NEGATIVE_INFINITY;
            if (penalty.l1()[j] == 0 && !back.constant()[j] && (up || down)) {
                double c = residual.pulls()[j] - penalty.l2()[j] * b[j];
                double most = Math.max(up ? c + residual.error() : 0, down ? residual.error() - c : 0);
                square += Math.max(0, most) * Math.max(0, most);
                free[count++] = j;
            }
        }
        if (square == 0) {
            return 0;
        }
        if (count > PrimalRadius.MOST) {
            return Double.POSITIVE_INFINITY;
        }
        double[][] h = new double[count][count];
        design.gram(free, 0, count, h);
        for (int k = 0; k < count; k++) {
            h[k][k] += penalty.l2()[free[k]];
        }
        return 1.01 * Math.sqrt(square * Arrays.stream(Cholesky.inverseDiagonal(h)).sum());
    }
}
