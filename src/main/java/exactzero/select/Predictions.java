package exactzero.select;

import exactzero.data.Observations;
import exactzero.kernel.Kernel;
import java.util.Arrays;

/** What a linear model predicts. */
public final class Predictions {
    private Predictions() {}

    /** intercept + sum_j beta_j x_j for every row. */
    static double[] of(double intercept, double[] beta, Observations rows) {
        double[] predicted = new double[rows.rows()];
        Arrays.fill(predicted, intercept);
        for (int j = 0; j < beta.length; j++) {
            if (beta[j] != 0.0) {
                rows.addColumn(j, beta[j], predicted);
            }
        }
        return predicted;
    }

    /** intercept + sum_j beta_j x_j for every row of at least one column. */
    public static double[] of(double intercept, double[] beta, double[][] columns) {
        return of(intercept, beta, columns, columns[0].length);
    }

    /** The same for a number of rows, of which there may be no column. */
    static double[] of(double intercept, double[] beta, double[][] columns, int rows) {
        double[] predicted = new double[rows];
        Arrays.fill(predicted, intercept);
        for (int j = 0; j < beta.length; j++) {
            if (beta[j] != 0.0) {
                Kernel.axpy(beta[j], columns[j], predicted, predicted.length);
            }
        }
        return predicted;
    }
}
