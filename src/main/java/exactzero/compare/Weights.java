package exactzero.compare;

/**
 * A fitted linear model, whoever fitted it.
 *
 * @param intercept in units of the target
 * @param coefficients in original units, length p; not modified
 */
public record Weights(double intercept, double[] coefficients) {

    /** Whether all of them are numbers. */
    public boolean finite() {
        double sum = intercept;
        for (double coefficient : coefficients) {
            sum += Math.abs(coefficient);
        }
        return Double.isFinite(sum);
    }

    /** Root of the mean squared error on the rows of some columns. */
    double error(double[][] columns, double[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double off = y[i] - intercept;
            for (int j = 0; j < coefficients.length; j++) {
                off -= coefficients[j] * columns[j][i];
            }
            sum += off * off;
        }
        return Math.sqrt(sum / y.length);
    }
}
