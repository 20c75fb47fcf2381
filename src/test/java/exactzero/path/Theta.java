package exactzero.path;

import exactzero.data.Dataset;
import exactzero.design.Scaling;

/**
 * The data as given, centred and in units of the penalised weights theta_j = beta_j unit_j: what tests compute from without
 * the library. A constant column is all zeros.
 */
final class Theta {
    private final double[] w;
    private final double[] y;
    private final double[][] x;
    private final double[] unit;

    Theta(Dataset data, Scaling scaling) {
        double total = 0;
        for (double v : data.weights()) {
            total += v;
        }
        w = new double[data.rows()];
        for (int i = 0; i < w.length; i++) {
            w[i] = data.weights()[i] / total;
        }
        y = centred(data.y(), scaling.intercept());
        x = new double[data.size()][];
        unit = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            double[] deviations = centred(data.columns()[j], true);
            unit[j] = scaling.standardize() ? Math.sqrt(mean(deviations, deviations)) : 1;
            x[j] = centred(data.columns()[j], scaling.intercept());
            for (int i = 0; i < w.length; i++) {
                x[j][i] = unit[j] > 0 ? x[j][i] / unit[j] : 0;
            }
        }
    }

    double[] y() {
        return y;
    }

    double[] column(int j) {
        return x[j];
    }

    int size() {
        return x.length;
    }

    /** Coefficients on the penalised scale. */
    double[] of(double[] beta) {
        double[] theta = beta.clone();
        for (int j = 0; j < theta.length; j++) {
            theta[j] *= unit[j];
        }
        return theta;
    }

    double unit(int j) {
        return unit[j];
    }

    /** y less the fit of weights on the penalised scale. */
    double[] residual(double[] theta) {
        double[] r = y.clone();
        for (int j = 0; j < theta.length; j++) {
            for (int i = 0; theta[j] != 0 && i < r.length; i++) {
                r[i] -= theta[j] * x[j][i];
            }
        }
        return r;
    }

    /** The weighted mean of products. */
    double mean(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += w[i] * a[i] * b[i];
        }
        return sum;
    }

    private double[] centred(double[] values, boolean centre) {
        double[] out = values.clone();
        for (int turn = 0; centre && turn < 2; turn++) {
            double mean = 0;
            double first = out[0];
            for (int i = 0; i < out.length; i++) {
                mean += w[i] * (out[i] - first);
            }
            for (int i = 0; i < out.length; i++) {
                out[i] = (out[i] - first) - mean;
            }
        }
        return out;
    }
}
