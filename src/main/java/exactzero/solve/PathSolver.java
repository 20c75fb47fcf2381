package exactzero.solve;

import exactzero.design.ColumnDesign;
import exactzero.design.Design;
import exactzero.design.MomentDesign;
import exactzero.kernel.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The exact Lasso and elastic net along a path of penalties.
 *
 * <pre>    minimise over b   ||y - Z b||^2 / 2n + sum_j ( l1_j |b_j| + l2_j b_j^2 / 2 )</pre>
 *
 * <p>Each penalty is solved on a working set by {@link ActiveSet}, started from the solution before. Then every feature
 * outside is shown to stay at zero, or joins: see {@link Screen}. Where features are few, all of them are the working set
 * from the start, and once their Gram matrix is made the data are not touched again.
 */
public final class PathSolver {
    /** Working set beyond this part of all features: the whole Gram matrix is then cheaper, when rows are many. */
    private static final int MANY = 4;
    /** Farthest factor between penalties for which active features at the one are a good guess at the other. */
    private static final double STEP = 2;
    /** Breakpoints, in multiples of features, after which a homotopy is taken to be going in circles. */
    private static final int PATIENCE = 4;

    private final Design z;
    private final double[] y;
    private final double nullMeanSquare;
    private final Tally tally = new Tally();
    private final double[] atZero;
    private final References references;
    private final WorkingSet w;
    private ActiveSet set;
    private final Screen screen;
    private final Anticipation anticipation;
    private final int largestWorkingSet;
    private final double gap;
    private Route route;
    private double[] before = new double[0];
    private WarmStart warm = new WarmStart();
    private ElasticNet last = new ElasticNet(new double[0], new double[0]);
    private boolean lastExact;
    private double meanSquare;

    /** @param y centred target, length n, not modified */
    public PathSolver(Design z, double[] y) {
        this(z, y, ColumnDescent.GAP);
    }

    /** @param gap relative duality gap that will do; where a factor of the working set is at hand, it is near 1e-15 anyway */
    public PathSolver(Design z, double[] y, double gap) {
        this(z, y, Route.cheapest(z), Route.largestWorkingSet(z, Runtime.getRuntime().maxMemory()), gap);
    }

    /** By a route of one's own choice: the weights are the same, the cost is not. */
    public PathSolver(Design z, double[] y, Route route) {
        this(z, y, route, Route.largestWorkingSet(z, Runtime.getRuntime().maxMemory()));
    }

    /** @param largestWorkingSet number of features beyond which the Gram matrix of a working set is given up */
    PathSolver(Design z, double[] y, Route route, int largestWorkingSet) {
        this(z, y, route, largestWorkingSet, ColumnDescent.GAP);
    }

    /** Of data whose rows are gone, by the Gram matrix of all features, which is all there is. */
    public PathSolver(MomentDesign z) {
        this(z, new double[0], z.meanSquare(), Route.WHOLE_GRAM, Integer.MAX_VALUE, ColumnDescent.GAP);
    }

    private PathSolver(Design z, double[] y, Route route, int largestWorkingSet, double gap) {
        this(z, y, Kernel.BEST.dot(y, y) / y.length, route, largestWorkingSet, gap);
    }

    private PathSolver(Design z, double[] y, double nullMeanSquare, Route route, int largestWorkingSet, double gap) {
        long start = System.nanoTime();
        this.z = z;
        this.y = y;
        this.nullMeanSquare = nullMeanSquare;
        this.references = new References(z, y.length, tally);
        this.atZero = z instanceof MomentDesign moments ? moments.pulls() : pulls(y);
        this.w = new WorkingSet(z, atZero, Math.sqrt(nullMeanSquare));
        this.set = new ActiveSet(w, tally);
        this.screen = new Screen(z, references, w, () -> set.slack(), tally);
        this.anticipation = new Anticipation(w);
        this.route = route;
        this.largestWorkingSet = largestWorkingSet;
        this.gap = gap;
        if (route == Route.COLUMNS) {
            useColumns();
        } else if (route == Route.WHOLE_GRAM) {
            addAll();
        }
        tally.nanoseconds = System.nanoTime() - start;
    }

    /** The first reference. */
    private double[] pulls(double[] target) {
        references.project(target);
        references.extend();
        return references.pulls().clone();
    }

    /** Number of rows, n. */
    public int rows() {
        return z.rows();
    }

    /** The pulls when every weight is zero, Z'y / n, length p. Not to be modified. */
    public double[] pullsAtZero() {
        return atZero;
    }

    /** y'y / n. */
    public double nullMeanSquare() {
        return nullMeanSquare;
    }

    /**
     * Minimises at one penalty, starting from the solution of the last call.
     *
     * <p>From far away the way is taken in steps of at most a factor of two: the active features at a nearby penalty are a
     * good guess, those at a distant one are not.
     */
    public Solution solve(ElasticNet penalty) {
        long start = System.nanoTime();
        int sweepsBefore = tally.sweeps;
        double factor = Math.min(distance(penalty), Double.MAX_VALUE);
        while (factor > STEP) {
            factor /= STEP;
            step(penalty.times(factor));
        }
        boolean exact = step(penalty);
        Solution solution = solution(penalty, exact, tally.sweeps - sweepsBefore);
        tally.nanoseconds += System.nanoTime() - start;
        return solution;
    }

    /** How many times stronger the last penalty was; coming from a weaker one, the way starts anew from zero weights. */
    private double distance(ElasticNet penalty) {
        double factor = largestRatio(last.l1(), penalty.l1());
        if (factor < 1 / STEP) {
            set.adopt(new double[0]);
            before = new double[0];
            warm = new WarmStart();
            factor = largestRatio(atZero, penalty.l1());
        }
        return factor;
    }

    private boolean step(ElasticNet penalty) {
        if (w.size() < z.features()) {
            anticipation.prepare(penalty);
        }
        if (route == Route.COLUMNS) {
            before = warm.at(penalty);
        }
        boolean exact;
        do {
            if (route == Route.WORKING_SET && w.size() > largestWorkingSet / 2 && z instanceof ColumnDesign) {
                useColumns();
            }
            exact = solveOnWorkingSet(penalty);
        } while (w.size() < z.features() && addViolators(penalty));
        before = Arrays.copyOf(set.b(), w.size());
        warm.solved(penalty, before);
        last = penalty;
        lastExact = exact;
        if (w.size() < z.features()) {
            anticipation.solved(penalty, screen.pulls());
            if (route == Route.WORKING_SET && w.size() > z.features() / MANY && z.features() <= 2 * z.rows()
                    && z.features() <= largestWorkingSet) {
                route = Route.WHOLE_GRAM;
                addAll();
            }
        }
        return exact;
    }

    private boolean solveOnWorkingSet(ElasticNet penalty) {
        ElasticNet onW = penalty.of(w.features(), w.size());
        set.prepare(onW);
        if (route == Route.COLUMNS) {
            ColumnDescent descent = new ColumnDescent((ColumnDesign) z, y, w.features(), onW, before, gap, tally);
            boolean done = descent.solve();
            set.take(descent.b(), descent.pulls());
            before = descent.b();
            return done;
        }
        return set.solve() || follow(penalty) || new DescentFinish(w, set, onW, before, tally).solve();
    }

    /** From the last exact solution knot by knot, where {@link ActiveSet} does not settle; false where that ends nowhere. */
    private boolean follow(ElasticNet penalty) {
        double factor = largestRatio(last.l1(), penalty.l1());
        if (!lastExact || !(factor > 1) || !penalty.piecewiseLinear()) {
            return false;
        }
        tally.followed++;
        set.adopt(Arrays.copyOf(before, w.size()));
        Homotopy homotopy = new Homotopy(z, y, penalty, w, screen, set.active(), before);
        homotopy.trace(factor, 1, PATIENCE * z.features());
        set.prepare(penalty.of(w.features(), w.size()));
        set.adopt(Arrays.copyOf(homotopy.weights(), w.size()));
        return set.solve();
    }

    private Solution solution(ElasticNet penalty, boolean exact, int sweeps) {
        ElasticNet onW = penalty.of(w.features(), w.size());
        double[] b = Arrays.copyOf(set.b(), w.size());
        double[] c = Arrays.copyOf(set.pulls(), w.size());
        if (w.size() == z.features()) {
            meanSquare = nullMeanSquare;
            for (int i = 0; i < b.length; i++) {
                meanSquare -= b[i] * (w.pullAtZero()[i] + c[i]);
            }
            meanSquare = Math.max(meanSquare, 0);
        }
        double gap = onW.gap(b, c, meanSquare) / (nullMeanSquare / 2);
        double violation = 0;
        double[] all = new double[z.features()];
        for (int i = 0; i < b.length; i++) {
            violation = Math.max(violation, onW.violation(i, b[i], c[i]));
            all[w.feature(i)] = b[i];
        }
        return new Solution(all, new double[0], meanSquare, gap, violation, sweeps, exact);
    }

    /** Adds the features whose pull exceeds their l1 to W; false when there are none. */
    private boolean addViolators(ElasticNet penalty) {
        double[] r = residual();
        meanSquare = Kernel.BEST.dot(r, r) / r.length;
        return screen.addViolators(r, penalty);
    }

    /**
     * The pulls at the last solution, length p: those of W as the solver keeps them, so that what they are compared with
     * later agrees to the last digit, the others by a pass over the data.
     */
    public double[] pulls() {
        double[] c = new double[z.features()];
        if (w.size() < c.length) {
            z.pulls(residual(), c);
            tally.fullPasses++;
        }
        for (int i = 0; i < w.size(); i++) {
            c[w.feature(i)] = set.pulls()[i];
        }
        return c;
    }

    /** What the present weights leave of y. */
    private double[] residual() {
        for (int i = 0; i < w.size(); i++) {
            tally.featuresFitted += set.b()[i] != 0.0 ? 1 : 0;
        }
        return z.residual(y, w.features(), w.size(), set.b());
    }

    /**
     * The breakpoints of a path of penalties that differ by a common factor, lambda, complete between two of them.
     *
     * <p>None is missed but to rounding: pulls and weights that come within rounding of their ends, or back from them, may
     * count or not.
     *
     * @param penalty at lambda = 1
     * @param largest a lambda at which every penalised weight is zero
     * @param smallest where to stop
     */
    public Optional<List<Breakpoint>> breakpoints(ElasticNet penalty, double largest, double smallest) {
        solve(penalty.times(largest));
        ActiveFeatures active = new ActiveFeatures(w, tally);
        active.ensureRoom();
        double[] start = new double[w.size()];
        for (int i = 0; i < start.length; i++) {
            start[i] = penalty.l1()[w.feature(i)] == 0 ? set.b()[i] : 0;
        }
        ElasticNet onW = penalty.of(w.features(), w.size());
        int[] unpenalised = IntStream.range(0, start.length)
                .filter(i -> start[i] != 0.0 && start[i] > onW.lower()[i] && start[i] < onW.upper()[i]).toArray();
        active.enter(unpenalised, new double[unpenalised.length], unpenalised.length);
        Homotopy homotopy = new Homotopy(z, y, penalty, w, screen, active, start);
        List<Breakpoint> breakpoints = homotopy.trace(largest, smallest, Integer.MAX_VALUE);
        return homotopy.lambda() > smallest ? Optional.empty() : Optional.of(breakpoints);
    }

    /** From here on without a Gram matrix. */
    private void useColumns() {
        route = Route.COLUMNS;
        w.dropGram();
        set = new ActiveSet(w, tally);
        lastExact = false;
    }

    private void addAll() {
        int[] rest = IntStream.range(0, z.features()).filter(j -> !w.contains(j)).toArray();
        w.add(rest, rest.length);
    }

    /** The largest |a_j| / l1_j over the features for which that is a number; 0 where a is empty. */
    private static double largestRatio(double[] a, double[] l1) {
        double largest = 0;
        for (int j = 0; j < a.length; j++) {
            if (l1[j] > 0 && l1[j] < Double.POSITIVE_INFINITY && a[j] < Double.POSITIVE_INFINITY) {
                largest = Math.max(largest, Math.abs(a[j]) / l1[j]);
            }
        }
        return largest;
    }

    /** What it has cost so far. */
    public Cost cost() {
        double p = z.features();
        return new Cost(route, tally.fullPasses, tally.featuresTouched / p, tally.featuresFitted / p, w.size(),
                tally.appended,
                tally.removed, tally.refactored, tally.solves, tally.sweeps, tally.followed, tally.fallbacks,
                tally.conjugateGradients, tally.dependent, tally.nanoseconds / 1e6);
    }
}
