package exactzero.path;

import java.util.Arrays;

/**
 * The lambdas of a path: given ones, or a geometric grid from the smallest lambda at which every weight is zero.
 *
 * @param given lambdas asked for, in any order; empty for a grid
 * @param count number of grid values
 * @param ratio smallest over largest grid value; NaN for the default, 1e-2 when n &lt; p and 1e-4 else
 */
public record Lambdas(double[] given, int count, double ratio) {
    /** A grid of 100 values with the default ratio. */
    public static final Lambdas GRID = new Lambdas(new double[0], 100, Double.NaN);

    public Lambdas {
        given = given.clone();
        for (double lambda : given) {
            if (!(lambda >= 0) || lambda == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("lambda is " + lambda + "; it must be a number of at least 0");
            }
        }
        if (count < 1) {
            throw new IllegalArgumentException("number of lambdas is " + count + "; it must be at least 1");
        }
        if (!Double.isNaN(ratio) && !(ratio > 0 && ratio < 1)) {
            throw new IllegalArgumentException("lambda ratio is " + ratio + "; it must lie between 0 and 1");
        }
    }

    /** The given lambdas and no others. */
    public static Lambdas of(double... lambdas) {
        return new Lambdas(lambdas, Math.max(1, lambdas.length), Double.NaN);
    }

    /** A geometric grid. */
    public static Lambdas grid(int count, double ratio) {
        return new Lambdas(new double[0], count, ratio);
    }

    /** The lambdas in decreasing order, for a problem of n rows and p features; {0} where nothing pulls on any weight. */
    double[] values(double largest, int n, int p) {
        if (given.length == 0 && largest == 0) {
            return new double[1];
        }
        return given.length > 0 ? decreasing() : geometric(largest, largest * effectiveRatio(n, p));
    }

    private double effectiveRatio(int n, int p) {
        return Double.isNaN(ratio) ? (n < p ? 1e-2 : 1e-4) : ratio;
    }

    /** The given lambdas in decreasing order. */
    double[] decreasing() {
        double[] values = given.clone();
        Arrays.sort(values);
        for (int i = 0; i < values.length / 2; i++) {
            double swapped = values[i];
            values[i] = values[values.length - 1 - i];
            values[values.length - 1 - i] = swapped;
        }
        return values;
    }

    /** Equal steps of log lambda from a largest to a smallest value; the ends are exact. */
    double[] geometric(double largest, double smallest) {
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = largest * Math.pow(smallest / largest, k / Math.max(1.0, count - 1.0));
        }
        return values;
    }
}
