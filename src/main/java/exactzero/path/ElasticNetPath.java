package exactzero.path;

import exactzero.design.MomentDesign;
import exactzero.design.Prepared;
import exactzero.design.Standardization;
import exactzero.design.StandardizedMoments;
import exactzero.solve.Cost;
import exactzero.solve.ElasticNet;
import exactzero.solve.PathSolver;
import exactzero.solve.Route;
import exactzero.solve.Solution;
import exactzero.solve.Stopping;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The Lasso and the elastic net along a path of lambdas, exactly:
 *
 * <pre>    minimise   RSS / 2n + lambda ( l1Ratio |b|_1 + (1 - l1Ratio) / 2 |b|_2^2 )</pre>
 *
 * <p>on standardised columns (see {@link exactzero.design.Scaling}), RSS the weighted residual sum of squares, the
 * intercept unpenalised. Tibshirani (1996), Zou and Hastie (2005). A path keeps what it has learnt of the data, so that
 * further lambdas and the knots cost little more. Not for use by several threads at once.
 */
public final class ElasticNetPath {
    /** Share of the largest lambda from which lambda = 0 is reached: the limit of the path, also where p > n. */
    private static final double NEARLY_ZERO = 1e-10;

    private final Standardization back;
    private final double l1Ratio;
    private final Stopping stopping;
    private final Constraints constraints;
    private final PenaltyScale scale;
    private final PathSolver solver;
    private final double largest;
    private final Path path;
    private @Nullable Trace trace;
    private boolean untraceable;

    /** Fits a path without constraints on single weights. */
    public ElasticNetPath(Prepared data, double l1Ratio, Lambdas lambdas, Stopping stopping) {
        this(data, l1Ratio, lambdas, stopping, Constraints.NONE);
    }

    /**
     * Fits a path.
     *
     * @param l1Ratio share of the L1 penalty, in (0, 1]
     * @param stopping the relative duality gap up to which a fit counts as converged
     */
    public ElasticNetPath(
            Prepared data, double l1Ratio, Lambdas lambdas, Stopping stopping, Constraints constraints) {
        this(data, l1Ratio, lambdas, stopping, constraints, Monitor.NONE);
    }

    /**
     * Fits a path that may take a while.
     *
     * @param monitor told the number of lambdas done, asked before each whether to go on
     * @throws java.util.concurrent.CancellationException when it says no
     */
    public ElasticNetPath(Prepared data, double l1Ratio, Lambdas lambdas, Stopping stopping,
            Constraints constraints, Monitor monitor) {
        this(new PathSolver(data.design(), data.y(), stopping.gap()), data.back(), l1Ratio, lambdas, stopping,
                constraints, monitor);
    }

    /** Fits a path from moments alone. */
    public ElasticNetPath(StandardizedMoments data, double l1Ratio, Lambdas lambdas, Stopping stopping,
            Constraints constraints, Monitor monitor) {
        this(new PathSolver(new MomentDesign(data)), data.back(), l1Ratio, lambdas, stopping, constraints, monitor);
    }

    private ElasticNetPath(PathSolver solver, Standardization back, double l1Ratio, Lambdas lambdas, Stopping stopping,
            Constraints constraints, Monitor monitor) {
        if (!(l1Ratio > 0 && l1Ratio <= 1)) {
            throw new IllegalArgumentException(
                    "l1Ratio is " + l1Ratio + "; it must lie in (0, 1]: ridge has a closed form of its own");
        }
        constraints.requireLength(back.size());
        this.back = back;
        this.l1Ratio = l1Ratio;
        this.stopping = stopping;
        this.constraints = constraints;
        this.scale = new PenaltyScale(back, l1Ratio, constraints);
        this.solver = solver;
        this.largest = scale.largest(solver);
        this.path = fits(lambdas.values(largest, solver.rows(), back.size()), monitor);
    }

    /** Fits a path and keeps only its points. */
    public static Path fit(Prepared data, double l1Ratio, Lambdas lambdas, Stopping stopping) {
        return new ElasticNetPath(data, l1Ratio, lambdas, stopping).path();
    }

    /** The Lasso path with the default stopping rule. */
    public static Path lasso(Prepared data, Lambdas lambdas) {
        return fit(data, 1, lambdas, Stopping.DEFAULT);
    }

    /** The fits at the lambdas that were asked for. */
    public Path path() {
        return path;
    }

    /** The smallest lambda at which every weight is zero. */
    public double largestLambda() {
        return largest;
    }

    /** Exact fits at other lambdas, finite and not negative, in the order given; not interpolated. */
    public Path at(double... lambda) {
        return fits(Lambdas.of(lambda).given(), Monitor.NONE);
    }

    private Path fits(double[] lambda, Monitor monitor) {
        Path fits = new Path(l1Ratio, back, lambda.clone(), new double[lambda.length][],
                new double[lambda.length], new double[lambda.length], new boolean[lambda.length]);
        for (int k = 0; k < lambda.length; k++) {
            monitor.check();
            if (lambda[k] == 0) {
                solver.solve(penalty(NEARLY_ZERO * largest));
            }
            Solution solution = solver.solve(penalty(lambda[k]));
            fits.b()[k] = solution.b();
            fits.gap()[k] = solution.gap();
            fits.r2()[k] = 1 - solution.meanSquare() / solver.nullMeanSquare();
            fits.converged()[k] = solution.gap() <= stopping.gap();
            monitor.done(k + 1);
        }
        return fits;
    }

    /**
     * The path and, between its lambdas, fits at its knots, where the weight that enters or leaves is 0: lines through them
     * bend, and leave the zero line, where the weights do.
     *
     * <p>Of more than 300 knots, those of the features with the largest weights at the last lambda; none where they are not
     * known, see {@link #knots}, or the path is a single fit.
     */
    public Path withKnots() {
        return path.size() == 1 ? path : traced().map(Trace::drawn).orElse(path);
    }

    /**
     * Every knot from the largest lambda down to the path's last one: which weight enters or leaves, or comes to or off a
     * bound, and where.
     *
     * <p>Found one after another from closed forms, not on a grid, so that none is passed over; only what happens and is undone
     * within rounding may be missing. With l1Ratio below 1 every knot costs a new factor of the active features, and those of a
     * path that ends at lambda = 0, which its closed forms approach but do not reach, end at 1e-10 of the largest lambda.
     *
     * @throws UnsupportedOperationException where the path was solved without a Gram matrix of the working set, or columns are too
     *     nearly dependent, see {@link #hasKnots}
     */
    public List<Knot> knots() {
        return required().knots();
    }

    private Trace required() {
        return traced().orElseThrow(() -> new UnsupportedOperationException(
                solver.cost().route() == Route.COLUMNS
                        ? "the path was solved without a Gram matrix of the working set, which knots need"
                        : "columns are too nearly dependent to follow the path from knot to knot"));
    }

    /**
     * The first fit, from the largest lambda down, that has a number of nonzero weights and makes full use of them.
     *
     * <p>Along the first stretch of lambdas on which exactly that many weights are nonzero, their number does not change but
     * they are shrunk less and less. The largest lambda of the stretch says little: where a weight enters, it is still zero.
     * The fit is the one at the stretch's lower end, where the next weight is about to enter, or the path ends. Where instead
     * a weight is about to leave there, it is the fit in the middle, on a scale of logarithms.
     *
     * @param count number of nonzero weights, at least 0
     * @return a path of one lambda; none when the path has that many nowhere: it ends before, or several weights enter or
     *     leave at one lambda, to rounding, and step over the number
     * @throws UnsupportedOperationException where there are no knots, see {@link #knots}
     */
    public Optional<Path> withNonzeros(int count) {
        return required().withNonzeros(count);
    }

    /**
     * The relaxed Lasso, Meinshausen (2007), in its limit: least squares on the features that each fit keeps, within the same
     * bounds.
     *
     * @param fits of this path
     * @return gaps and convergence are those of the least squares
     */
    public Path relaxed(Path fits) {
        Path relaxed = new Path(l1Ratio, back, fits.lambda(), new double[fits.size()][],
                new double[fits.size()], new double[fits.size()], new boolean[fits.size()]);
        for (int k = 0; k < fits.size(); k++) {
            ElasticNet onSupport = penalty(0);
            for (int j = 0; j < fits.b()[k].length; j++) {
                onSupport.l1()[j] = fits.b()[k][j] == 0.0 ? Double.POSITIVE_INFINITY : 0;
            }
            Solution solution = solver.solve(onSupport);
            relaxed.b()[k] = solution.b();
            relaxed.gap()[k] = solution.gap();
            relaxed.converged()[k] = solution.gap() <= stopping.gap();
            relaxed.r2()[k] = 1 - solution.meanSquare() / solver.nullMeanSquare();
        }
        return relaxed;
    }

    /** What the path, and all that was asked of it since, has cost. */
    public Cost cost() {
        return solver.cost();
    }

    /**
     * For every feature the smallest lambda from which on, upwards, its weight is zero: the first knot at which it enters,
     * the path's last lambda where it never does, and the next larger lambda of the path where there are no knots to tell.
     */
    public double[] zeroAtOrAbove() {
        return traced().map(Trace::zeroAtOrAbove).orElseGet(
                () -> IntStream.range(0, back.size()).mapToDouble(path::zeroAtOrAbove).toArray());
    }

    /** Whether the knots can be told, see {@link #knots}. */
    public boolean hasKnots() {
        return traced().isPresent();
    }

    /** What happens between the lambdas, found when first asked for; none where it cannot be told. */
    private Optional<Trace> traced() {
        if (trace == null && !untraceable && solver.cost().route() != Route.COLUMNS) {
            double yScale = back.yScale();
            double last = path.lambda()[path.size() - 1];
            double smallest = l1Ratio < 1 ? Math.max(last, NEARLY_ZERO * largest) : last;
            trace = solver.breakpoints(penalty(yScale), largest / yScale, smallest / yScale)
                    .map(points -> new Trace(this, points, solver.nullMeanSquare(), stopping.gap())).orElse(null);
            untraceable = trace == null;
        }
        return Optional.ofNullable(trace);
    }

    /** What is asked of single weights. */
    public Constraints constraints() {
        return constraints;
    }

    /** The penalty at one lambda, on the solvers' scale. */
    public ElasticNet penalty(double lambda) {
        return scale.at(lambda);
    }
}
