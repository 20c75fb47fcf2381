package exactzero.report;

import exactzero.select.CvCurve;
import exactzero.select.Rule;
import exactzero.select.Selection;
import java.util.ArrayList;
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

    /** The lines on a Lasso path: those of the curve, and of the lambda in use where it is another. */
    static List<StrengthLine> ofLasso(Selection selection) {
        return of(selection.lassoCv(), selection.lambda(), selection.rule());
    }

    /** The lines on a ridge path. */
    static List<StrengthLine> ofRidge(Selection selection) {
        return of(selection.ridgeCv(), selection.ridge().lambda()[selection.ridgeChosen()], selection.rule());
    }

    private static List<StrengthLine> of(CvCurve curve, double inUse, Rule rule) {
        double min = curve.lambda()[Rule.MIN.choose(curve)];
        double oneSe = curve.lambda()[Rule.ONE_SE.choose(curve)];
        List<StrengthLine> lines = new ArrayList<>();
        if (min == oneSe) {
            lines.add(new StrengthLine(min, "min = 1se", true, min == inUse));
        } else {
            lines.add(new StrengthLine(min, Rule.MIN.label(), true, min == inUse));
            lines.add(new StrengthLine(oneSe, Rule.ONE_SE.label(), false, oneSe == inUse));
        }
        if (lines.stream().noneMatch(StrengthLine::chosen)) {
            lines.add(new StrengthLine(inUse, rule.kind() == Rule.Kind.LAMBDA ? "given" : rule.label(), inUse < min,
                    true));
        }
        return lines;
    }
}
