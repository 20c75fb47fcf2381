package exactzero.solve;

import exactzero.kernel.Workers;
import java.util.Arrays;

/**
 * The active features A of a working set, their signs, and the Cholesky factor of H = G_AA + diag(l2_A).
 *
 * <p>A feature that is a combination of those already active, to working precision, is not taken in but marked dependent.
 */
final class ActiveFeatures {
    /** Features appended to the factor at once: what comes behind a dependent one has been worked on in vain. */
    private static final int AT_ONCE = 256;

    private final WorkingSet w;
    private final Tally tally;
    private final Factor factor = new Factor();
    private int[] active = new int[0];
    private double[] sign = new double[0];
    private boolean[] isActive = new boolean[0];
    private boolean[] dependent = new boolean[0];
    private double[] l2 = new double[0];

    ActiveFeatures(WorkingSet w, Tally tally) {
        this.w = w;
        this.tally = tally;
    }

    /** Makes room for all of W. */
    void ensureRoom() {
        if (active.length < w.size()) {
            int capacity = w.size() + w.size() / 2;
            active = Arrays.copyOf(active, capacity);
            sign = Arrays.copyOf(sign, capacity);
            isActive = Arrays.copyOf(isActive, capacity);
            dependent = Arrays.copyOf(dependent, capacity);
            l2 = Arrays.copyOf(l2, capacity);
        }
    }

    /**
     * Takes on the curvature of a penalty, and forgets which features were dependent.
     *
     * @param penalty strengths by position of W
     */
    void prepare(ElasticNet penalty) {
        ensureRoom();
        boolean same = true;
        for (int i = 0; i < w.size(); i++) {
            double curvature = penalty.l2()[i];
            same &= !isActive[i] || l2[i] == curvature;
            l2[i] = curvature;
        }
        forgetDependent();
        if (!same) {
            refactor(0, size());
        }
    }

    /** Number of active features. */
    int size() {
        return factor.size();
    }

    /** The position in W of the k-th active feature. */
    int at(int k) {
        return active[k];
    }

    /** The sign of the k-th active feature's weight. */
    double sign(int k) {
        return sign[k];
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

    /** Lets features that were dependent on the active ones try again: those have changed. */
    void forgetDependent() {
        Arrays.fill(dependent, false);
    }

    /** No feature is active any more. */
    void clear() {
        for (int k = 0; k < size(); k++) {
            isActive[active[k]] = false;
        }
        forgetDependent();
        factor.truncate(0);
    }

    /**
     * Takes features in.
     *
     * @param positions in W, of which the first count are used
     * @param signs of their weights, by the same index
     */
    void enter(int[] positions, double[] signs, int count) {
        int next = 0;
        while (next < count) {
            int m = size();
            int some = Math.min(AT_ONCE, count - next);
            System.arraycopy(positions, next, active, m, some);
            System.arraycopy(signs, next, sign, m, some);
            int appended = factor.append(some, this::row);
            tally.appended += appended;
            for (int k = 0; k < appended; k++) {
                isActive[positions[next + k]] = true;
            }
            next += appended;
            if (appended < some) {
                drop(positions[next++]);
            }
        }
    }

    private void drop(int position) {
        isActive[position] = false;
        dependent[position] = true;
        tally.dependent++;
    }

    /** Entries from ... to - 1 of row i of H, by index among the active features. */
    private void row(int i, int from, int to, double[] row) {
        double[] g = w.gram(active[i]);
        for (int j = from; j < to; j++) {
            row[j] = g[active[j]];
        }
        if (i >= from) {
            row[i] += l2[active[i]];
        }
    }

    /** Lets the k-th active feature go. */
    void remove(int k) {
        boolean[] leaves = new boolean[size()];
        leaves[k] = true;
        remove(leaves);
    }

    /**
     * Lets some active features go: one by one by rotations, or by factoring anew from the first of them, whichever is
     * less work.
     */
    void remove(boolean[] leaves) {
        int m = leaves.length;
        int first = m;
        double rotations = 0;
        double gone = 0;
        for (int k = m - 1; k >= 0; k--) {
            if (leaves[k]) {
                first = k;
                gone++;
                rotations += 4.0 * (m - k) * (m - k) + 0.5 * k * (m - k);
            }
        }
        double rest = m - gone - first;
        boolean rotate = rotations <= 0.15 * rest * rest * (first + rest / 3);
        for (int k = m - 1; k >= first && rotate; k--) {
            if (leaves[k]) {
                factor.remove(k);
                tally.removed++;
            }
        }
        int kept = first;
        for (int k = first; k < m; k++) {
            if (leaves[k]) {
                isActive[active[k]] = false;
            } else {
                active[kept] = active[k];
                sign[kept++] = sign[k];
            }
        }
        if (!rotate) {
            refactor(first, kept);
        }
    }

    /** Factors the active features first ... total - 1 anew. */
    private void refactor(int first, int total) {
        tally.refactored++;
        int[] rest = Arrays.copyOfRange(active, first, total);
        double[] signs = Arrays.copyOfRange(sign, first, total);
        factor.truncate(first);
        int next = 0;
        while (next < rest.length) {
            int m = size();
            int some = Math.min(AT_ONCE, rest.length - next);
            System.arraycopy(rest, next, active, m, some);
            System.arraycopy(signs, next, sign, m, some);
            int appended = factor.append(some, this::row);
            next += appended;
            if (appended < some) {
                drop(rest[next++]);
            }
        }
    }

    /** Overwrites x, one entry per active feature, with H^-1 x. */
    void solve(double[] x) {
        factor.solve(x);
        tally.solves++;
    }

    /** out -= G_WA x, for x with one entry per active feature. */
    void subtractGram(double[] x, double[] out) {
        int m = size();
        Workers.forEachBlock(w.size(), 512, (long) m * w.size(), (from, to) -> {
            int k = 0;
            for (; k <= m - 4; k += 4) {
                subtractFour(x, k, w.gram(active[k]), w.gram(active[k + 1]), w.gram(active[k + 2]),
                        w.gram(active[k + 3]), out, from, to);
            }
            for (; k < m; k++) {
                subtractOne(x[k], w.gram(active[k]), out, from, to);
            }
        });
    }

    private static void subtractFour(double[] x, int k, double[] g0, double[] g1, double[] g2, double[] g3,
            double[] out, int from, int to) {
        double x0 = x[k];
        double x1 = x[k + 1];
        double x2 = x[k + 2];
        double x3 = x[k + 3];
        for (int i = from; i < to; i++) {
            out[i] -= (x0 * g0[i] + x1 * g1[i]) + (x2 * g2[i] + x3 * g3[i]);
        }
    }

    private static void subtractOne(double x, double[] g, double[] out, int from, int to) {
        for (int i = from; i < to; i++) {
            out[i] -= x * g[i];
        }
    }
}
