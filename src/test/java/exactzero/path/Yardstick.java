package exactzero.path;

import exactzero.data.Dataset;
import exactzero.design.Scaling;

/**
 * Measures coefficients in original units on the data as given: nothing of the library computes it.
 *
 * <p>With theta_j the penalised weight (coefficient times deviation, or the coefficient itself), the elastic net is the
 * Lasso with rows sqrt(n l2) e_j added, so that r'r / n gains l2 theta'theta and pulls become c_j - l2 theta_j. The primal
 * is P = r'r / 2n + l1 |theta|_1, the dual at s r is D = (s y'r - s^2 r'r / 2) / n, s = min(1, l1 / max |c_j|).
 */
public final class Yardstick {
    private final double[] w;
    private final double[] y;
    private final double[][] x;
    private final double[] unit;
    private double largestPull;

    /** Centres the data; the intercept is the one that fits best. */
    public Yardstick(Dataset data, Scaling scaling) {
        w = weights(data);
        y = centred(data.y(), scaling.intercept());
        x = new double[data.size()][];
        unit = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            x[j] = centred(data.columns()[j], scaling.intercept());
            double[] d = centred(data.columns()[j], true);
            unit[j] = scaling.standardize() ? Math.sqrt(mean(d, d)) : 1;
            if (unit[j] > 0) {
                largestPull = Math.max(largestPull, Math.abs(mean(x[j], y)) / unit[j]);
            }
        }
    }

    /** Measures a fit. */
    public Optimality of(double l1Ratio, double lambda, double[] beta) {
        double[] r = y.clone();
        for (int j = 0; j < beta.length; j++) {
            for (int i = 0; beta[j] != 0 && i < r.length; i++) {
                r[i] -= beta[j] * x[j][i];
            }
        }
        double l1 = lambda * l1Ratio;
        double l2 = lambda * (1 - l1Ratio);
        double square = mean(r, r);
        double length = 0;
        double largest = 0;
        double violation = 0;
        for (int j = 0; j < beta.length; j++) {
            if (unit[j] == 0) {
                continue;
            }
            double theta = beta[j] * unit[j];
            double c = mean(x[j], r) / unit[j] - l2 * theta;
            violation = Math.max(violation,
                    theta == 0 ? Math.abs(c) - l1 : Math.abs(c - l1 * Math.signum(theta)));
            largest = Math.max(largest, Math.abs(c));
            square += l2 * theta * theta;
            length += Math.abs(theta);
        }
        double s = Math.min(1, l1 / largest);
        double primal = square / 2 + l1 * length;
        double dual = s * mean(y, r) - s * s * square / 2;
        double total = mean(y, y) / 2;
        return new Optimality((primal - dual) / total, violation, primal / total, largestPull);
    }

    /** Weights scaled to sum to one. */
    private static double[] weights(Dataset data) {
        double total = 0;
        for (double v : data.weights()) {
            total += v;
        }
        double[] w = new double[data.rows()];
        for (int i = 0; i < w.length; i++) {
            w[i] = data.weights()[i] / total;
        }
        return w;
    }

    private double[] centred(double[] x, boolean centre) {
        double[] out = x.clone();
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

    private double mean(double[] x, double[] y) {
        double s = 0;
        for (int i = 0; i < w.length; i++) {
            s += w[i] * x[i] * y[i];
        }
        return s;
    }
}
