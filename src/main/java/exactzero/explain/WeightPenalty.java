package exactzero.explain;

import exactzero.solve.ElasticNet;

/**
 * The penalty of one weight: l1 |w| + l2 w^2 / 2 for lower &lt;= w &lt;= upper.
 *
 * @param l1 strength of L1, in [0, infinity]; infinity holds the weight at 0
 * @param l2 strength of L2, finite, at least 0
 * @param lower smallest weight allowed, at most 0
 * @param upper largest weight allowed, at least 0
 */
public record WeightPenalty(double l1, double l2, double lower, double upper) {

    public WeightPenalty {
        if (!(l1 >= 0) || !(l2 >= 0) || !(lower <= 0) || !(upper >= 0)) {
            throw new IllegalArgumentException("a penalty needs l1, l2 >= 0 and lower <= 0 <= upper, not l1 = " + l1
                    + ", l2 = " + l2 + ", lower = " + lower + ", upper = " + upper);
        }
    }

    /** lambda |w|. */
    public static WeightPenalty lasso(double lambda) {
        return new WeightPenalty(lambda, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** lambda w^2 / 2. */
    public static WeightPenalty ridge(double lambda) {
        return new WeightPenalty(0, lambda, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Weight j's part of a penalty, for weights and a loss in units of the target, y = yScale times the solvers'. */
    public static WeightPenalty of(ElasticNet penalty, int j, double yScale) {
        return new WeightPenalty(penalty.l1()[j] * yScale, penalty.l2()[j], penalty.lower()[j] * yScale,
                penalty.upper()[j] * yScale);
    }

    /** The penalty at w, bounds apart. */
    public double value(double w) {
        return w == 0.0 ? 0.0 : l1 * Math.abs(w) + l2 * w * w / 2;
    }

    /**
     * Minus the penalty's derivative: the force with which it pulls the weight towards zero. L1's has the same size
     * everywhere; L2's fades with w. At 0, where |w| has no derivative, L1 takes any force up to l1; 0 is returned.
     */
    public double pullAt(double w) {
        return w == 0.0 ? 0.0 : -Math.copySign(l1, w) - l2 * w;
    }
}
