package exactzero.design;

import exactzero.kernel.Kernel;

/**
 * A column after centring and before scaling.
 *
 * <p>It is measured from one of its own values first, so that a large common offset costs no digits, and centred twice,
 * because the first mean is itself rounded. Columns of extreme size are multiplied by a power of two, which is exact. Rows
 * without weight may hold anything: their values are not looked at.
 *
 * @param values (x - mean) * down, or x * down without an intercept
 * @param mean what was subtracted, in original units
 * @param deviation weighted standard deviation (1/n form) of values; 0 exactly when the column does not vary
 * @param norm weighted root mean square of values
 * @param down the power of two
 */
record CentredColumn(double[] values, double mean, double deviation, double norm, double down) {
    private static final Kernel KERNEL = Kernel.BEST;

    /** Exponents of two beyond which squares would leave the range of a double. */
    private static final int SAFE_EXPONENT = 400;

    static CentredColumn of(double[] x, RowWeights weights, boolean intercept) {
        int n = x.length;
        double reference = x[weights.first()];
        double spread = spread(x, reference, weights);
        double size = intercept ? spread : Math.max(spread, Math.abs(reference) / 2);
        int exponent = Math.getExponent(size);
        double down = size > 0 && Math.abs(exponent) > SAFE_EXPONENT ? Math.scalb(1.0, -exponent) : 1.0;
        double[] z = new double[n];
        double mean = reference;
        if (spread > 0) {
            for (int i = 0; i < n; i++) {
                z[i] = weights.counts(i) ? x[i] * down - reference * down : 0;
            }
            double shift = subtractMean(z, weights);
            mean += (shift + subtractMean(z, weights)) / down;
        }
        double deviation = weights.norm(z);
        if (intercept) {
            return new CentredColumn(z, mean, deviation, deviation, down);
        }
        for (int i = 0; i < n; i++) {
            z[i] = weights.counts(i) ? x[i] * down : 0;
        }
        return new CentredColumn(z, 0, deviation, weights.norm(z), down);
    }

    /** The values divided by a number, each row times the root of its weight. Takes the array over. */
    double[] dividedBy(double divisor, RowWeights weights) {
        double factor = 1 / divisor;
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        weights.multiplyByRoot(values);
        return values;
    }

    /** Half the largest distance from the reference, 0 exactly when no row with weight differs from it. */
    private static double spread(double[] x, double reference, RowWeights weights) {
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            if (weights.counts(i)) {
                largest = Math.max(largest, Math.abs(x[i] / 2 - reference / 2));
            }
        }
        return largest;
    }

    private static double subtractMean(double[] z, RowWeights weights) {
        double mean = KERNEL.dot(z, weights.share());
        for (int i = 0; i < z.length; i++) {
            z[i] -= mean;
        }
        return mean;
    }
}
