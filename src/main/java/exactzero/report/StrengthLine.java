package exactzero.report;

import exactzero.select.CvCurve;
import exactzero.select.Rule;
import java.util.List;

/**
 * A vertical line at a lambda that a rule chose.
 *
 * @param lambda where
 * @param label which rule
 * @param left whether the label stands left of the line
 * @param chosen whether this is the lambda in use
 */
record StrengthLine(double lambda, String label, boolean left, boolean chosen) {

    /** The lines of both rules, or one when they agree. */
    static List<StrengthLine> of(CvCurve curve, Rule rule) {
        double min = curve.lambda()[Rule.MIN.choose(curve)];
        double oneSe = curve.lambda()[Rule.ONE_SE.choose(curve)];
        if (min == oneSe) {
            return List.of(new StrengthLine(min, "min = 1se", true, true));
        }
        return List.of(new StrengthLine(min, Rule.MIN.label(), true, rule == Rule.MIN),
                new StrengthLine(oneSe, Rule.ONE_SE.label(), false, rule == Rule.ONE_SE));
    }
}
