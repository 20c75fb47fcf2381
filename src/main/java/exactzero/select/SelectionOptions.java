package exactzero.select;

import exactzero.data.Observations;
import exactzero.design.Scaling;
import exactzero.path.Constraints;
import exactzero.path.Lambdas;
import exactzero.solve.Stopping;

/**
 * How a selection is made.
 *
 * @param scaling intercept and standardisation
 * @param l1Ratio 1 for the Lasso, below 1 for the elastic net
 * @param lambdas of the path that is cross-validated
 * @param folds number of folds
 * @param seed seed of the folds and the halves
 * @param rule how lambda is chosen
 * @param stopping when the solver may stop
 * @param constraints penalty factors of all weights, and bounds of the Lasso's: with bounds ridge has no closed form
 * @param repeats cross-validations with folds of their own, of which the mean is taken
 * @param pairs pairs of halves for the selection frequencies; 0 for none
 * @param adaptive whether each feature's penalty is inverse to its weight in a ridge fit (Zou 2006)
 * @param relaxed whether least squares on the kept features predicts, in cross-validation too (Meinshausen 2007)
 * @param followed whether the path is followed from knot to knot, for pages and pictures
 */
public record SelectionOptions(
        Scaling scaling,
        double l1Ratio,
        Lambdas lambdas,
        int folds,
        long seed,
        Rule rule,
        Stopping stopping,
        Constraints constraints,
        int repeats,
        int pairs,
        boolean adaptive,
        boolean relaxed,
        boolean followed) {
    /** Pairs of halves that Shah and Samworth (2013) recommend. */
    public static final int PAIRS = 50;
    /** The Lasso on standardised columns with an intercept, 10 folds, seed 1, the one-standard-error rule. */
    public static final SelectionOptions DEFAULT =
            new SelectionOptions(Scaling.STANDARD, 1, Lambdas.GRID, 10, 1, Rule.ONE_SE, Stopping.DEFAULT,
                    Constraints.NONE);

    public SelectionOptions {
        if (repeats < 1) {
            throw new IllegalArgumentException("number of repeats is " + repeats + "; it must be at least 1");
        }
        if (pairs < 0) {
            throw new IllegalArgumentException("number of pairs of halves is " + pairs + "; it must be at least 0");
        }
    }

    /** The plain Lasso, cross-validated once, with selection frequencies. */
    public SelectionOptions(
            Scaling scaling,
            double l1Ratio,
            Lambdas lambdas,
            int folds,
            long seed,
            Rule rule,
            Stopping stopping,
            Constraints constraints) {
        this(scaling, l1Ratio, lambdas, folds, seed, rule, stopping, constraints, 1, PAIRS, false, false, true);
    }

    /**
     * The same with the number of folds that the data tell, if they do.
     *
     * @throws IllegalArgumentException if those cannot be folds, or the cross-validation is to be repeated, on the same ones
     */
    public SelectionOptions on(Observations data) {
        if (data.folds().length == 0) {
            return this;
        }
        if (repeats > 1) {
            throw new IllegalArgumentException("number of repeats is " + repeats
                    + "; with given folds it must be 1, since all would be the same");
        }
        return new SelectionOptions(scaling, l1Ratio, lambdas, Folds.labelled(data.folds()).count(), seed, rule,
                stopping, constraints, repeats, pairs, adaptive, relaxed, followed);
    }

    /** The same with constraints on single weights. */
    public SelectionOptions withConstraints(Constraints other) {
        return new SelectionOptions(scaling, l1Ratio, lambdas, folds, seed, rule, stopping, other, repeats, pairs,
                adaptive, relaxed, followed);
    }

    /** The same with another share of L1. */
    public SelectionOptions withL1Ratio(double other) {
        return new SelectionOptions(scaling, other, lambdas, folds, seed, rule, stopping, constraints, repeats, pairs,
                adaptive, relaxed, followed);
    }

    /** The same with another rule. */
    public SelectionOptions withRule(Rule other) {
        return new SelectionOptions(scaling, l1Ratio, lambdas, folds, seed, other, stopping, constraints, repeats,
                pairs,
                adaptive, relaxed, followed);
    }

    /** The same, cross-validated several times. */
    public SelectionOptions withRepeats(int count) {
        return new SelectionOptions(scaling, l1Ratio, lambdas, folds, seed, rule, stopping, constraints, count, pairs,
                adaptive, relaxed, followed);
    }

    /** The same with another number of pairs of halves. */
    public SelectionOptions withPairs(int count) {
        return new SelectionOptions(scaling, l1Ratio, lambdas, folds, seed, rule, stopping, constraints, repeats, count,
                adaptive, relaxed, followed);
    }

    /** The same with another kind of Lasso. */
    public SelectionOptions with(boolean adaptiveLasso, boolean relaxedLasso) {
        return new SelectionOptions(scaling, l1Ratio, lambdas, folds, seed, rule, stopping, constraints, repeats, pairs,
                adaptiveLasso, relaxedLasso, followed);
    }

    /** The same, for numbers alone: no page or picture is to be made of the selection. */
    public SelectionOptions withoutTrack() {
        return new SelectionOptions(scaling, l1Ratio, lambdas, folds, seed, rule, stopping, constraints, repeats, pairs,
                adaptive, relaxed, false);
    }

    /** Steps of which progress is told: folds of both methods, and pairs. */
    public int steps() {
        return 2 * folds * repeats + pairs;
    }
}
