package exactzero.explain;

import exactzero.design.Standardization;
import exactzero.select.Selection;
import exactzero.solve.SoftThreshold;

/**
 * The regularised loss along one weight, f(w) + l1 |w| + l2 w^2 / 2.
 *
 * <p>Its minimum is S(pull, l1) / (curvature + l2), S the soft threshold: exactly 0 if and only if |pull| &lt;= l1. With L1 a
 * finite strength achieves that; with L2 alone none does, unless the data do not pull at all.
 */
public record PenalisedLoss(SquaredLoss loss, WeightPenalty penalty) {

    /** The loss along a weight of a selection's chosen fit, less its value at weight 0. */
    public static PenalisedLoss of(Selection selection, int j) {
        Standardization back = selection.fit().scaling();
        double curvature = back.constant()[j] ? 0 : 1;
        double pull = selection.features().get(j).proof().pull() + curvature * selection.fit().standardized(0, j);
        return new PenalisedLoss(new SquaredLoss(curvature, pull, 0),
                WeightPenalty.of(selection.penalty(), j, back.yScale()));
    }

    /** By how much the data pull harder on a weight of zero than L1 does; negative when they do not. */
    public double excess() {
        return Math.abs(loss.pull()) - penalty.l1();
    }

    /** The regularised loss at w, bounds apart. */
    public double value(double w) {
        return loss.value(w) + penalty.value(w);
    }

    /** The weight at the minimum; the literal 0.0 where it is zero. */
    public double minimum() {
        double stiffness = loss.curvature() + penalty.l2();
        double w = SoftThreshold.of(loss.pull(), penalty.l1());
        return w == 0.0 || stiffness == 0 ? 0.0
                : Math.clamp(w / stiffness, penalty.lower(), penalty.upper()) + 0.0;
    }

    /** The force at w, the data's pull and the penalty's together: downhill. */
    public double pullAt(double w) {
        return loss.pullAt(w) + penalty.pullAt(w);
    }
}
