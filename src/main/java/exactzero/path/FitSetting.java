package exactzero.path;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import java.util.Arrays;

/**
 * What the conversion of a penalty to another tool's terms depends on.
 *
 * @param rows n
 * @param features p
 * @param totalWeight sum of the observation weights, n when these are equal
 * @param equalWeights whether every row counts the same
 * @param squaredShares sum of the squared weights when these sum to 1: 1/n when unweighted
 * @param targetScale root of the weighted mean square of the target, about its mean if there is an intercept
 * @param targetDeviation the weighted 1/n standard deviation of the target
 * @param meanFactor mean penalty factor, excluded features counting 1
 * @param scaling how the fit is prepared
 * @param constraints of the fit
 */
public record FitSetting(int rows, int features, double totalWeight, boolean equalWeights, double squaredShares,
        double targetScale, double targetDeviation, double meanFactor, Scaling scaling, Constraints constraints) {

    /** The setting of fits to prepared data. */
    public static FitSetting of(Standardized data, Scaling scaling, Constraints constraints) {
        double[] y = data.source().y();
        double[] weights = data.source().weights();
        double mean = 0;
        for (int i = 0; i < y.length; i++) {
            mean += data.share(i) * y[i];
        }
        double variance = 0;
        double squaredShares = 0;
        for (int i = 0; i < y.length; i++) {
            variance += data.share(i) * (y[i] - mean) * (y[i] - mean);
            squaredShares += data.share(i) * data.share(i);
        }
        int p = data.design().features();
        double factors = 0;
        for (int j = 0; j < p; j++) {
            factors += constraints.factor(j) == Double.POSITIVE_INFINITY ? 1 : constraints.factor(j);
        }
        double deviation = Math.sqrt(variance);
        boolean equal = Arrays.stream(weights).allMatch(w -> w == weights[0]);
        return new FitSetting(y.length, p, equal ? y.length : Arrays.stream(weights).sum(), equal, squaredShares,
                scaling.intercept() ? deviation : Math.hypot(deviation, mean), deviation, factors / p, scaling,
                constraints);
    }

    /** Whether any feature has a penalty factor of its own. */
    public boolean hasFactors() {
        return Arrays.stream(constraints.factors()).anyMatch(factor -> factor != 1);
    }

    /** Whether any coefficient is kept within bounds. */
    public boolean hasBounds() {
        return constraints.lower().length > 0 || constraints.upper().length > 0;
    }

    /** 1/n over unbiased standard deviation, of any column: sqrt((n - 1) / n) when unweighted. */
    double bias() {
        return Math.sqrt(1 - squaredShares);
    }
}
