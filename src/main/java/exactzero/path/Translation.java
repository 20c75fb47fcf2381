package exactzero.path;

import java.util.Map;

/**
 * Fits of a path in another tool's terms.
 *
 * @param dialect the tool's
 * @param setting of the fits
 * @param path the fits
 */
public record Translation(Dialect dialect, FitSetting setting, Path path) {

    /** @throws IllegalArgumentException where the tool cannot say it */
    public Translation {
        dialect.requireWordsFor(setting);
    }

    /** The tool's arguments for the k-th fit, by name. */
    public Map<String, Double> arguments(int k) {
        return dialect.arguments(setting, new Conversion.Strength(path.lambda()[k], path.l1Ratio()));
    }

    /** Whether the tool's weights are per standard deviation of their column: it is given standardised columns. */
    public boolean perDeviation() {
        return dialect == Dialect.SKLEARN && setting.scaling().standardize();
    }

    /** The weights that the tool returns for the k-th fit, length p. */
    public double[] coefficients(int k) {
        double[] beta = path.coefficients(k);
        if (perDeviation()) {
            for (int j = 0; j < beta.length; j++) {
                beta[j] *= path.scaling().penalised(j);
            }
        }
        return beta;
    }

    /** The intercept that the tool returns for the k-th fit. */
    public double intercept(int k) {
        return perDeviation() ? path.scaling().yMean() : path.intercept(k);
    }
}
