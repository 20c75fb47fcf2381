package exactzero.path;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.solve.Breakpoint.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * LARS with the Lasso modification, Efron, Hastie, Johnstone and Tibshirani (2004), as plainly as it can be written: normal
 * equations solved from nothing at every knot, on the data as given. Nothing of the library computes it.
 *
 * <p>While support A and signs s stand still, theta_A(lambda) = P - lambda Q with P = G_AA^-1 c_A(0), Q = G_AA^-1 (v_A s_A),
 * and the next knot is the largest smaller lambda at which a weight is zero or a pull reaches lambda v_j.
 */
final class PlainLars {
    private static final double SAME = 1e-9;

    private final double[][] gram;
    private final double[] atZero;
    private final double[] factor;
    private final boolean nonNegative;
    private final List<Integer> active = new ArrayList<>();
    private final List<Double> sign = new ArrayList<>();
    private double[] constant = new double[0];
    private double[] slope = new double[0];

    PlainLars(Dataset data, Scaling scaling, double[] factor, boolean nonNegative) {
        Theta theta = new Theta(data, scaling);
        int p = data.size();
        this.factor = factor;
        this.nonNegative = nonNegative;
        gram = new double[p][p];
        atZero = new double[p];
        for (int j = 0; j < p; j++) {
            atZero[j] = theta.mean(theta.column(j), theta.y());
            for (int k = 0; k < p; k++) {
                gram[j][k] = theta.mean(theta.column(j), theta.column(k));
            }
        }
        startWith(IntStream.range(0, p).filter(j -> factor[j] == 0).boxed().toList());
    }

    /** Least squares on the unpenalised; where weights may not be negative, on the subset that is optimal. */
    private void startWith(List<Integer> unpenalised) {
        for (int subset = (1 << unpenalised.size()) - 1; subset >= 0; subset--) {
            active.clear();
            sign.clear();
            for (int k = 0; k < unpenalised.size(); k++) {
                if ((subset >> k & 1) == 1) {
                    active.add(unpenalised.get(k));
                    sign.add(0.0);
                }
            }
            solve();
            boolean optimal = Arrays.stream(constant).allMatch(v -> v > 0)
                    && unpenalised.stream().allMatch(j -> active.contains(j) || pull(j) <= 0);
            if (optimal || !nonNegative) {
                return;
            }
        }
    }

    private double pull(int j) {
        double pull = atZero[j];
        for (int k = 0; k < active.size(); k++) {
            pull -= gram[j][active.get(k)] * constant[k];
        }
        return pull;
    }

    /** Whether the k-th active weight moves towards zero and may not pass it. */
    private boolean endsAtZero(int k) {
        return factor[active.get(k)] > 0 ? slope[k] * sign.get(k) < 0 : nonNegative && slope[k] < 0;
    }

    /** The knots from the top down to a smallest lambda. */
    List<Knot> knots(List<String> names, double smallest) {
        List<Knot> knots = new ArrayList<>();
        double lambda = Double.POSITIVE_INFINITY;
        int changed = -1;
        while (true) {
            solve();
            double next = smallest;
            int event = -1;
            double eventSign = 0;
            for (int j = 0; j < atZero.length; j++) {
                int k = active.indexOf(j);
                if (k >= 0) {
                    double at = constant[k] / slope[k];
                    boolean fresh = j == changed && at > lambda * (1 - SAME);
                    if (at > next && at < lambda * (1 + SAME) && !fresh && endsAtZero(k)) {
                        next = at;
                        event = j;
                        eventSign = 0;
                    }
                }
                for (int s = nonNegative ? 1 : -1; s <= 1 && k < 0; s += 2) {
                    double at = reaches(j, s);
                    boolean fresh = j == changed && at > lambda * (1 - SAME);
                    if (at > next && at < lambda * (1 + SAME) && !fresh) {
                        next = at;
                        event = j;
                        eventSign = s;
                    }
                }
            }
            if (event < 0) {
                return knots;
            }
            int k = active.indexOf(event);
            if (k < 0) {
                active.add(event);
                sign.add(eventSign);
            } else {
                active.remove(k);
                sign.remove(k);
            }
            knots.add(new Knot(next, event, names.get(event), k < 0 ? Event.ENTERS : Event.LEAVES));
            lambda = next;
            changed = event;
        }
    }

    /** The lambda at which s c_j(lambda) = lambda v_j, coming from above; 0 where the pull does not gain on it. */
    private double reaches(int j, double s) {
        double grows = 0;
        for (int k = 0; k < active.size(); k++) {
            grows += gram[j][active.get(k)] * slope[k];
        }
        double closing = factor[j] - s * grows;
        return closing > 0 && factor[j] < Double.POSITIVE_INFINITY ? s * pull(j) / closing : 0;
    }

    private void solve() {
        int m = active.size();
        DMatrixRMaj a = new DMatrixRMaj(m, m);
        DMatrixRMaj right = new DMatrixRMaj(m, 2);
        for (int k = 0; k < m; k++) {
            int j = active.get(k);
            right.set(k, 0, atZero[j]);
            right.set(k, 1, factor[j] * sign.get(k));
            for (int l = 0; l < m; l++) {
                a.set(k, l, gram[j][active.get(l)]);
            }
        }
        DMatrixRMaj x = new DMatrixRMaj(m, 2);
        if (m > 0 && !CommonOps_DDRM.solve(a, right, x)) {
            throw new IllegalStateException("singular at " + active);
        }
        constant = new double[m];
        slope = new double[m];
        for (int k = 0; k < m; k++) {
            constant[k] = x.get(k, 0);
            slope[k] = x.get(k, 1);
        }
    }
}
