package exactzero.solve;

import exactzero.kernel.Kernel;
import java.util.Arrays;

/**
 * The careful way to an optimum on a working set: sweeps of coordinate descent, then Newton steps cut short where a weight
 * would change sign or pass a bound; there it stops, exactly, and is released. No step increases the objective, so it cannot
 * cycle. It is slower than {@link ActiveSet} alone and takes over where that does not settle: nearly dependent features,
 * as many active features as rows. Where rounding has left the Gram matrix of such features a negative eigenvalue, the objective it
 * describes has no minimum: of the weights passed on the way those with the smallest duality gap are kept.
 */
final class DescentFinish {
    private static final int MAX_ROUNDS = 300;
    private static final int MAX_SWEEPS = 40;
    private static final int SETTLED = 3;
    /** Rounds without a smaller gap after which there is none to come. */
    private static final int STALLED = 60;
    /** A weight on its way to infinity: its share of the fit no longer has a digit in common with the target. */
    private static final double ENDLESS = 1e20;

    private final WorkingSet w;
    private final ActiveSet set;
    private final ElasticNet penalty;
    private final Tally tally;
    private final double[] b;
    private double[] c;
    private double[] best;
    private int sinceBest;
    private double smallestGap = Double.POSITIVE_INFINITY;

    /**
     * @param set prepared for the penalty; takes the result
     * @param penalty strengths and bounds by position of W
     * @param start weights by position, perhaps fewer than W has now; the rest start at zero
     */
    DescentFinish(WorkingSet w, ActiveSet set, ElasticNet penalty, double[] start, Tally tally) {
        this.w = w;
        this.set = set;
        this.penalty = penalty;
        this.tally = tally;
        this.b = Arrays.copyOf(start, w.size());
        this.c = new double[0];
        this.best = b.clone();
    }

    /**
     * Minimises, and leaves weights, pulls and active features in the active set.
     *
     * @return whether every condition of optimality holds to rounding
     */
    boolean solve() {
        tally.fallbacks++;
        boolean done = false;
        refreshPulls();
        keep();
        for (int round = 0; round < MAX_ROUNDS && !done && sinceBest < STALLED && bounded(); round++) {
            sweepUntilSettled();
            set.adopt(b);
            newton();
            refreshPulls();
            done = worstViolation() <= 2 * set.slack();
            keep();
        }
        if (!done) {
            System.arraycopy(best, 0, b, 0, b.length);
            refreshPulls();
            set.adopt(b);
        }
        set.take(b, c);
        return done;
    }

    private void keep() {
        double square = w.spread() * w.spread();
        for (int i = 0; i < b.length; i++) {
            square -= b[i] * (w.pullAtZero()[i] + c[i]);
        }
        double gap = penalty.gap(b, c, Math.max(0, square));
        sinceBest++;
        if (gap < smallestGap) {
            smallestGap = gap;
            sinceBest = 0;
            best = b.clone();
        }
    }

    private boolean bounded() {
        for (double weight : b) {
            if (!(Math.abs(weight) < ENDLESS)) {
                return false;
            }
        }
        return true;
    }

    private void sweepUntilSettled() {
        int settled = 0;
        for (int sweep = 0; sweep < MAX_SWEEPS && settled < SETTLED; sweep++) {
            boolean changed = false;
            for (int i = 0; i < b.length; i++) {
                double old = b[i];
                b[i] = w.gram(i)[i] == 0 ? 0.0 : penalty.update(i, c[i] + old);
                if (b[i] != old) {
                    Kernel.axpy(old - b[i], w.gram(i), c, b.length);
                    changed |= Math.signum(b[i]) != Math.signum(old);
                }
            }
            settled = changed ? 0 : settled + 1;
            tally.sweeps++;
        }
    }

    /** Newton steps on the support, each stopped at the first weight that reaches zero or a bound. */
    private void newton() {
        ActiveFeatures active = set.active();
        while (active.size() > 0) {
            int m = active.size();
            double[] d = new double[m];
            for (int k = 0; k < m; k++) {
                int i = active.at(k);
                d[k] = c[i] - penalty.l2()[i] * b[i] - penalty.l1()[i] * Math.signum(b[i]);
            }
            active.solve(d);
            double step = 1;
            int first = -1;
            for (int k = 0; k < m; k++) {
                double reach = (end(active.at(k), d[k]) - b[active.at(k)]) / d[k];
                if (d[k] != 0 && reach <= step) {
                    step = reach;
                    first = k;
                }
            }
            for (int k = 0; k < m; k++) {
                int i = active.at(k);
                double old = b[i];
                b[i] = k == first ? end(i, d[k]) : old + step * d[k];
                Kernel.axpy(old - b[i], w.gram(i), c, b.length);
            }
            if (first < 0) {
                return;
            }
            active.remove(first);
        }
    }

    /** Where weight i has to stop when it moves in a direction: zero, a bound, or nowhere. */
    private double end(int i, double direction) {
        boolean towardsZero = penalty.l1()[i] > 0 && b[i] * direction < 0;
        if (towardsZero) {
            return 0.0;
        }
        return direction > 0 ? penalty.upper()[i] : penalty.lower()[i];
    }

    private void refreshPulls() {
        c = Arrays.copyOf(w.pullAtZero(), b.length);
        for (int i = 0; i < b.length; i++) {
            if (b[i] != 0.0) {
                Kernel.axpy(-b[i], w.gram(i), c, b.length);
            }
        }
    }

    private double worstViolation() {
        double worst = 0;
        for (int i = 0; i < b.length; i++) {
            worst = Math.max(worst, penalty.violation(i, b[i], c[i]));
        }
        return worst;
    }
}
