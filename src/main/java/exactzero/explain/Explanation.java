package exactzero.explain;

import exactzero.certify.WeightProof;
import exactzero.data.Observations;
import exactzero.design.PreparedTable;
import exactzero.select.FeatureResult;
import exactzero.select.Selection;

/**
 * Why one weight of a selection is or is not zero.
 *
 * @param selection which chose the lambdas
 * @param feature what the selection says of the feature
 * @param lasso the Lasso's (or elastic net's) loss along the weight, at the chosen lambda
 * @param ridge ridge's, at the lambda that the same rule chose for ridge
 */
public record Explanation(Selection selection, FeatureResult feature, WeightSlice lasso, WeightSlice ridge) {

    /**
     * Explains a feature of a selection.
     *
     * @param data what was selected from
     * @param j the feature
     */
    public static Explanation of(Observations data, Selection selection, int j) {
        PreparedTable prepared = PreparedTable.of(data, selection.options().scaling());
        WeightSlice lasso = WeightSlice.of(prepared, selection.fit().b()[0], selection.penalty(), j);
        int k = selection.ridgeChosen();
        WeightSlice ridge = WeightSlice.ridge(prepared, selection.ridge().b()[k], selection.ridge().lambda()[k],
                selection.options().constraints(), j);
        return new Explanation(selection, selection.features().get(j), lasso, ridge);
    }

    /** What is proved about the Lasso weight. */
    public WeightProof proof() {
        return feature.proof();
    }

    /** By how much the data's pull falls short of what a nonzero weight needs; negative when it does not. */
    public double margin() {
        return proof().margin();
    }

    /** The lambda that the same rule chose for ridge. */
    public double ridgeLambda() {
        return selection.ridge().lambda()[selection.ridgeChosen()];
    }
}
