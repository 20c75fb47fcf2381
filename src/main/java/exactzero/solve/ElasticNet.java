package exactzero.solve;

/**
 * The elastic-net penalty of Zou and Hastie (2005), with strengths of their own for every feature:
 *
 * <pre>    sum_j ( l1_j |b_j| + l2_j b_j^2 / 2 )</pre>
 *
 * <p>The Lasso (Tibshirani 1996) has every l2_j = 0. An infinite l1_j excludes its feature.
 *
 * @param l1 length p, each in [0, infinity]
 * @param l2 length p, each finite and not negative
 */
public record ElasticNet(double[] l1, double[] l2) implements Penalty {

    /**
     * The penalty lambda ( l1Ratio |.|_1 + (1 - l1Ratio) / 2 |.|_2^2 ) on the sizes unit_j b_j.
     *
     * @param lambda strength of the L1 part and of the L2 part, which differ in unit when the target is rescaled
     * @param unit what one unit of b_j counts to the penalty, length p
     */
    public static ElasticNet of(Strength lambda, double[] unit) {
        double[] l1 = new double[unit.length];
        double[] l2 = new double[unit.length];
        for (int j = 0; j < unit.length; j++) {
            l1[j] = lambda.l1() * unit[j];
            l2[j] = lambda.l2() * unit[j] * unit[j];
        }
        return new ElasticNet(l1, l2);
    }

    /** The same penalty, every strength multiplied by a factor. */
    ElasticNet times(double factor) {
        double[] scaledL1 = new double[l1.length];
        double[] scaledL2 = new double[l2.length];
        for (int j = 0; j < l1.length; j++) {
            scaledL1[j] = factor * l1[j];
            scaledL2[j] = factor * l2[j];
        }
        return new ElasticNet(scaledL1, scaledL2);
    }

    /** Whether any square is penalised, so that weights are not piecewise linear in lambda. */
    boolean curved() {
        for (double strength : l2) {
            if (strength != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public double value(int j, double b) {
        return b == 0.0 ? 0.0 : l1[j] * Math.abs(b) + l2[j] * b * b / 2;
    }

    @Override
    public double update(int j, double z) {
        return SoftThreshold.of(z, l1[j]) / (1 + l2[j]);
    }

    @Override
    public double violation(int j, double b, double pull) {
        if (b == 0.0) {
            return Math.max(0, Math.abs(pull) - l1[j]);
        }
        return Math.abs(pull - l2[j] * b - l1[j] * Math.signum(b));
    }

    /**
     * The gap at the dual point s r, the residual shrunk until every feature's pull is within its l1_j.
     *
     * <p>The ridge part is read as rows added to the data, y = 0 and z = sqrt(n l2_j) e_j, so that pulls become c_j -
     * l2_j b_j and r'r / n gains sum_j l2_j b_j^2. With y = r + Z b the difference P(b) - D(s r) is
     *
     * <pre>    (1 - s)^2 / 2 (r'r / n) + sum_j ( l1_j |b_j| - s b_j c_j )</pre>
     *
     * <p>a sum of terms of which none is negative: nothing cancels, so the gap is meaningful down to rounding. Where l1_j
     * = 0 a dual point must not pull at all; what is left of such a pull by rounding is counted to first order, |b_j c_j|.
     */
    @Override
    public double gap(double[] b, double[] pulls, double meanSquare) {
        double s = 1;
        double square = meanSquare;
        for (int j = 0; j < b.length; j++) {
            double c = Math.abs(pulls[j] - l2[j] * b[j]);
            if (c > l1[j] && l1[j] > 0) {
                s = Math.min(s, l1[j] / c);
            }
            square += l2[j] * b[j] * b[j];
        }
        double gap = (1 - s) * (1 - s) * square / 2;
        for (int j = 0; j < b.length; j++) {
            if (b[j] != 0.0) {
                double drawn = b[j] * (pulls[j] - l2[j] * b[j]);
                gap += l1[j] > 0 ? l1[j] * Math.abs(b[j]) - s * drawn : Math.abs(drawn);
            }
        }
        return Math.max(gap, 0);
    }
}
