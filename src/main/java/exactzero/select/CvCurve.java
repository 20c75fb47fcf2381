package exactzero.select;

import java.util.List;

/**
 * Cross-validated prediction error along a path.
 *
 * @param lambda decreasing, length K
 * @param mean mean squared error on rows not fitted, averaged over folds by their weight
 * @param se its standard error over folds
 */
public record CvCurve(double[] lambda, double[] mean, double[] se) {

    /**
     * The mean over folds of the error in the fold, weighted by the fold, and its standard error: the root of the weighted
     * variance over K - 1.
     *
     * @param error for each fold the error at each lambda
     * @param share weight of each fold
     */
    static CvCurve of(double[] lambda, double[][] error, double[] share) {
        double[] mean = new double[lambda.length];
        double[] se = new double[lambda.length];
        double total = 0;
        for (double one : share) {
            total += one;
        }
        for (int k = 0; k < lambda.length; k++) {
            double variance = 0;
            for (int fold = 0; fold < error.length; fold++) {
                mean[k] += share[fold] / total * error[fold][k];
            }
            for (int fold = 0; fold < error.length; fold++) {
                double off = error[fold][k] - mean[k];
                variance += share[fold] / total * off * off;
            }
            se[k] = Math.sqrt(variance / (error.length - 1));
        }
        return new CvCurve(lambda.clone(), mean, se);
    }

    /**
     * The mean of curves of repeated cross-validations on the same lambdas. Standard errors are averaged, not divided by the
     * number of repeats: those are of the same rows.
     */
    static CvCurve mean(List<CvCurve> curves) {
        double[] mean = new double[curves.getFirst().lambda.length];
        double[] se = new double[mean.length];
        for (CvCurve curve : curves) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += curve.mean[k] / curves.size();
                se[k] += curve.se[k] / curves.size();
            }
        }
        return curves.size() == 1 ? curves.getFirst() : new CvCurve(curves.getFirst().lambda, mean, se);
    }

    /** The index of the smallest error; the largest lambda among ties. */
    public int min() {
        int best = 0;
        for (int k = 1; k < mean.length; k++) {
            if (mean[k] < mean[best]) {
                best = k;
            }
        }
        return best;
    }

    /** The index of the largest lambda whose error is within one standard error of the smallest. */
    public int oneSe() {
        int best = min();
        for (int k = 0; k < best; k++) {
            if (mean[k] <= mean[best] + se[best]) {
                return k;
            }
        }
        return best;
    }
}
