package exactzero.certify;

/**
 * What is proved about one weight.
 *
 * @param verdict zero, not zero, or undecided, at every optimal solution
 * @param low lower end of an interval that holds the optimal weight, original units
 * @param high upper end
 * @param pull the data's pull c_j on the weight at the fit, in units of lambda
 * @param threshold the strength that the pull has to exceed: lambda, times the feature's penalised unit
 */
public record WeightProof(Verdict verdict, double low, double high, double pull, double threshold) {

    /** By how much the data's pull falls short of what a nonzero weight needs; negative when it does not. */
    public double margin() {
        return threshold - Math.abs(pull);
    }
}
