package exactzero.compare;

/**
 * How a comparison is made.
 *
 * @param lambda of every contest; NaN to choose the Lasso's and ridge's by cross-validation
 * @param l1Ratio of the elastic net, between 0 and 1
 * @param seed of folds and of the rows held out
 * @param runs timed fits of each entrant; 0 for none
 * @param threads that each may use, at least 1
 */
public record Plan(double lambda, double l1Ratio, long seed, int runs, int threads) {

    public Plan {
        if (lambda < 0 || lambda == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("lambda is " + lambda + "; it must be a number of at least 0");
        }
        if (!(l1Ratio > 0 && l1Ratio < 1)) {
            throw new IllegalArgumentException(
                    "l1Ratio of the elastic net is " + l1Ratio + "; it must lie between 0 and 1");
        }
        if (runs < 0) {
            throw new IllegalArgumentException("number of runs is " + runs + "; it must not be negative");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("number of threads is " + threads + "; it must be at least 1");
        }
    }
}
