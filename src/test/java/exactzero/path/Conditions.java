package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The conditions of optimality at one lambda, with penalty factors and bounds, on the data as given.
 *
 * <p>On the penalised scale (see {@link Theta}), with l1 = lambda l1Ratio v_j, l2 = lambda (1 - l1Ratio) v_j read as rows
 * added to the data, and lo, up the bounds there, Fenchel's dual at a residual s r is
 *
 * <pre>    D = s y'r / n - s^2 r'r / 2n - sum_j h_j(s c_j),    h_j(c) = max over lo &lt;= t &lt;= up of c t - l1 |t|
 *                                                                = max(0, up (c - l1), lo (c + l1))</pre>
 *
 * <p>which is finite when |s c_j| &lt;= l1 wherever a weight is unbounded in the direction of its pull.
 */
final class Conditions {
    private static final double INF = Double.POSITIVE_INFINITY;
    /** What converting a bound and back may cost. */
    private static final int ULPS = 8;

    private final Theta theta;
    private final double[] v;
    private final double[] l1;
    private final double[] l2;
    private final double[] lower;
    private final double[] upper;

    Conditions(Problem problem, Constraints constraints, double lambda) {
        theta = new Theta(problem.data(), problem.scaling());
        int p = theta.size();
        v = new double[p];
        l1 = new double[p];
        l2 = new double[p];
        lower = new double[p];
        upper = new double[p];
        for (int j = 0; j < p; j++) {
            v[j] = constraints.factor(j);
            l1[j] = v[j] == 0 || v[j] == INF ? v[j] : lambda * v[j] * problem.l1Ratio();
            l2[j] = v[j] == INF ? 0 : lambda * v[j] * (1 - problem.l1Ratio());
            lower[j] = v[j] == INF ? 0 : constraints.lower(j) * theta.unit(j);
            upper[j] = v[j] == INF ? 0 : constraints.upper(j) * theta.unit(j);
        }
    }

    /** The data on the scale of the conditions. */
    Theta theta() {
        return theta;
    }

    double scale() {
        double largest = 0;
        for (int j = 0; j < v.length; j++) {
            largest = Math.max(largest, Math.abs(theta.mean(theta.column(j), theta.y())));
        }
        return largest;
    }

    private double[] pulls(double[] t) {
        double[] r = theta.residual(t);
        double[] c = new double[v.length];
        for (int j = 0; j < c.length; j++) {
            c[j] = theta.mean(theta.column(j), r) - l2[j] * t[j];
        }
        return c;
    }

    boolean mayRise(int j, double t, int ulps) {
        return upper[j] == INF || t < upper[j] - ulps * Math.ulp(upper[j]);
    }

    boolean mayFall(int j, double t, int ulps) {
        return lower[j] == -INF || t > lower[j] + ulps * Math.ulp(lower[j]);
    }

    /** The largest violation; a weight within some ulps of a bound counts as at it. */
    double violation(double[] t, int ulps) {
        double[] c = pulls(t);
        double worst = 0;
        for (int j = 0; j < v.length; j++) {
            boolean mayRise = mayRise(j, t[j], ulps);
            boolean mayFall = mayFall(j, t[j], ulps);
            double rise = c[j] - (t[j] >= 0 ? l1[j] : -l1[j]);
            double fall = -c[j] + (t[j] > 0 ? l1[j] : -l1[j]);
            worst = Math.max(worst, Math.max(mayRise ? rise : 0, mayFall ? fall : 0));
        }
        return worst;
    }

    /** (P - D) / (y'y / 2n). */
    double gap(double[] t) {
        double[] r = theta.residual(t);
        double[] c = pulls(t);
        double square = theta.mean(r, r);
        double s = 1;
        double length = 0;
        for (int j = 0; j < v.length; j++) {
            square += l2[j] * t[j] * t[j];
            length += t[j] == 0 ? 0 : l1[j] * Math.abs(t[j]);
            double bound = c[j] > 0 ? upper[j] : -lower[j];
            if (bound == INF && l1[j] > 0 && Math.abs(c[j]) > l1[j]) {
                s = Math.min(s, l1[j] / Math.abs(c[j]));
            }
        }
        double dual = s * theta.mean(theta.y(), r) - s * s * square / 2;
        for (int j = 0; j < v.length; j++) {
            double above = Math.abs(s * c[j]) - l1[j];
            double bound = c[j] > 0 ? upper[j] : -lower[j];
            dual -= above > 0 && bound < INF ? above * bound : 0;
        }
        return (square / 2 + length - dual) / (theta.mean(theta.y(), theta.y()) / 2);
    }

    /** P / (y'y / 2n). */
    double objective(double[] t) {
        double[] r = theta.residual(t);
        double sum = theta.mean(r, r) / 2;
        for (int j = 0; j < v.length; j++) {
            sum += t[j] == 0 ? 0 : l1[j] * Math.abs(t[j]) + l2[j] * t[j] * t[j] / 2;
        }
        return sum / (theta.mean(theta.y(), theta.y()) / 2);
    }

    /**
     * What rounding may add to a gap: the data and the coefficients are doubles, so that a residual is known to e ||y||, with
     * e = (n + p + 16) eps (1 + M) and M = sum_j |t_j| ||x_j|| / ||y||, and a pull to e ||y|| ||x_j||. Weights times that, and the dual
     * point shrunk by q = e ||y|| ||x_j|| / l1_j at most, make up 2 e M + 2 q + q^2, relative to y'y / 2n.
     */
    double rounding(double[] t) {
        double e = residualError(t);
        double length = Math.sqrt(theta.mean(theta.y(), theta.y()));
        double q = 0;
        for (int j = 0; j < v.length; j++) {
            q = l1[j] > 0 ? Math.max(q, e * length * norm(j) / l1[j]) : q;
        }
        return 2 * e * magnitude(t) + 2 * q + q * q;
    }

    /** The error of a residual, relative to y, by rounding. */
    double residualError(double[] t) {
        return (theta.y().length + v.length + 16) * 0x1p-53 * (1 + magnitude(t));
    }

    /** The smallest l1 that is not 0, as a correlation. */
    double leastStrength() {
        double length = Math.sqrt(theta.mean(theta.y(), theta.y()));
        double least = INF;
        for (int j = 0; j < v.length; j++) {
            least = l1[j] == 0 && v[j] == 0 || norm(j) == 0 ? least : Math.min(least, l1[j] / norm(j) / length);
        }
        return least;
    }

    /** The largest pull that neither l1 nor a bound holds, as a correlation with the longest of the columns. */
    double largestFreePull(double[] t) {
        double[] c = pulls(t);
        double largest = 0;
        double longest = 0;
        for (int j = 0; j < v.length; j++) {
            longest = Math.max(longest, norm(j));
            boolean held = c[j] > 0 ? !mayRise(j, t[j], ULPS) : !mayFall(j, t[j], ULPS);
            largest = l1[j] == 0 && !held ? Math.max(largest, Math.abs(c[j])) : largest;
        }
        return largest / longest / Math.sqrt(theta.mean(theta.y(), theta.y()));
    }

    private double magnitude(double[] t) {
        double sum = 0;
        for (int j = 0; j < v.length; j++) {
            sum += Math.abs(t[j]) * norm(j);
        }
        return sum / Math.sqrt(theta.mean(theta.y(), theta.y()));
    }

    private double norm(int j) {
        return Math.sqrt(theta.mean(theta.column(j), theta.column(j)));
    }

    /** Every weight zero, inside on either side, or at either bound: the one choice that is optimal. */
    double[] bruteForce() {
        int p = v.length;
        double[] best = new double[0];
        double least = INF;
        for (int code = 0; code < (int) Math.pow(5, p); code++) {
            double[] t = candidate(code);
            double violation = t.length == 0 ? INF : violation(t, 0);
            if (violation < least) {
                least = violation;
                best = t;
            }
        }
        assertThat(least).isLessThan(1e-12 * scale());
        return best;
    }

    private double[] candidate(int code) {
        int p = v.length;
        DMatrixRMaj a = CommonOps_DDRM.identity(p);
        DMatrixRMaj right = new DMatrixRMaj(p, 1);
        int[] state = new int[p];
        int rest = code;
        for (int j = 0; j < p; j++) {
            state[j] = rest % 5;
            rest /= 5;
            double fixed = state[j] == 3 ? lower[j] : state[j] == 4 ? upper[j] : 0;
            if (Double.isInfinite(fixed) || (l1[j] == INF && state[j] > 0)) {
                return new double[0];
            }
            right.set(j, fixed);
        }
        for (int j = 0; j < p; j++) {
            if (state[j] != 1 && state[j] != 2) {
                continue;
            }
            for (int k = 0; k < p; k++) {
                a.set(j, k, theta.mean(theta.column(j), theta.column(k)) + (j == k ? l2[j] : 0));
            }
            right.set(j, theta.mean(theta.column(j), theta.y()) - (state[j] == 1 ? l1[j] : -l1[j]));
        }
        DMatrixRMaj x = new DMatrixRMaj(p, 1);
        if (!CommonOps_DDRM.solve(a, right, x)) {
            return new double[0];
        }
        double[] t = x.data;
        for (int j = 0; j < p; j++) {
            boolean wrongSide = l1[j] > 0 && (state[j] == 1 && t[j] <= 0 || state[j] == 2 && t[j] >= 0);
            boolean inside = state[j] == 1 || state[j] == 2;
            t[j] = inside ? t[j] : right.get(j);
            if (wrongSide || t[j] < lower[j] || t[j] > upper[j]) {
                return new double[0];
            }
        }
        return t;
    }
}
