package exactzero.report;

import exactzero.certify.WeightProof;
import exactzero.explain.Explanation;
import exactzero.explain.PenalisedLoss;
import exactzero.explain.WeightPenalty;
import exactzero.select.FeatureResult;

/** Why a Lasso weight is or is not zero, in one line of plain words and numbers. */
public final class WhySentence {
    private WhySentence() {}

    /** The sentence, such as "pull 0.031 &lt;= lambda 0.075, margin 0.044: exactly zero at every optimum". */
    public static String of(Explanation explanation) {
        return of(explanation.feature(), explanation.lasso().objective(), explanation.selection().lambda());
    }

    /**
     * The same.
     *
     * @param feature what a selection says of the feature
     * @param objective the regularised loss along its weight
     * @param lambda of the selection
     */
    static String of(FeatureResult feature, PenalisedLoss objective, double lambda) {
        return switch (feature.proof().verdict()) {
            case CONSTANT -> "the column does not vary: there is nothing to pull on, and the weight was set to 0";
            case PROVEN_ZERO -> zero(feature.proof(), objective, lambda) + ": exactly zero at every optimum";
            case PROVEN_NONZERO -> nonzero(feature.proof(), objective, lambda) + ": not zero at any optimum";
            case UNDECIDED -> feature.zero()
                    ? zero(feature.proof(), objective, lambda)
                            + ": zero in this solution, but too close to call for every optimum"
                    : nonzero(feature.proof(), objective, lambda)
                            + ": not zero in this solution, but too close to call for every optimum";
        };
    }

    private static String zero(WeightProof proof, PenalisedLoss objective, double lambda) {
        WeightPenalty penalty = objective.penalty();
        if (proof.threshold() == Double.POSITIVE_INFINITY) {
            return "the feature is excluded by its penalty factor";
        }
        double pull = Math.abs(proof.pull());
        if (pull > proof.threshold() && (proof.pull() < 0 ? penalty.lower() == 0 : penalty.upper() == 0)) {
            return "pull " + Numbers.brief(proof.pull()) + " is beyond " + threshold(proof, lambda) + " but towards "
                    + (proof.pull() < 0 ? "negative" : "positive") + " weights, which are not allowed";
        }
        return "pull " + Numbers.brief(pull) + (pull <= proof.threshold() ? " <= " : " > ") + threshold(proof, lambda)
                + ", margin " + Numbers.brief(proof.margin());
    }

    private static String nonzero(WeightProof proof, PenalisedLoss objective, double lambda) {
        double pull = Math.abs(objective.loss().pull());
        if (proof.threshold() == 0) {
            return "the feature is not penalised";
        }
        return "pull " + Numbers.brief(pull) + " at weight 0 " + (pull > proof.threshold() ? ">" : "<=") + " "
                + threshold(proof, lambda) + ", excess " + Numbers.brief(objective.excess());
    }

    /** Lambda, or what it comes to for this feature. */
    private static String threshold(WeightProof proof, double lambda) {
        return proof.threshold() == lambda ? "lambda " + Numbers.brief(lambda)
                : "threshold " + Numbers.brief(proof.threshold()) + " (of lambda " + Numbers.brief(lambda) + ")";
    }
}
