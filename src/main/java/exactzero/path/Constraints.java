package exactzero.path;

import exactzero.data.DataException;
import exactzero.design.Standardization;

/**
 * What is asked of single weights beyond the common penalty.
 *
 * @param factors length p, each multiplies lambda for its feature: 0 leaves the weight unpenalised, infinity excludes the
 *     feature; used as given, not rescaled to sum to p as glmnet does; empty for all 1
 * @param lower length p, smallest coefficients in original units, each at most 0; empty for none
 * @param upper length p, largest coefficients in original units, each at least 0; empty for none
 */
public record Constraints(double[] factors, double[] lower, double[] upper) {
    /** No feature is treated specially. */
    public static final Constraints NONE = new Constraints(new double[0], new double[0], new double[0]);

    public Constraints {
        factors = factors.clone();
        lower = lower.clone();
        upper = upper.clone();
        for (double factor : factors) {
            if (!(factor >= 0)) {
                throw new IllegalArgumentException("a penalty factor is " + factor + "; it must be at least 0");
            }
        }
        for (double bound : lower) {
            if (!(bound <= 0)) {
                throw new IllegalArgumentException("a lower bound is " + bound + "; it must be at most 0");
            }
        }
        for (double bound : upper) {
            if (!(bound >= 0)) {
                throw new IllegalArgumentException("an upper bound is " + bound + "; it must be at least 0");
            }
        }
    }

    /** Penalty factors for p features. */
    public Constraints withFactors(double... perFeature) {
        return new Constraints(perFeature, lower, upper);
    }

    /** Bounds on the coefficients of p features, in original units. */
    public Constraints withBounds(double[] smallest, double[] largest) {
        return new Constraints(factors, smallest, largest);
    }

    /** No coefficient of p features may be negative. */
    public Constraints withoutNegative(int p) {
        return new Constraints(factors, new double[p], upper);
    }

    /** What multiplies lambda for a feature. */
    public double factor(int j) {
        return factors.length == 0 ? 1 : factors[j];
    }

    /** The same penalty factors without bounds. */
    public Constraints withoutBounds() {
        return new Constraints(factors, NONE.lower, NONE.upper);
    }

    /**
     * What ridge penalises: the size of every weight per unit of b_j, lambda / 2 sum_j (size_j b_j)^2.
     *
     * @throws IllegalArgumentException for bounds
     * @throws DataException where no feature is left to penalise
     */
    double[] ridgeSizes(Standardization back) {
        requireLength(back.size());
        if (lower.length > 0 || upper.length > 0) {
            throw new IllegalArgumentException("ridge takes no bounds on weights: with them it has no closed form");
        }
        double[] size = back.unit().clone();
        boolean any = false;
        for (int j = 0; j < size.length; j++) {
            size[j] *= Math.sqrt(factor(j));
            any |= size[j] > 0 && size[j] < Double.POSITIVE_INFINITY && !back.constant()[j];
        }
        if (!any) {
            throw new DataException("no feature that varies has a penalty factor above 0 and below infinity");
        }
        return size;
    }

    double lower(int j) {
        return lower.length == 0 ? Double.NEGATIVE_INFINITY : lower[j] + 0.0;
    }

    double upper(int j) {
        return upper.length == 0 ? Double.POSITIVE_INFINITY : upper[j] + 0.0;
    }

    /** Fails unless every array is empty or of length p. */
    void requireLength(int p) {
        for (double[] values : new double[][] {factors, lower, upper}) {
            if (values.length != 0 && values.length != p) {
                throw new IllegalArgumentException(values.length + " penalty factors or bounds for " + p + " features");
            }
        }
    }
}
