package exactzero.solve;

import exactzero.kernel.Workers;
import java.util.Arrays;

/**
 * The Lasso or elastic net on a working set, solved exactly: find the active features A and their signs s, then
 *
 * <pre>    (G_AA + diag(l2_A)) b_A = Z_A'y / n - l1_A s_A</pre>
 *
 * <p>Given A and s the loss is quadratic, so this is a Newton step that lands on the minimum. Weights that come out with
 * the wrong sign leave A, features whose pull exceeds l1 enter it, all at once, and the step is repeated: a primal-dual
 * active-set method (Hintermueller, Ito and Kunisch 2002), which needs a handful of steps from a nearby lambda. It may
 * cycle; it then says so, and {@link DescentFinish}, which never increases the objective, takes over.
 */
final class ActiveSet {
    private static final double EPSILON = 0x1p-53;
    private static final int MAX_STEPS = 25;
    private static final int PATIENCE = 6;

    private final WorkingSet w;
    private final double spread;
    private final Tally tally;
    private final Factor factor = new Factor();
    private int[] active = new int[0];
    private double[] sign = new double[0];
    private double[] b = new double[0];
    private double[] c = new double[0];
    private double length;
    private boolean[] isActive = new boolean[0];
    private boolean[] dependent = new boolean[0];
    private double[] l1 = new double[0];
    private double[] l2 = new double[0];

    /** @param spread root of y'y / n, the size that rounding errors of pulls are relative to */
    ActiveSet(WorkingSet w, double spread, Tally tally) {
        this.w = w;
        this.spread = spread;
        this.tally = tally;
    }

    /** Number of active features. */
    int size() {
        return factor.size();
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
        return 32 * EPSILON * (spread + length);
    }

    /** Makes room for all of W. */
    void ensureRoom() {
        int m = w.size();
        if (b.length < m) {
            int capacity = m + m / 2;
            active = Arrays.copyOf(active, capacity);
            sign = Arrays.copyOf(sign, capacity);
            b = Arrays.copyOf(b, capacity);
            c = Arrays.copyOf(c, capacity);
            isActive = Arrays.copyOf(isActive, capacity);
            dependent = Arrays.copyOf(dependent, capacity);
            l1 = Arrays.copyOf(l1, capacity);
            l2 = Arrays.copyOf(l2, capacity);
        }
    }

    /** Takes on the present penalty and size of W. */
    void prepare(ElasticNet penalty) {
        ensureRoom();
        boolean sameCurvature = true;
        for (int i = 0; i < w.size(); i++) {
            int j = w.feature(i);
            l1[i] = penalty.l1()[j];
            sameCurvature &= !isActive[i] || l2[i] == penalty.l2()[j];
            l2[i] = penalty.l2()[j];
        }
        Arrays.fill(dependent, false);
        if (!sameCurvature) {
            refactor(0);
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
                return !anyDependentViolates();
            }
            if (wrong < fewest) {
                fewest = wrong;
                patience = PATIENCE;
            } else if (--patience == 0) {
                return false;
            }
        }
        return false;
    }

    /** The minimiser for the present A and s, and the pulls there. */
    void newton() {
        int m = size();
        double[] x = new double[m];
        for (int k = 0; k < m; k++) {
            int i = active[k];
            x[k] = w.pullAtZero()[i] - l1[i] * sign[k];
        }
        factor.solve(x);
        tally.solves++;
        Arrays.fill(b, 0, w.size(), 0);
        length = 0;
        for (int k = 0; k < m; k++) {
            b[active[k]] = x[k];
            length += Math.abs(x[k]);
        }
        System.arraycopy(w.pullAtZero(), 0, c, 0, w.size());
        subtractGram(x, c);
    }

    /** One step of iterative refinement, when rounding in the solve has left pulls off l1. */
    private void polish() {
        int m = size();
        double[] x = new double[m];
        double worst = 0;
        for (int k = 0; k < m; k++) {
            int i = active[k];
            x[k] = c[i] - l2[i] * b[i] - l1[i] * sign[k];
            worst = Math.max(worst, Math.abs(x[k]));
        }
        if (worst <= slack() / 4) {
            return;
        }
        factor.solve(x);
        tally.solves++;
        for (int k = 0; k < m; k++) {
            double moved = b[active[k]] + x[k];
            if (l1[active[k]] > 0 && moved * sign[k] <= 0) {
                return;
            }
        }
        for (int k = 0; k < m; k++) {
            b[active[k]] += x[k];
        }
        subtractGram(x, c);
    }

    /** out -= G_WA x, for x in the order of the active features. */
    void subtractGram(double[] x, double[] out) {
        int m = size();
        Workers.forEachBlock(w.size(), 512, (long) m * w.size(), (from, to) -> {
            int k = 0;
            for (; k <= m - 4; k += 4) {
                subtractFour(x[k], w.gram(active[k]), x[k + 1], w.gram(active[k + 1]), x[k + 2],
                        w.gram(active[k + 2]), x[k + 3], w.gram(active[k + 3]), out, from, to);
            }
            for (; k < m; k++) {
                double[] g = w.gram(active[k]);
                double v = x[k];
                for (int i = from; i < to; i++) {
                    out[i] -= v * g[i];
                }
            }
        });
    }

    private static void subtractFour(double x0, double[] g0, double x1, double[] g1, double x2, double[] g2, double x3,
            double[] g3, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] -= (x0 * g0[i] + x1 * g1[i]) + (x2 * g2[i] + x3 * g3[i]);
        }
    }

    /** Lets weights of the wrong sign leave and pulls above l1 enter; returns how many there were. */
    private int exchange() {
        int leaving = 0;
        int m = size();
        boolean[] leaves = new boolean[m];
        for (int k = 0; k < m; k++) {
            if (l1[active[k]] > 0 && !(b[active[k]] * sign[k] > 0)) {
                leaves[k] = true;
                leaving++;
            }
        }
        int[] entering = new int[w.size()];
        int count = 0;
        for (int i = 0; i < w.size(); i++) {
            if (!isActive[i] && !dependent[i] && Math.abs(c[i]) > l1[i] + slack()) {
                entering[count++] = i;
            }
        }
        if (leaving > 0) {
            remove(leaves, leaving);
        }
        if (count > 0) {
            enter(entering, count);
        }
        return leaving + count;
    }

    private boolean anyDependentViolates() {
        for (int i = 0; i < w.size(); i++) {
            if (dependent[i] && Math.abs(c[i]) > l1[i] + slack()) {
                return true;
            }
        }
        return false;
    }

    /** Puts features into A with the sign of their pull; those that depend on A are marked and left out. */
    private void enter(int[] entering, int count) {
        int at = 0;
        while (at < count) {
            int m = size();
            for (int k = at; k < count; k++) {
                active[m + k - at] = entering[k];
                sign[m + k - at] = Math.signum(c[entering[k]]);
            }
            int appended = factor.append(count - at, this::row);
            tally.appended += appended;
            for (int k = at; k < at + appended; k++) {
                isActive[entering[k]] = true;
            }
            at += appended;
            if (at < count) {
                dependent[entering[at++]] = true;
                tally.dependent++;
            }
        }
    }

    private void row(int i, int from, int to, double[] row) {
        double[] g = w.gram(active[i]);
        for (int j = from; j < to; j++) {
            row[j] = g[active[j]];
        }
        if (i >= from) {
            row[i] += l2[active[i]];
        }
    }

    /** Removes some active features: one by one by rotations, or by factoring anew from the first of them. */
    private void remove(boolean[] leaves, int leaving) {
        int m = leaves.length;
        int first = 0;
        while (!leaves[first]) {
            first++;
        }
        double rotations = 0;
        for (int k = first; k < m; k++) {
            rotations += leaves[k] ? 4.0 * (m - k) * (m - k) + 0.5 * k * (m - k) : 0;
        }
        double rest = m - leaving - first;
        double anew = 0.15 * rest * rest * (first + rest / 3);
        for (int k = m - 1; k >= first && rotations <= anew; k--) {
            if (leaves[k]) {
                factor.remove(k);
                tally.removed++;
            }
        }
        int kept = first;
        for (int k = first; k < m; k++) {
            if (leaves[k]) {
                isActive[active[k]] = false;
                b[active[k]] = 0.0;
            } else {
                active[kept] = active[k];
                sign[kept++] = sign[k];
            }
        }
        if (rotations > anew) {
            refactor(first, kept);
        }
    }

    /** Factors anew from a position on. */
    private void refactor(int first) {
        refactor(first, size());
    }

    private void refactor(int first, int total) {
        factor.truncate(first);
        tally.refactored++;
        int at = first;
        int[] rest = Arrays.copyOfRange(active, first, total);
        double[] signs = Arrays.copyOfRange(sign, first, total);
        while (at < total) {
            int m = size();
            System.arraycopy(rest, at - first, active, m, total - at);
            System.arraycopy(signs, at - first, sign, m, total - at);
            at += factor.append(total - at, this::row);
            if (at < total) {
                int dropped = rest[at - first];
                isActive[dropped] = false;
                b[dropped] = 0.0;
                dependent[dropped] = true;
                at++;
            }
        }
    }

    /** Makes the signs and support of given weights the active set. */
    void adopt(double[] weights) {
        for (int k = 0; k < size(); k++) {
            isActive[active[k]] = false;
        }
        factor.truncate(0);
        Arrays.fill(dependent, false);
        int[] entering = new int[w.size()];
        int count = 0;
        for (int i = 0; i < w.size(); i++) {
            if (weights[i] != 0.0) {
                c[i] = weights[i];
                entering[count++] = i;
            }
        }
        enter(entering, count);
    }

    /** Puts one feature into A; false when it depends on those already there. */
    boolean admit(int position, double itsSign) {
        c[position] = itsSign;
        enter(new int[] {position}, 1);
        return isActive[position];
    }

    boolean isActive(int position) {
        return isActive[position];
    }

    boolean isDependent(int position) {
        return dependent[position];
    }

    /** Where among the active features the one at a position of W stands. */
    int indexOf(int position) {
        int k = 0;
        while (active[k] != position) {
            k++;
        }
        return k;
    }

    /** Removes one active feature whose weight has reached zero. */
    void release(int k) {
        boolean[] leaves = new boolean[size()];
        leaves[k] = true;
        remove(leaves, 1);
    }

    /** Overwrites x, one entry per active feature in order, with the Newton direction H^-1 x. */
    void direction(double[] x) {
        factor.solve(x);
        tally.solves++;
    }

    int activeAt(int k) {
        return active[k];
    }

    double signAt(int k) {
        return sign[k];
    }
}
