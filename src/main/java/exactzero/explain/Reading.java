package exactzero.explain;

import exactzero.design.Scaling;
import exactzero.path.Conversion;

/**
 * A way to read another tool's weights: what they may be the optimum of.
 *
 * @param label in words
 * @param scaling how columns and target were prepared
 * @param perDeviation whether the weights are per standard deviation of their columns
 * @param ours lambda and share of L1 in our terms
 */
public record Reading(String label, Scaling scaling, boolean perDeviation, Conversion.Strength ours) {

    /** Whether it is the same but for the words, lambda to a relative 1e-12. */
    boolean sameAs(Reading other) {
        return scaling.equals(other.scaling) && perDeviation == other.perDeviation
                && near(ours.lambda(), other.ours.lambda()) && near(ours.l1Ratio(), other.ours.l1Ratio());
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
    }
}
