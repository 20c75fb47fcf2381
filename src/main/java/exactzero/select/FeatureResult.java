package exactzero.select;

import exactzero.certify.WeightProof;

/**
 * What a selection says of one feature.
 *
 * @param name the feature
 * @param lasso Lasso coefficient at the chosen lambda, original units; exactly 0.0 when dropped
 * @param ridge ridge coefficient at ridge's own chosen lambda, original units
 * @param proof what is proved about the Lasso weight
 * @param zeroAtOrAbove smallest known lambda from which on the Lasso weight is zero; the path's last lambda when it is
 *     zero all along
 */
public record FeatureResult(String name, double lasso, double ridge, WeightProof proof, double zeroAtOrAbove) {

    /** Whether the Lasso weight is exactly zero. */
    public boolean zero() {
        return lasso == 0.0;
    }
}
