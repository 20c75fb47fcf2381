package exactzero.design;

import exactzero.kernel.Kernel;

/**
 * Observation weights, normalised.
 *
 * @param share weights that sum to 1
 * @param root square roots of the weights scaled to sum to n; empty when all are equal
 * @param first the first row whose weight is not zero
 * @param unseen whether some rows have no weight
 */
record RowWeights(double[] share, double[] root, int first, boolean unseen) {
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
        boolean unseen = false;
        int first = -1;
        for (int i = 0; i < n; i++) {
            share[i] /= total;
            root[i] = Math.sqrt(share[i] * n);
            equal &= weights[i] == weights[0];
            unseen |= weights[i] == 0;
            first = first < 0 && weights[i] > 0 ? i : first;
        }
        return new RowWeights(share, equal ? new double[0] : root, first, unseen);
    }

    /** A column in which rows without weight hold a value that does no harm. */
    double[] withoutUnseen(double[] x, double harmless) {
        if (!unseen) {
            return x;
        }
        double[] seen = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            seen[i] = share[i] > 0 ? x[i] : harmless;
        }
        return seen;
    }

    /** What the rows from ... to - 1 add to the weighted mean of z. */
    double sum(double[] z, int from, int to) {
        return root.length == 0 ? KERNEL.sum(z, from, to) / z.length : KERNEL.dot(z, share, from, to);
    }

    /** What the rows from ... to - 1 add to the weighted mean square of z. */
    double sumOfSquares(double[] z, int from, int to) {
        if (root.length == 0) {
            return KERNEL.dot(z, z, from, to) / z.length;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += share[i] * z[i] * z[i];
        }
        return sum;
    }

    void multiplyByRoot(double[] z) {
        for (int i = 0; i < root.length; i++) {
            z[i] *= root[i];
        }
    }
}
