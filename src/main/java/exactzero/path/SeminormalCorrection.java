package exactzero.path;

import exactzero.design.PreparedTable;
import exactzero.solve.GramRidge;
import java.util.Arrays;

/**
 * Takes out of ridge weights what forming the Gram matrix has cost them: what is left of the equations is computed from the
 * columns, and the weights are corrected by the decomposition of their products (corrected seminormal equations, Bjorck 1987).
 */
final class SeminormalCorrection {
    /** Digits of a decomposition from which on corrections lead to those that the columns have. */
    static final double ENOUGH = 3;
    private static final int MOST = 4;
    private static final double ROUNDING = 0x1p-50;

    private SeminormalCorrection() {}

    /**
     * Corrects the weights at one lambda in place, while corrections shrink, until the next would be rounding.
     *
     * @param size penalised size of a weight per unit of b_j, infinite for features that are left out
     */
    static void correct(PreparedTable data, GramRidge ridge, double[] size, double lambda, double[] b) {
        double before = largest(b);
        for (int turn = 0; turn < MOST; turn++) {
            double[] missing = new double[b.length];
            data.design().pulls(data.residual(b), missing);
            for (int j = 0; j < b.length; j++) {
                missing[j] -= b[j] == 0.0 ? 0 : lambda * size[j] * size[j] * b[j];
            }
            double[] step = ridge.correction(lambda, missing);
            double length = largest(step);
            if (!(length < before / 2)) {
                return;
            }
            for (int j = 0; j < b.length; j++) {
                b[j] += step[j];
            }
            if (length * length <= before * ROUNDING * largest(b)) {
                return;
            }
            before = length;
        }
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
