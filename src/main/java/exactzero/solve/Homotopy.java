package exactzero.solve;

import exactzero.design.Design;
import exactzero.kernel.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Lasso path knot by knot, Osborne, Presnell and Turlach (2000), Efron, Hastie, Johnstone and Tibshirani (2004).
 *
 * <p>While the active features A and their signs s stand still, weights and pulls are linear in lambda:
 *
 * <pre>    b_A(lambda - delta) = b_A + delta d,    c(lambda - delta) = c - delta Z'Z_A d / n,    d = G_AA^-1 (u_A s_A)</pre>
 *
 * <p>with l1_j = lambda u_j, u_j the strength at lambda = 1. The next knot is the smallest delta at which an active weight
 * reaches zero or the pull on another feature reaches its l1. Features outside the working set are held against their l1 at
 * every knot, by the bound of {@link References} or by their exact pull; since both sides are linear between knots, that
 * covers what lies between.
 */
final class Homotopy {
    private static final int RESYNC = 64;

    private final Design z;
    private final double[] y;
    private final ElasticNet penalty;
    private final WorkingSet w;
    private final Screen screen;
    private final ActiveFeatures active;
    private final List<Breakpoint> knots = new ArrayList<>();
    private double[] b;
    private double[] c;
    private double[] d;
    private double[] v;
    private double lambda;
    private int justChanged = -1;

    /**
     * @param penalty the penalty at lambda = 1, piecewise linear in it
     * @param active the active features and signs to start from
     * @param start the weights there, by position of W
     */
    Homotopy(Design z, double[] y, ElasticNet penalty, WorkingSet w, Screen screen, ActiveFeatures active,
            double[] start) {
        this.z = z;
        this.y = y;
        this.penalty = penalty;
        this.w = w;
        this.screen = screen;
        this.active = active;
        this.b = new double[0];
        this.c = new double[0];
        this.d = new double[0];
        this.v = new double[0];
        grow();
        System.arraycopy(start, 0, b, 0, Math.min(start.length, b.length));
        for (int i = 0; i < b.length; i++) {
            c[i] = w.pullAtZero()[i] - Kernel.BEST.dot(w.gram(i), b, 0, b.length);
        }
    }

    /** The weights where the path now stands, by position of W. */
    double[] weights() {
        return b;
    }

    /**
     * Follows the path from the lambda of its start to a smallest one.
     *
     * @return the breakpoints passed; after more than most of them it gives up and stands where it is
     */
    List<Breakpoint> trace(double largest, double smallest, int most) {
        lambda = largest;
        int sinceSync = 0;
        while (lambda > smallest && knots.size() < most) {
            grow();
            Event event = next(smallest);
            while (violated(event.delta())) {
                event = next(smallest);
            }
            advance(event.delta());
            if (event.position() < 0) {
                return knots;
            }
            apply(event);
            if (++sinceSync == RESYNC) {
                resync();
                sinceSync = 0;
            }
        }
        return knots;
    }

    /** What happens next: after delta, the feature at a position enters with a sign, or leaves (sign 0). */
    private record Event(double delta, int position, double sign) {}

    private void grow() {
        active.ensureRoom();
        if (b.length < w.size()) {
            int old = b.length;
            b = Arrays.copyOf(b, w.size());
            d = Arrays.copyOf(d, w.size());
            v = Arrays.copyOf(v, w.size());
            c = Arrays.copyOf(c, w.size());
            for (int i = old; i < w.size(); i++) {
                c[i] = w.pullAtZero()[i] - Kernel.BEST.dot(w.gram(i), b, 0, old);
            }
        }
    }

    private Event next(double smallest) {
        int m = active.size();
        double[] x = new double[m];
        for (int k = 0; k < m; k++) {
            x[k] = unit(active.at(k)) * active.sign(k);
        }
        active.solve(x);
        Arrays.fill(d, 0);
        Arrays.fill(v, 0);
        Event best = new Event(lambda - smallest, -1, 0);
        for (int k = 0; k < m; k++) {
            int i = active.at(k);
            d[i] = x[k];
            double delta = -b[i] / x[k];
            if (i != justChanged && endsAtZero(k, x[k]) && delta < best.delta()) {
                best = new Event(Math.max(delta, 0), i, 0);
            }
            x[k] = -x[k];
        }
        active.subtractGram(x, v);
        for (int i = 0; i < w.size(); i++) {
            double u = unit(i);
            if (active.isActive(i) || active.isDependent(i) || u == Double.POSITIVE_INFINITY) {
                continue;
            }
            for (int sign = -1; sign <= 1; sign += 2) {
                double closing = u - sign * v[i];
                double delta = (u * lambda - sign * c[i]) / closing;
                boolean bounced = i == justChanged && sign * c[i] > 0;
                double bound = sign > 0 ? penalty.upper()[w.feature(i)] : penalty.lower()[w.feature(i)];
                if (bound != 0 && closing > 0 && !bounced && delta < best.delta()) {
                    best = new Event(Math.max(delta, 0), i, sign);
                }
            }
        }
        return best;
    }

    /** Whether the k-th active weight, moving so, stops at zero: by its L1, or unpenalised by a bound. */
    private boolean endsAtZero(int k, double direction) {
        int i = active.at(k);
        return unit(i) > 0
                ? direction * active.sign(k) < 0
                : b[i] > 0 && direction < 0 && penalty.lower()[w.feature(i)] == 0
                        || b[i] < 0 && direction > 0 && penalty.upper()[w.feature(i)] == 0;
    }

    private double unit(int position) {
        return penalty.l1()[w.feature(position)];
    }

    private void advance(double delta) {
        Kernel.axpy(delta, d, b, b.length);
        Kernel.axpy(-delta, v, c, c.length);
        lambda -= delta;
    }

    private void apply(Event event) {
        int i = event.position();
        justChanged = i;
        if (event.sign() == 0) {
            b[i] = 0.0;
            active.remove(active.indexOf(i));
            knots.add(new Breakpoint(lambda, w.feature(i), false));
        } else if (admitted(i, event.sign())) {
            knots.add(new Breakpoint(lambda, w.feature(i), true));
        }
    }

    private boolean admitted(int position, double sign) {
        active.enter(new int[] {position}, new double[] {sign}, 1);
        return active.isActive(position);
    }

    /** Weights and pulls afresh from the factor, free of the rounding of many steps. */
    private void resync() {
        int m = active.size();
        double[] x = new double[m];
        for (int k = 0; k < m; k++) {
            int i = active.at(k);
            x[k] = w.pullAtZero()[i] - lambda * unit(i) * active.sign(k);
        }
        active.solve(x);
        for (int k = 0; k < m; k++) {
            int i = active.at(k);
            b[i] = i == justChanged ? b[i] : x[k];
        }
        System.arraycopy(w.pullAtZero(), 0, c, 0, w.size());
        active.subtractGram(x, c);
    }

    /** Whether a feature outside W would get past its l1 within delta; those that would join W. */
    private boolean violated(double delta) {
        if (w.size() == z.features()) {
            return false;
        }
        int[] features = new int[active.size()];
        double[] ahead = new double[features.length];
        for (int k = 0; k < features.length; k++) {
            int i = active.at(k);
            features[k] = w.feature(i);
            ahead[k] = b[i] + delta * d[i];
        }
        double[] r = new double[y.length];
        z.fit(features, features.length, ahead, r);
        for (int i = 0; i < r.length; i++) {
            r[i] = y[i] - r[i];
        }
        if (!screen.addViolators(r, penalty.times(lambda - delta))) {
            return false;
        }
        grow();
        return true;
    }
}
