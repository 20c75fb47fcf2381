package exactzero.select;

import exactzero.certify.WeightProof;

/**
 * What a selection says of one feature.
 *
 * @param name the feature
 * @param lasso Lasso coefficient at the chosen lambda, original units; exactly 0.0 when dropped
 * @param ridge ridge coefficient at ridge's own chosen lambda, original units
 * @param relaxed least-squares coefficient on the kept features, original units; 0.0 when dropped
 * @param proof what is proved about the Lasso weight
 * @param zeroAtOrAbove smallest known lambda from which on the Lasso weight is zero; the path's last lambda when it is
 *     zero all along
 * @param frequency share of random halves of the rows in which it is kept at that lambda; NaN when not asked for
 * @param twin its near-substitute, {@link Twin#NONE} without one
 */
public record FeatureResult(
        String name,
        double lasso,
        double ridge,
        double relaxed,
        WeightProof proof,
        double zeroAtOrAbove,
        double frequency,
        Twin twin) {

    /** Whether the Lasso weight is exactly zero. */
    public boolean zero() {
        return lasso == 0.0;
    }
}
