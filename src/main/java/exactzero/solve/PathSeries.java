package exactzero.solve;

import java.util.Arrays;

/**
 * Weights and pulls as power series in the way delta that lambda has come down from lambda_0, while states stand still. Where they
 * are more than lines they are kept in q = delta / lambda_0, since powers of a small or large lambda leave the range of a double.
 *
 * <p>With l1_j = lambda u_j, l2_j = lambda d_j, D = diag(d_A) and H = G_AA + lambda_0 D, the stationarity of the active
 * weights reads (H - delta D) b = c_A - (lambda_0 - delta) u_A s_A. Equal powers of delta give b = b_0 + sum_k beta_k delta^k,
 *
 * <pre>    H beta_1 = u_A s_A + D b_0,    H beta_k = D beta_(k-1),    c = c_0 - sum_k G beta_k delta^k</pre>
 *
 * <p>Without d it ends at k = 1: the Lasso is piecewise linear. Else, since H - lambda_0 D = G_AA is not negative, the norm of
 * D^(1/2) beta_k shrinks at least by 1 / lambda_0 from one k to the next, and with N = lambda_0^(K + 1/2) |D^(1/2) beta_K| of the
 * last term kept and e_j = lambda_0 d_j, what is left out is at most N e_j^(-1/2) q^(K+1) / (1 - q) for a weight with e_j > 0, and
 * N q^(K+1) / (1 - q) for a pull. {@link #radius} is where that is below rounding, of weights of a size of 1 / (1 + e_j).
 */
final class PathSeries {
    /** Terms kept where the path is curved: they reach at least a sixth of the way to lambda = 0. */
    private static final int TERMS = 24;
    private static final double EPSILON = 0x1p-53;

    private final double[][] weights;
    private final double[][] pulls;
    private final double unit;
    private final double radius;
    private double bend;

    /**
     * @param l1 u_j by position of W
     * @param l2 d_j by position of W
     * @param b weights at lambda_0 by position of W
     * @param spread root of y'y / n, the size that rounding is relative to
     */
    PathSeries(WorkingSet w, ActiveFeatures active, double[] l1, double[] l2, double[] b, double lambda,
            double spread) {
        int m = active.size();
        boolean curved = false;
        double[] x = new double[m];
        for (int k = 0; k < m; k++) {
            int i = active.at(k);
            curved |= l2[i] > 0;
            x[k] = l1[i] * active.sign(k) + l2[i] * b[i];
        }
        int terms = curved ? TERMS : 1;
        unit = curved ? lambda : 1;
        for (int k = 0; k < m; k++) {
            x[k] *= unit;
        }
        weights = new double[terms + 1][];
        pulls = new double[terms + 1][w.size()];
        for (int term = 1; term <= terms; term++) {
            active.solve(x);
            weights[term] = x.clone();
            active.subtractGram(x, pulls[term]);
            for (int k = 0; k < m; k++) {
                x[k] *= unit * l2[active.at(k)];
            }
        }
        double length = spread + Arrays.stream(b).map(Math::abs).sum();
        radius = curved ? radius(active, l2, lambda, length) : Double.POSITIVE_INFINITY;
        for (int term = terms; term > 1; term--) {
            double square = 0;
            for (int k = 0; k < m; k++) {
                square -= weights[term][k] * pulls[term][active.at(k)];
            }
            bend = (bend + Math.sqrt(Math.max(square, 0))) * radius;
        }
        bend *= terms > 1 ? radius : 1;
    }

    private double radius(ActiveFeatures active, double[] l2, double lambda, double length) {
        double square = 0;
        double worst = 1;
        double[] last = weights[TERMS];
        for (int k = 0; k < last.length; k++) {
            double e = lambda * l2[active.at(k)];
            double root = Math.sqrt(e) * last[k];
            square += root * root;
            worst = e > 0 ? Math.max(worst, (1 + e) / Math.sqrt(e)) : worst;
        }
        double left = Math.sqrt(square) * worst / (length * EPSILON);
        double q = 0.5;
        while (left * Math.pow(q, TERMS + 1) / (1 - q) > 1) {
            q *= 0.9;
        }
        return q;
    }

    /** What delta is measured in here: 1, or lambda_0. */
    double unit() {
        return unit;
    }

    /** The largest delta, in units, up to which the series are good to rounding. */
    double radius() {
        return radius;
    }

    /** A bound, for any column, on how far a pull strays from a straight line within the radius. */
    double bend() {
        return bend;
    }

    /** Number of coefficients of each series, the constant one included. */
    int length() {
        return weights.length;
    }

    /** The coefficient of the power of delta, in units, in the k-th active weight. */
    double weight(int term, int k) {
        return weights[term][k];
    }

    /** The coefficient of the power of delta, in units, in the pull at a position of W. */
    double pull(int term, int position) {
        return pulls[term][position];
    }

    /** The value of the k-th active weight at delta, less that at 0. */
    double weightChange(int k, double delta) {
        double change = 0;
        for (int term = weights.length - 1; term > 0; term--) {
            change = (change + weights[term][k]) * delta;
        }
        return change;
    }

    /** The value of a pull at delta, less that at 0. */
    double pullChange(int position, double delta) {
        double change = 0;
        for (int term = pulls.length - 1; term > 0; term--) {
            change = (change + pulls[term][position]) * delta;
        }
        return change;
    }
}
