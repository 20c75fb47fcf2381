package exactzero.solve;

import java.util.Arrays;

/**
 * The elastic-net penalty of Zou and Hastie (2005), with strengths and bounds of their own for every feature:
 *
 * <pre>    sum_j ( l1_j |b_j| + l2_j b_j^2 / 2 )    for lower_j &lt;= b_j &lt;= upper_j</pre>
 *
 * <p>The Lasso (Tibshirani 1996) has every l2_j = 0 and no bounds. An infinite l1_j excludes its feature, l1_j = l2_j = 0
 * leaves it unpenalised.
 *
 * @param l1 length p, each in [0, infinity]
 * @param l2 length p, each finite and not negative
 * @param lower length p, each at most 0
 * @param upper length p, each at least 0
 */
public record ElasticNet(double[] l1, double[] l2, double[] lower, double[] upper) implements Penalty {

    /** Without bounds. */
    public ElasticNet(double[] l1, double[] l2) {
        this(l1, l2, filled(l1.length, Double.NEGATIVE_INFINITY), filled(l1.length, Double.POSITIVE_INFINITY));
    }

    /**
     * Fails where a strength or a bound is none.
     *
     * @throws IllegalArgumentException with the feature's number and the value
     */
    public void requireSound() {
        for (int j = 0; j < l1.length; j++) {
            if (!(l1[j] >= 0) || !(l2[j] >= 0 && l2[j] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "feature " + j + " (counted from 0) has the strengths l1 = " + l1[j] + " and l2 = "
                                + l2[j] + "; they must be numbers of at least 0, and l2 finite");
            }
            if (!(lower[j] <= 0) || !(upper[j] >= 0)) {
                throw new IllegalArgumentException(
                        "weight " + j + " (counted from 0) is to lie between " + lower[j] + " and "
                                + upper[j] + "; 0 must be one of the numbers between them");
            }
        }
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    /** The same penalty, every strength multiplied by a factor; what is excluded stays so, by a factor of 0 too. */
    ElasticNet times(double factor) {
        double[] scaledL1 = new double[l1.length];
        double[] scaledL2 = new double[l2.length];
        for (int j = 0; j < l1.length; j++) {
            scaledL1[j] = l1[j] == Double.POSITIVE_INFINITY ? l1[j] : factor * l1[j];
            scaledL2[j] = factor * l2[j];
        }
        return new ElasticNet(scaledL1, scaledL2, lower, upper);
    }

    /** The same penalty, every l1 less by a margin. */
    ElasticNet less(double margin) {
        return new ElasticNet(Arrays.stream(l1).map(strength -> strength - margin).toArray(), l2, lower, upper);
    }

    /** The penalty of some of the features, in the order given. */
    ElasticNet of(int[] features, int count) {
        return new ElasticNet(pick(l1, features, count), pick(l2, features, count), pick(lower, features, count),
                pick(upper, features, count));
    }

    private static double[] pick(double[] values, int[] features, int count) {
        double[] picked = new double[count];
        for (int k = 0; k < count; k++) {
            picked[k] = values[features[k]];
        }
        return picked;
    }

    /** Whether weights are piecewise linear in a common factor of the strengths: no square, no bound but zero. */
    public boolean piecewiseLinear() {
        for (int j = 0; j < l1.length; j++) {
            boolean free = (lower[j] == 0 || lower[j] == Double.NEGATIVE_INFINITY)
                    && (upper[j] == 0 || upper[j] == Double.POSITIVE_INFINITY);
            if (l2[j] != 0 || !free) {
                return false;
            }
        }
        return true;
    }

    /** Whether a pull is strong enough to move feature j away from zero, by more than a slack, in a direction it may go. */
    public boolean moves(int j, double pull, double slack) {
        return (pull > l1[j] + slack && upper[j] > 0) || (pull < -l1[j] - slack && lower[j] < 0);
    }

    @Override
    public double value(int j, double b) {
        return b == 0.0 ? 0.0 : l1[j] * Math.abs(b) + l2[j] * b * b / 2;
    }

    @Override
    public double update(int j, double z) {
        double b = SoftThreshold.of(z, l1[j]) / (1 + l2[j]);
        return b == 0.0 ? 0.0 : Math.clamp(b, lower[j], upper[j]) + 0.0;
    }

    @Override
    public double violation(int j, double b, double pull) {
        double up = pull - l2[j] * b - (b >= 0 ? l1[j] : -l1[j]);
        double down = pull - l2[j] * b - (b > 0 ? l1[j] : -l1[j]);
        return Math.max(0, Math.max(b < upper[j] ? up : 0, b > lower[j] ? -down : 0));
    }

    /**
     * The gap at the dual point s r, the residual shrunk until every feature's pull is within its l1_j.
     *
     * <p>The ridge part is read as rows added to the data, y = 0 and z = sqrt(n l2_j) e_j, so that pulls become c_j -
     * l2_j b_j and r'r / n gains sum_j l2_j b_j^2. With y = r + Z b the difference P(b) - D(s r) is
     *
     * <pre>    (1 - s)^2 / 2 (r'r / n) + sum_j ( l1_j |b_j| - s b_j c_j + h_j(s c_j) )</pre>
     *
     * <p>where h_j(c) = max(0, upper_j (c - l1_j), lower_j (c + l1_j)) is what a bound lets a pull exceed l1_j by; it is 0
     * without bounds. No term is negative, so nothing cancels and the gap is meaningful down to rounding. Where l1_j = 0
     * a dual point must not pull at all; what is left of such a pull is counted to first order, |b_j c_j|, and by what it would
     * gain, c_j^2 / 2 on a standardised column, if that is more.
     */
    @Override
    public double gap(double[] b, double[] pulls, double meanSquare) {
        double s = shrinkage(b, pulls, 0);
        double square = meanSquare;
        double gap = 0;
        for (int j = 0; j < b.length; j++) {
            double c = pulls[j] - l2[j] * b[j];
            square += l2[j] * b[j] * b[j];
            if (l1[j] == 0 && !bounded(j, c)) {
                gap += Math.max(Math.abs(b[j] * c), c * c / 2);
            } else if (b[j] != 0.0) {
                gap += l1[j] * Math.abs(b[j]) - s * b[j] * c;
            }
            gap += excess(j, s * c);
        }
        return Math.max(gap + (1 - s) * (1 - s) * square / 2, 0);
    }

    /**
     * The gap of ridge, l1_j = 0, at the residual as it is: the conjugate of a square being a square,
     *
     * <pre>    P(b) - D(r) = sum_j (c_j - l2_j b_j)^2 / (2 l2_j)</pre>
     *
     * @return NaN where a feature that is not held at zero has no penalty
     */
    public double ridgeGap(double[] b, double[] pulls) {
        double gap = 0;
        for (int j = 0; j < b.length; j++) {
            if (l1[j] < Double.POSITIVE_INFINITY) {
                double c = pulls[j] - l2[j] * b[j];
                gap += l2[j] > 0 ? c * c / (2 * l2[j]) : Double.NaN;
            }
        }
        return gap;
    }

    /** The largest s at most 1 for which every pull s c_j that no bound holds is within its l1_j, c_j known to an error. */
    public double shrinkage(double[] b, double[] pulls, double error) {
        double s = 1;
        for (int j = 0; j < b.length; j++) {
            double signed = pulls[j] - l2[j] * b[j];
            double c = Math.abs(signed) + error;
            if (c > l1[j] && l1[j] > 0 && !bounded(j, signed)) {
                s = Math.min(s, l1[j] / c);
            }
        }
        return s;
    }

    /** Whether a finite bound stops feature j in the direction of a pull. */
    private boolean bounded(int j, double pull) {
        return pull > 0 ? upper[j] < Double.POSITIVE_INFINITY : lower[j] > Double.NEGATIVE_INFINITY;
    }

    /** The l1 of the first feature that is penalised and not excluded, to tell penalties of one path apart; 0 without one. */
    double strength() {
        for (double one : l1) {
            if (one > 0 && one < Double.POSITIVE_INFINITY) {
                return one;
            }
        }
        return 0;
    }

    /** h_j(c): what the bounds add to the dual objective. */
    public double excess(int j, double c) {
        double over = c > l1[j] && upper[j] < Double.POSITIVE_INFINITY ? upper[j] * (c - l1[j]) : 0;
        double under = c < -l1[j] && lower[j] > Double.NEGATIVE_INFINITY ? lower[j] * (c + l1[j]) : 0;
        return Math.max(over, under);
    }
}
