package exactzero.solve;

/**
 * What a path has cost. Unlike seconds, passes do not depend on the machine.
 *
 * @param route how it was computed
 * @param fullPasses correlations of all features with a vector
 * @param partialPasses correlations of some features with a residual, as a share of all features, summed
 * @param fits fitted values of the active features, as a share of all features, summed
 * @param workingSet features looked at closely
 * @param appended features appended to the Cholesky factor
 * @param removed features removed from it one by one
 * @param refactored times that part of it was computed anew
 * @param solves solves with it
 * @param sweeps sweeps of coordinate descent
 * @param followed times the active set did not settle and the path was followed knot by knot instead
 * @param fallbacks times that did not help either and coordinate descent took over
 * @param conjugateGradients steps of conjugate gradients, where there is no factor
 * @param dependent times a feature was left out of the factor because it depends on the active ones: where that is not 0,
 *     the solution may not be unique
 * @param milliseconds time taken
 */
public record Cost(
        Route route,
        int fullPasses,
        double partialPasses,
        double fits,
        int workingSet,
        int appended,
        int removed,
        int refactored,
        int solves,
        int sweeps,
        int followed,
        int fallbacks,
        int conjugateGradients,
        int dependent,
        double milliseconds) {

    /** Passes over the data for correlations, whole and in part. */
    public double passes() {
        return fullPasses + partialPasses;
    }
}
