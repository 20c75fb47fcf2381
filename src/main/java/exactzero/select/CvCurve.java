package exactzero.select;

/**
 * Cross-validated prediction error along a path.
 *
 * @param lambda decreasing, length K
 * @param mean mean squared error on rows not fitted, averaged over folds by their weight
 * @param se its standard error over folds
 */
public record CvCurve(double[] lambda, double[] mean, double[] se) {

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
