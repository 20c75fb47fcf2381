package exactzero.path;

import exactzero.design.Standardization;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits along decreasing lambdas.
 *
 * @param l1Ratio 1 for the Lasso, 0 for ridge, between them the elastic net
 * @param scaling the way from the standardised scale to original units
 * @param lambda strengths, decreasing, length K
 * @param b weights on the solvers' scale, K rows of length p; shared, not to be modified
 * @param gap relative duality gap reached at each lambda, (P - D) / (y'y / 2n); 0 for ridge, which is closed form
 * @param r2 share of the target's variation explained, on the rows fitted
 * @param converged whether the stopping rule was met at each lambda
 */
public record Path(
        double l1Ratio,
        Standardization scaling,
        double[] lambda,
        double[][] b,
        double[] gap,
        double[] r2,
        boolean[] converged) {

    /** The fits of this path and of another of the same data, by decreasing lambda. */
    Path merged(Path other) {
        int[] order = IntStream.range(0, size() + other.size()).boxed()
                .sorted(Comparator.comparingDouble(k -> -(k < size() ? lambda[k] : other.lambda[k - size()])))
                .mapToInt(k -> k).toArray();
        Path merged = new Path(l1Ratio, scaling, new double[order.length], new double[order.length][],
                new double[order.length], new double[order.length], new boolean[order.length]);
        for (int k = 0; k < order.length; k++) {
            Path from = order[k] < size() ? this : other;
            int index = order[k] < size() ? order[k] : order[k] - size();
            merged.lambda[k] = from.lambda[index];
            merged.b[k] = from.b[index];
            merged.gap[k] = from.gap[index];
            merged.r2[k] = from.r2[index];
            merged.converged[k] = from.converged[index];
        }
        return merged;
    }

    /** Names of the features, length p. */
    public List<String> features() {
        return scaling.features();
    }

    /** Number of lambdas, K. */
    public int size() {
        return lambda.length;
    }

    /** The path that has only the k-th lambda. */
    public Path only(int k) {
        return new Path(l1Ratio, scaling, new double[] {lambda[k]}, new double[][] {b[k]}, new double[] {gap[k]},
                new double[] {r2[k]}, new boolean[] {converged[k]});
    }

    /** Coefficients at the k-th lambda, in original units, length p. Zeros are exactly 0.0. */
    public double[] coefficients(int k) {
        return scaling.coefficients(b[k]);
    }

    /** The intercept at the k-th lambda. */
    public double intercept(int k) {
        return scaling.intercept(coefficients(k));
    }

    /** The intercepts at all lambdas, length K. */
    public double[] intercepts() {
        double[] intercepts = new double[lambda.length];
        for (int k = 0; k < intercepts.length; k++) {
            intercepts[k] = intercept(k);
        }
        return intercepts;
    }

    /** A weight per standard deviation of its column, in units of the target: comparable between features. */
    public double standardized(int k, int j) {
        return b[k][j] * scaling.yScale();
    }

    /** Number of weights that are not exactly zero at the k-th lambda. */
    public int nonzero(int k) {
        int count = 0;
        for (double weight : b[k]) {
            if (weight != 0.0) {
                count++;
            }
        }
        return count;
    }

    /** The largest lambda of the path at which a weight is not zero; NaN when it always is. */
    public double entry(int j) {
        for (int k = 0; k < lambda.length; k++) {
            if (b[k][j] != 0.0) {
                return lambda[k];
            }
        }
        return Double.NaN;
    }

    /** The smallest lambda of the path from which on, upwards, a weight is zero. */
    public double zeroAtOrAbove(int j) {
        int k = 0;
        while (k < lambda.length && b[k][j] == 0.0) {
            k++;
        }
        return k == 0 ? Double.POSITIVE_INFINITY : lambda[k - 1];
    }

    /** The largest relative duality gap; 0 of a path without lambdas. */
    public double largestGap() {
        return Arrays.stream(gap).max().orElse(0);
    }

    /** Whether the stopping rule was met at every lambda. */
    public boolean allConverged() {
        for (boolean c : converged) {
            if (!c) {
                return false;
            }
        }
        return true;
    }
}
