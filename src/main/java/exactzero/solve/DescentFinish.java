package exactzero.solve;

import exactzero.kernel.Kernel;

/**
 * The careful way to an optimum on a working set: sweeps of coordinate descent, then Newton steps cut short where a weight
 * would change sign, which is set to exactly zero and released. No step increases the objective, so it cannot cycle. It is
 * slower than {@link ActiveSet} alone and takes over where that does not settle: nearly dependent features, as many active
 * features as rows.
 */
final class DescentFinish {
    private static final int MAX_ROUNDS = 300;
    private static final int MAX_SWEEPS = 40;
    private static final int SETTLED = 3;

    private final WorkingSet w;
    private final ActiveSet set;
    private final Tally tally;
    private double[] b;
    private double[] c;

    DescentFinish(WorkingSet w, ActiveSet set, Tally tally) {
        this.w = w;
        this.set = set;
        this.tally = tally;
    }

    /**
     * Minimises from a start and leaves weights, pulls and active features in the active set.
     *
     * @param start weights by position, at least w.size() long; the rest count as zero
     * @param penalty strengths by position of W
     * @return whether every condition of optimality holds to rounding
     */
    boolean solve(double[] start, ElasticNet penalty) {
        tally.fallbacks++;
        b = new double[w.size()];
        System.arraycopy(start, 0, b, 0, Math.min(start.length, b.length));
        boolean done = false;
        for (int round = 0; round < MAX_ROUNDS && !done; round++) {
            refreshPulls();
            sweepUntilSettled(penalty);
            set.adopt(b);
            newton(penalty);
            refreshPulls();
            done = worstViolation(penalty) <= 2 * set.slack();
        }
        System.arraycopy(b, 0, set.b(), 0, b.length);
        System.arraycopy(c, 0, set.pulls(), 0, b.length);
        return done;
    }

    private void sweepUntilSettled(ElasticNet penalty) {
        int settled = 0;
        for (int sweep = 0; sweep < MAX_SWEEPS && settled < SETTLED; sweep++) {
            boolean changed = false;
            for (int i = 0; i < b.length; i++) {
                double old = b[i];
                double g = w.gram(i)[i];
                b[i] = g == 0 ? 0.0 : SoftThreshold.of(c[i] + g * old, penalty.l1()[i]) / (g + penalty.l2()[i]);
                if (b[i] != old) {
                    Kernel.axpy(old - b[i], w.gram(i), c, b.length);
                    changed |= Math.signum(b[i]) != Math.signum(old);
                }
            }
            settled = changed ? 0 : settled + 1;
            tally.sweeps++;
        }
    }

    /** Newton steps on the support, each stopped at the first weight that reaches zero. */
    private void newton(ElasticNet penalty) {
        while (set.size() > 0) {
            int m = set.size();
            double[] d = new double[m];
            for (int k = 0; k < m; k++) {
                int i = set.activeAt(k);
                d[k] = c[i] - penalty.l2()[i] * b[i] - penalty.l1()[i] * Math.signum(b[i]);
            }
            set.direction(d);
            double step = 1;
            int first = -1;
            for (int k = 0; k < m; k++) {
                int i = set.activeAt(k);
                if (penalty.l1()[i] > 0 && b[i] * (b[i] + d[k]) <= 0 && -b[i] / d[k] < step) {
                    step = -b[i] / d[k];
                    first = k;
                } else if (penalty.l1()[i] > 0 && b[i] + d[k] == 0.0 && first < 0) {
                    first = k;
                }
            }
            for (int k = 0; k < m; k++) {
                int i = set.activeAt(k);
                double old = b[i];
                b[i] = k == first ? 0.0 : old + step * d[k];
                Kernel.axpy(old - b[i], w.gram(i), c, b.length);
            }
            if (first < 0) {
                return;
            }
            set.release(first);
        }
    }

    private void refreshPulls() {
        c = java.util.Arrays.copyOf(w.pullAtZero(), b.length);
        for (int i = 0; i < b.length; i++) {
            if (b[i] != 0.0) {
                Kernel.axpy(-b[i], w.gram(i), c, b.length);
            }
        }
    }

    private double worstViolation(ElasticNet penalty) {
        double worst = 0;
        for (int i = 0; i < b.length; i++) {
            worst = Math.max(worst, penalty.violation(i, b[i], c[i]));
        }
        return worst;
    }
}
