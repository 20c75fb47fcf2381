package exactzero.solve;

import exactzero.design.Design;
import exactzero.kernel.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The exact Lasso and elastic net along a path of lambdas.
 *
 * <pre>    minimise over b   ||y - Z b||^2 / 2n + sum_j ( l1_j |b_j| + l2_j b_j^2 / 2 )</pre>
 *
 * <p>Each lambda is solved on a working set by {@link ActiveSet}, started from the lambda before. Then every feature outside
 * is shown to stay at zero: by the bound of {@link References} where that suffices, else by its exact pull. Those that
 * do not join the working set. Where features are few, all of them are the working set from the start, and after the Gram
 * matrix the data are not touched again.
 */
public final class PathSolver {
    /** Up to this many features the whole Gram matrix is cheaper than keeping track of which part is needed. */
    private static final int FEW_FEATURES = 600;
    /** Working set beyond this part of all features: the whole Gram matrix is then cheaper, when rows are many. */
    private static final int MANY = 4;
    /** Share of its l1 that a pull must be expected to reach to join the working set ahead of time. */
    private static final double NEAR = 0.97;

    private final Design z;
    private final double[] y;
    private final double nullMeanSquare;
    private final Tally tally = new Tally();
    private final double[] atZero;
    private final References references;
    private final WorkingSet w;
    private final ActiveSet set;
    private final DescentFinish finish;
    private final Screen screen;
    private double[] before = new double[0];
    private double[] lastPulls = new double[0];
    private double[] lastL1 = new double[0];
    private double meanSquare;

    /** @param y centred target, length n, not modified */
    public PathSolver(Design z, double[] y) {
        this.z = z;
        this.y = y;
        this.nullMeanSquare = Kernel.BEST.dot(y, y) / y.length;
        this.references = new References(z, tally);
        references.project(y);
        references.extend();
        this.atZero = references.pulls().clone();
        this.w = new WorkingSet(z, atZero);
        this.set = new ActiveSet(w, Math.sqrt(nullMeanSquare), tally);
        this.finish = new DescentFinish(w, set, tally);
        this.screen = new Screen(z, references, w, set.slack(), tally);
        if (z.features() <= FEW_FEATURES) {
            addAll();
        }
    }

    /** The pulls when every weight is zero, Z'y / n, length p. Not to be modified. */
    public double[] pullsAtZero() {
        return atZero;
    }

    /** y'y / n. */
    public double nullMeanSquare() {
        return nullMeanSquare;
    }

    /** Minimises at one penalty, starting from the solution of the last call. */
    public Solution solve(ElasticNet penalty) {
        int sweepsBefore = tally.sweeps;
        boolean exact;
        anticipate(penalty);
        do {
            exact = solveOnWorkingSet(penalty);
        } while (w.size() < z.features() && addViolators(penalty));
        if (w.size() < z.features() && w.size() > z.features() / MANY && z.features() <= 2 * z.rows()) {
            addAll();
        }
        ElasticNet onW = onWorkingSet(penalty);
        double[] b = Arrays.copyOf(set.b(), w.size());
        double[] c = Arrays.copyOf(set.pulls(), w.size());
        if (w.size() == z.features()) {
            meanSquare = nullMeanSquare;
            for (int i = 0; i < b.length; i++) {
                meanSquare -= b[i] * (w.pullAtZero()[i] + c[i]);
            }
            meanSquare = Math.max(meanSquare, 0);
        }
        before = b;
        double gap = onW.gap(b, c, meanSquare) / (nullMeanSquare / 2);
        double violation = 0;
        double[] all = new double[z.features()];
        for (int i = 0; i < b.length; i++) {
            violation = Math.max(violation, onW.violation(i, b[i], c[i]));
            all[w.feature(i)] = b[i];
        }
        return new Solution(all, new double[0], meanSquare, gap, violation, tally.sweeps - sweepsBefore, exact);
    }

    /** Adds the features whose pull, carried on in a straight line from the last two lambdas, comes near their l1. */
    private void anticipate(ElasticNet penalty) {
        if (w.size() == z.features()) {
            return;
        }
        double[] now = references.pulls().clone();
        if (lastPulls.length > 0 && lastL1.length > 0) {
            int[] near = new int[now.length];
            int count = 0;
            double step = (penalty.l1()[0] - l1Now[0]) / (l1Now[0] - lastL1[0]);
            if (step > 0 && step < 10) {
                for (int j = 0; j < now.length; j++) {
                    double ahead = now[j] + step * (now[j] - lastPulls[j]);
                    if (Math.abs(ahead) > NEAR * penalty.l1()[j] && !w.contains(j)) {
                        near[count++] = j;
                    }
                }
            }
            if (count > 0) {
                w.add(near, count);
            }
        }
        lastPulls = now;
        lastL1 = l1Now;
        l1Now = penalty.l1();
    }

    private double[] l1Now = new double[0];

    private boolean solveOnWorkingSet(ElasticNet penalty) {
        set.prepare(penalty);
        return set.solve() || finish.solve(before, onWorkingSet(penalty));
    }

    /** The penalty of the features of W, by position. */
    private ElasticNet onWorkingSet(ElasticNet penalty) {
        double[] l1 = new double[w.size()];
        double[] l2 = new double[w.size()];
        for (int i = 0; i < w.size(); i++) {
            l1[i] = penalty.l1()[w.feature(i)];
            l2[i] = penalty.l2()[w.feature(i)];
        }
        return new ElasticNet(l1, l2);
    }

    /** Adds the features whose pull exceeds their l1 to W; false when there are none. */
    private boolean addViolators(ElasticNet penalty) {
        double[] r = residual();
        meanSquare = Kernel.BEST.dot(r, r) / r.length;
        return screen.addViolators(r, j -> penalty.l1()[j]);
    }

    private double[] residual() {
        int[] features = new int[w.size()];
        double[] weights = new double[w.size()];
        int count = 0;
        for (int i = 0; i < w.size(); i++) {
            if (set.b()[i] != 0.0) {
                features[count] = w.feature(i);
                weights[count++] = set.b()[i];
            }
        }
        double[] r = new double[y.length];
        z.fit(features, count, weights, r);
        for (int i = 0; i < r.length; i++) {
            r[i] = y[i] - r[i];
        }
        return r;
    }

    /**
     * The knots of the Lasso path, complete between two lambdas.
     *
     * @param unit l1_j per unit of lambda, length p
     * @param largest a lambda at which every weight is zero
     * @param smallest where to stop
     */
    public List<Breakpoint> knots(double[] unit, double largest, double smallest) {
        ActiveSet empty = new ActiveSet(w, Math.sqrt(nullMeanSquare), tally);
        return new Homotopy(z, y, unit, w, screen, empty).trace(largest, smallest);
    }

    private void addAll() {
        int[] rest = IntStream.range(0, z.features()).filter(j -> !w.contains(j)).toArray();
        w.add(rest, rest.length);
    }

    /** What it has cost so far. */
    public String cost() {
        return "passes " + tally.fullPasses + " + " + tally.featuresTouched / (double) z.features() + ", W " + w.size()
                + ", appended " + tally.appended + ", removed " + tally.removed + ", refactored " + tally.refactored
                + ", solves " + tally.solves + ", sweeps " + tally.sweeps + ", fallbacks " + tally.fallbacks
                + ", dependent " + tally.dependent;
    }
}
