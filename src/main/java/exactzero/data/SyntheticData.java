package exactzero.data;

/**
 * A synthetic data set with the coefficients that made it. The arrays are shared and not to be modified.
 *
 * @param dataset what a fit is given
 * @param truth the coefficients, length p, on the features as they are; most are 0
 * @param intercept the target's mean where all features are 0
 * @param noiseSd standard deviation of the noise that was added
 */
public record SyntheticData(Dataset dataset, double[] truth, double intercept, double noiseSd) {}
