package exactzero.certify;

import exactzero.design.Design;
import exactzero.design.Standardization;
import exactzero.solve.Cholesky;
import exactzero.solve.ElasticNet;
import java.util.Arrays;

/**
 * What features without an L1 penalty ask of the dual point: no pull at all.
 *
 * <p>Rounding leaves a little. Taking it out moves the residual by Z_U h with H_UU h = c_U, whose length over sqrt(n) is
 * sqrt(c_U'H_UU^-1 c_U); no pull changes by more than that.
 */
final class Unpenalised {
    private Unpenalised() {}

    /** A bound on the change of every pull; 0 when every feature is penalised, infinite when those that are not depend. */
    static double pullToRemove(Design design, Standardization back, ElasticNet penalty, double[] b, Residual residual) {
        int[] free = new int[b.length];
        int count = 0;
        double square = 0;
        for (int j = 0; j < b.length; j++) {
            if (penalty.l1()[j] == 0 && !back.constant()[j]) {
                double c = Math.abs(residual.pulls()[j] - penalty.l2()[j] * b[j]) + residual.error();
                square += c * c;
                free[count++] = j;
            }
        }
        if (count == 0) {
            return 0;
        }
        double[][] h = new double[count][count];
        design.gram(free, 0, count, h);
        for (int k = 0; k < count; k++) {
            h[k][k] += penalty.l2()[free[k]];
        }
        return 1.01 * Math.sqrt(square * Arrays.stream(Cholesky.inverseDiagonal(h)).sum());
    }
}
