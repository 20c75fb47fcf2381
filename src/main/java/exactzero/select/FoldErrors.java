package exactzero.select;

import java.util.Optional;

/** Held-out errors of folds by a shorter way than to fit each from its rows. */
@FunctionalInterface
interface FoldErrors {
    /**
     * The weighted mean squared error of the held-out rows at every lambda.
     *
     * @return none where the shorter way does not lead to it, and the fold is to be fitted from its rows
     */
    Optional<double[]> of(int fold, double[] lambda);
}
