package exactzero.design;

import exactzero.kernel.Kernel;

/**
 * Observation weights, normalised.
 *
 * @param share weights that sum to 1
 * @param root square roots of the weights scaled to sum to n; empty when all are equal
 * @param first the first row whose weight is not zero
 */
record RowWeights(double[] share, double[] root, int first) {
    private static final Kernel KERNEL = Kernel.BEST;

    /** @param weights finite, not negative, not all zero */
    static RowWeights of(double[] weights) {
        int n = weights.length;
        double largest = 0;
        for (double weight : weights) {
            largest = Math.max(largest, weight);
        }
        // Weights are only ratios: a power of two keeps their sum in range and changes no digit.
        double down = Math.scalb(1.0, -Math.getExponent(largest));
        double[] share = new double[n];
        for (int i = 0; i < n; i++) {
            share[i] = weights[i] * down;
        }
        double total = KERNEL.sum(share, 0, n);
        double[] root = new double[n];
        boolean equal = true;
        int first = -1;
        for (int i = 0; i < n; i++) {
            share[i] /= total;
            root[i] = Math.sqrt(share[i] * n);
            equal &= weights[i] == weights[0];
            first = first < 0 && weights[i] > 0 ? i : first;
        }
        return new RowWeights(share, equal ? new double[0] : root, first);
    }

    boolean counts(int i) {
        return share[i] > 0;
    }

    /** The weighted root mean square of z. */
    double norm(double[] z) {
        if (root.length == 0) {
            return Math.sqrt(KERNEL.dot(z, z) / z.length);
        }
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += share[i] * z[i] * z[i];
        }
        return Math.sqrt(sum);
    }

    void multiplyByRoot(double[] z) {
        for (int i = 0; i < root.length; i++) {
            z[i] *= root[i];
        }
    }
}
