package exactzero.report;

import exactzero.certify.WeightProof;
import exactzero.explain.Explanation;
import exactzero.explain.WeightPenalty;

/** Why a Lasso weight is or is not zero, in one line of plain words and numbers. */
public final class WhySentence {
    private WhySentence() {}

    /** The sentence, such as "pull 0.031 &lt;= lambda 0.075, margin 0.044: exactly zero at every optimum". */
    public static String of(Explanation explanation) {
        WeightProof proof = explanation.proof();
        return switch (proof.verdict()) {
            case CONSTANT -> "the column does not vary: there is nothing to pull on, and the weight was set to 0";
            case PROVEN_ZERO -> zero(explanation) + ": exactly zero at every optimum";
            case PROVEN_NONZERO -> nonzero(explanation) + ": not zero at any optimum";
            case UNDECIDED -> explanation.feature().zero()
                    ? zero(explanation) + ": zero in this solution, but too close to call for every optimum"
                    : nonzero(explanation) + ": not zero in this solution, but too close to call for every optimum";
        };
    }

    private static String zero(Explanation explanation) {
        WeightProof proof = explanation.proof();
        WeightPenalty penalty = explanation.lasso().objective().penalty();
        if (proof.threshold() == Double.POSITIVE_INFINITY) {
            return "the feature is excluded by its penalty factor";
        }
        double pull = Math.abs(proof.pull());
        if (pull > proof.threshold() && (proof.pull() < 0 ? penalty.lower() == 0 : penalty.upper() == 0)) {
            return "pull " + Numbers.brief(proof.pull()) + " is beyond " + threshold(explanation) + " but towards "
                    + (proof.pull() < 0 ? "negative" : "positive") + " weights, which are not allowed";
        }
        return "pull " + Numbers.brief(pull) + (pull <= proof.threshold() ? " <= " : " > ") + threshold(explanation)
                + ", margin " + Numbers.brief(explanation.margin());
    }

    private static String nonzero(Explanation explanation) {
        double pull = Math.abs(explanation.lasso().objective().loss().pull());
        if (explanation.proof().threshold() == 0) {
            return "the feature is not penalised";
        }
        return "pull " + Numbers.brief(pull) + " at weight 0 " + (pull > explanation.proof().threshold() ? ">" : "<=")
                + " "
                + threshold(explanation) + ", excess " + Numbers.brief(pull - explanation.proof().threshold());
    }

    /** Lambda, or what it comes to for this feature. */
    private static String threshold(Explanation explanation) {
        double threshold = explanation.proof().threshold();
        double lambda = explanation.selection().lambda();
        return threshold == lambda ? "lambda " + Numbers.brief(lambda)
                : "threshold " + Numbers.brief(threshold) + " (of lambda " + Numbers.brief(lambda) + ")";
    }
}
