package exactzero.solve;

import exactzero.kernel.Kernel;
import java.util.Arrays;

/**
 * The Lasso or elastic net on a working set, solved exactly: find the active features A and their signs s, then
 *
 * <pre>    (G_AA + diag(l2_A)) b_A = Z_A'y / n - l1_A s_A</pre>
 *
 * <p>Given A and s the loss is quadratic, so this is a Newton step that lands on the minimum. Weights that come out with
 * the wrong sign leave A, features whose pull exceeds l1 enter it, all at once, and the step is repeated: a primal-dual
 * active-set method (Hintermueller, Ito and Kunisch 2002), which needs a handful of steps from a nearby lambda. Weights
 * that come out beyond a bound are held at it until their pull weakens. When very many want to enter, as where all features
 * are correlated, only those pulled hardest do: most of the others no longer want to afterwards. The method may cycle; it then says so, and
 * {@link DescentFinish}, which never increases the objective, takes over.
 */
final class ActiveSet {
    private static final double EPSILON = 0x1p-53;
    private static final int MAX_STEPS = 60;
    private static final int PATIENCE = 6;
    /** Features that may enter in one step, unless half as many as are active is more. */
    private static final int ENTERING = 64;

    private final WorkingSet w;
    private final ActiveFeatures active;
    private double[] b = new double[0];
    private double[] c = new double[0];
    private double[] held = new double[0];
    private boolean anyHeld;
    private double length;
    private ElasticNet penalty = new ElasticNet(new double[0], new double[0]);

    ActiveSet(WorkingSet w, Tally tally) {
        this.w = w;
        this.active = new ActiveFeatures(w, tally);
    }

    /** The active features and their factor. */
    ActiveFeatures active() {
        return active;
    }

    /** The weight at every position of W; only the first {@code w.size()} count. */
    double[] b() {
        return b;
    }

    /** The pull at every position of W, c = Z_W'y / n - G b. */
    double[] pulls() {
        return c;
    }

    /** The slack for rounding within which a pull counts as not exceeding its l1: pulls are sums of G_ij b_j, |G_ij| <= 1. */
    double slack() {
        return 32 * EPSILON * (w.spread() + length);
    }

    /**
     * Takes on a penalty, and the present size of W.
     *
     * @param onW strengths and bounds by position of W
     */
    void prepare(ElasticNet onW) {
        penalty = onW;
        active.prepare(onW);
        if (b.length < w.size()) {
            int capacity = w.size() + w.size() / 2;
            b = Arrays.copyOf(b, capacity);
            c = Arrays.copyOf(c, capacity);
            held = Arrays.copyOf(held, capacity);
        }
    }

    /** Steps until nothing has to leave or enter; false when it does not settle. */
    boolean solve() {
        int fewest = Integer.MAX_VALUE;
        int patience = PATIENCE;
        for (int step = 0; step < MAX_STEPS; step++) {
            newton();
            int wrong = exchange();
            if (wrong == 0) {
                polish();
                int dependent = violatingDependent();
                if (dependent < 0) {
                    return true;
                }
                if (!swapIn(dependent)) {
                    return false;
                }
                fewest = Integer.MAX_VALUE;
                continue;
            }
            if (wrong < fewest || wrong > limit()) {
                fewest = Math.min(fewest, wrong);
                patience = PATIENCE;
            } else if (--patience == 0) {
                return false;
            }
        }
        return false;
    }

    /** The minimiser for the present A and s, and the pulls there. */
    private void newton() {
        int m = active.size();
        System.arraycopy(w.pullAtZero(), 0, c, 0, w.size());
        System.arraycopy(held, 0, b, 0, w.size());
        length = 0;
        for (int i = 0; i < w.size() && anyHeld; i++) {
            if (held[i] != 0.0) {
                Kernel.axpy(-held[i], w.gram(i), c, w.size());
                length += Math.abs(held[i]);
            }
        }
        double[] x = new double[m];
        for (int k = 0; k < m; k++) {
            int i = active.at(k);
            x[k] = c[i] - penalty.l1()[i] * active.sign(k);
        }
        active.solve(x);
        for (int k = 0; k < m; k++) {
            b[active.at(k)] = x[k];
            length += Math.abs(x[k]);
        }
        active.subtractGram(x, c);
    }

    /** One step of iterative refinement, when rounding in the solve has left pulls off l1. */
    private void polish() {
        int m = active.size();
        double[] x = new double[m];
        double worst = 0;
        for (int k = 0; k < m; k++) {
            x[k] = pull(active.at(k)) - penalty.l1()[active.at(k)] * active.sign(k);
            worst = Math.max(worst, Math.abs(x[k]));
        }
        if (worst <= slack() / 4) {
            return;
        }
        active.solve(x);
        for (int k = 0; k < m; k++) {
            if (leaves(k, b[active.at(k)] + x[k])) {
                return;
            }
        }
        for (int k = 0; k < m; k++) {
            b[active.at(k)] += x[k];
        }
        active.subtractGram(x, c);
    }

    /** The pull on a weight less that of its square, c_i - l2_i b_i: what has to match l1. */
    private double pull(int i) {
        return c[i] - penalty.l2()[i] * b[i];
    }

    /** Whether the k-th active feature cannot have this weight: wrong sign, or beyond a bound. */
    private boolean leaves(int k, double weight) {
        int i = active.at(k);
        return (penalty.l1()[i] > 0 && !(weight * active.sign(k) > 0))
                || weight > penalty.upper()[i]
                || weight < penalty.lower()[i];
    }

    /** Lets weights of the wrong sign leave and pulls above l1 enter; returns how many there were. */
    private int exchange() {
        int m = active.size();
        int leaving = 0;
        boolean[] leaves = new boolean[m];
        for (int k = 0; k < m; k++) {
            int i = active.at(k);
            leaves[k] = leaves(k, b[i]);
            if (leaves[k]) {
                leaving++;
                boolean beyond = penalty.l1()[i] == 0 || b[i] * active.sign(k) > 0;
                hold(i, beyond ? Math.clamp(b[i], penalty.lower()[i], penalty.upper()[i]) : 0.0);
            }
        }
        int[] entering = new int[w.size()];
        double[] excess = new double[w.size()];
        int count = 0;
        for (int i = 0; i < w.size(); i++) {
            if (!active.isActive(i) && !active.isDependent(i) && wantsIn(i)) {
                excess[count] = Math.abs(Math.abs(pull(i)) - penalty.l1()[i]);
                entering[count++] = i;
            }
        }
        int wrong = leaving + count;
        count = Strongest.keep(entering, excess, count, limit());
        double[] signs = new double[count];
        for (int k = 0; k < count; k++) {
            int i = entering[k];
            signs[k] = held[i] == 0.0 ? Math.signum(c[i]) : Math.signum(held[i]);
            hold(i, 0.0);
        }
        if (leaving > 0) {
            active.remove(leaves);
        }
        active.enter(entering, signs, count);
        return wrong;
    }

    private int limit() {
        return Math.max(ENTERING, active.size() / 2);
    }

    /** Whether an inactive weight is not where it should be: pulled away from zero, or off the bound at which it is held. */
    private boolean wantsIn(int i) {
        if (held[i] != 0.0) {
            return pull(i) * Math.signum(held[i]) < penalty.l1()[i] - slack();
        }
        return penalty.moves(i, c[i], slack());
    }

    private void hold(int i, double value) {
        held[i] = value;
        b[i] = value;
        anyHeld |= value != 0.0;
    }

    /** A feature that wants in but depends on the active ones, -1 when there is none. */
    private int violatingDependent() {
        for (int i = 0; i < w.size(); i++) {
            if (active.isDependent(i) && !active.isActive(i) && wantsIn(i)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Swaps a feature that depends on the active ones for one of them. Raising its weight while theirs make up for it, by
     * -H^-1 G_Aj for every unit, leaves the fit as it is and lowers the penalty, until the first of them reaches zero.
     */
    private boolean swapIn(int position) {
        int m = active.size();
        double itsSign = Math.signum(c[position]);
        double[] x = new double[m];
        for (int k = 0; k < m; k++) {
            x[k] = w.gram(active.at(k))[position];
        }
        active.solve(x);
        int first = -1;
        double nearest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < m; k++) {
            double reach = b[active.at(k)] / (itsSign * x[k]);
            if (penalty.l1()[active.at(k)] > 0 && reach >= 0 && reach < nearest) {
                nearest = reach;
                first = k;
            }
        }
        if (first < 0) {
            return false;
        }
        hold(active.at(first), 0.0);
        active.remove(first);
        active.forgetDependent();
        active.enter(new int[] {position}, new double[] {itsSign}, 1);
        return active.isActive(position);
    }

    /** Takes weights and pulls by position of W over from another method. */
    void take(double[] weights, double[] pulls) {
        System.arraycopy(weights, 0, b, 0, weights.length);
        System.arraycopy(pulls, 0, c, 0, pulls.length);
        length = 0;
        for (double weight : weights) {
            length += Math.abs(weight);
        }
    }

    /** Makes given weights by position of W the starting point: the support active, weights at a bound held there. */
    void adopt(double[] weights) {
        active.clear();
        Arrays.fill(held, 0.0);
        anyHeld = false;
        int[] entering = new int[weights.length];
        double[] signs = new double[weights.length];
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] == 0.0) {
                continue;
            }
            if (weights[i] >= penalty.upper()[i] || weights[i] <= penalty.lower()[i]) {
                hold(i, weights[i]);
            } else {
                entering[count] = i;
                signs[count++] = Math.signum(weights[i]);
            }
        }
        active.enter(entering, signs, count);
    }
}
