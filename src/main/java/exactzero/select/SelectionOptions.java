package exactzero.select;

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
 * @param seed seed of the folds
 * @param rule how lambda is chosen
 * @param stopping when the solver may stop
 * @param constraints penalty factors and bounds of the Lasso's weights; ridge is fitted without them
 */
public record SelectionOptions(
        Scaling scaling,
        double l1Ratio,
        Lambdas lambdas,
        int folds,
        long seed,
        Rule rule,
        Stopping stopping,
        Constraints constraints) {
    /** The Lasso on standardised columns with an intercept, 10 folds, seed 1, the one-standard-error rule. */
    public static final SelectionOptions DEFAULT =
            new SelectionOptions(Scaling.STANDARD, 1, Lambdas.GRID, 10, 1, Rule.ONE_SE, Stopping.DEFAULT,
                    Constraints.NONE);

    /** The same with constraints on single weights. */
    public SelectionOptions withConstraints(Constraints other) {
        return new SelectionOptions(scaling, l1Ratio, lambdas, folds, seed, rule, stopping, other);
    }
}
