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
    private final Theta theta;
    private double largestPull;

    /** Centres the data; the intercept is the one that fits best. */
    public Yardstick(Dataset data, Scaling scaling) {
        theta = new Theta(data, scaling);
        for (int j = 0; j < theta.size(); j++) {
            largestPull = Math.max(largestPull, Math.abs(theta.mean(theta.column(j), theta.y())));
        }
    }

    /** Measures a fit. */
    public Optimality of(double l1Ratio, double lambda, double[] beta) {
        double[] t = theta.of(beta);
        double[] r = theta.residual(t);
        double l1 = lambda * l1Ratio;
        double l2 = lambda * (1 - l1Ratio);
        double square = theta.mean(r, r);
        double length = 0;
        double largest = 0;
        double violation = 0;
        for (int j = 0; j < t.length; j++) {
            double c = theta.mean(theta.column(j), r) - l2 * t[j];
            violation = Math.max(violation, t[j] == 0 ? Math.abs(c) - l1 : Math.abs(c - l1 * Math.signum(t[j])));
            largest = Math.max(largest, Math.abs(c));
            square += l2 * t[j] * t[j];
            length += Math.abs(t[j]);
        }
        double s = Math.min(1, l1 / largest);
        double primal = square / 2 + l1 * length;
        double dual = s * theta.mean(theta.y(), r) - s * s * square / 2;
        double total = theta.mean(theta.y(), theta.y()) / 2;
        return new Optimality((primal - dual) / total, violation, primal / total, largestPull);
    }
}
