package exactzero.select;

import exactzero.kernel.Kernel;
import java.util.Arrays;

/** What a linear model predicts. */
final class Predictions {
    private Predictions() {}

    /** intercept + sum_j beta_j x_j for every row of at least one column. */
    static double[] of(double intercept, double[] beta, double[][] columns) {
        double[] predicted = new double[columns[0].length];
        Arrays.fill(predicted, intercept);
        for (int j = 0; j < beta.length; j++) {
            if (beta[j] != 0.0) {
                Kernel.axpy(beta[j], columns[j], predicted, predicted.length);
            }
        }
        return predicted;
    }
}
