package exactzero.solve;

/**
 * Cyclic coordinate descent for squared loss and a separable penalty, Friedman, Hastie and Tibshirani (2010):
 *
 * <pre>    minimise over b   ||y - Z b||^2 / 2n + sum_j pen_j(b_j),   (1/n) z_j'z_j = 1</pre>
 *
 * <p>The plain solver: what the documentation teaches, the reference that tests hold the faster ones against, and the
 * solver of penalties that have nothing better.
 */
public final class CoordinateDescent {
    /** Sweeps over the nonzero weights after each sweep over all. */
    private static final int INNER_SWEEPS = 20;

    private final Pulls pulls;
    private final Stopping stopping;
    private final double largestPull;

    /** @param pulls at weights that are all zero */
    public CoordinateDescent(Pulls pulls, Stopping stopping) {
        this.pulls = pulls;
        this.stopping = stopping;
        this.largestPull = largest(pulls.all());
    }

    /**
     * Minimises from a start.
     *
     * @param start warm start, length p, finite, not modified
     * @return the weights, and whether the stopping rule was met before its sweeps ran out
     */
    public Solution solve(Penalty penalty, double[] start) {
        for (double weight : start) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("a weight to start from is " + weight + "; it must be finite");
            }
        }
        double[] b = start.clone();
        pulls.refresh(b);
        int epochs = 0;
        while (true) {
            Solution solution = assess(penalty, b, epochs);
            if (solution.converged() || epochs >= stopping.maxEpochs()) {
                return solution;
            }
            sweep(penalty, b, false);
            epochs++;
            for (int k = 0; k < INNER_SWEEPS && epochs < stopping.maxEpochs(); k++) {
                epochs++;
                if (sweep(penalty, b, true) <= stopping.violation() * largestPull / 10) {
                    break;
                }
            }
        }
    }

    /** One sweep; returns the largest change of a weight. */
    private double sweep(Penalty penalty, double[] b, boolean onlyNonzero) {
        double largest = 0;
        for (int j = 0; j < b.length; j++) {
            double old = b[j];
            if (onlyNonzero && old == 0.0) {
                continue;
            }
            b[j] = penalty.update(j, pulls.of(j) + old);
            if (b[j] != old) {
                pulls.move(j, b[j] - old);
                largest = Math.max(largest, Math.abs(b[j] - old));
            }
        }
        return largest;
    }

    private Solution assess(Penalty penalty, double[] b, int epochs) {
        pulls.refresh(b);
        double[] c = pulls.all();
        double violation = 0;
        for (int j = 0; j < b.length; j++) {
            violation = Math.max(violation, penalty.violation(j, b[j], c[j]));
        }
        double gap = penalty.gap(b, c, pulls.meanSquare()) / (pulls.nullMeanSquare() / 2);
        boolean converged = violation <= stopping.violation() * largestPull && !(gap > stopping.gap());
        return new Solution(b.clone(), c, pulls.meanSquare(), gap, violation, epochs, converged);
    }

    private static double largest(double[] c) {
        double largest = 0;
        for (double v : c) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }
}
