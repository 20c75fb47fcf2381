package exactzero.path;

import exactzero.design.Standardized;
import exactzero.solve.Breakpoint;
import exactzero.solve.ElasticNet;
import exactzero.solve.PathSolver;
import exactzero.solve.Solution;
import exactzero.solve.Stopping;
import exactzero.solve.Strength;
import java.util.ArrayList;
import java.util.List;

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

    private final Standardized data;
    private final double l1Ratio;
    private final Stopping stopping;
    private final PathSolver solver;
    private final double largest;
    private final Path path;

    /**
     * Fits a path.
     *
     * @param l1Ratio share of the L1 penalty, in (0, 1]
     * @param stopping the relative duality gap up to which a fit counts as converged
     */
    public ElasticNetPath(Standardized data, double l1Ratio, Lambdas lambdas, Stopping stopping) {
        if (!(l1Ratio > 0 && l1Ratio <= 1)) {
            throw new IllegalArgumentException(
                    "l1Ratio is " + l1Ratio + "; it must lie in (0, 1]: ridge has a closed form of its own");
        }
        this.data = data;
        this.l1Ratio = l1Ratio;
        this.stopping = stopping;
        this.solver = new PathSolver(data.design(), data.y());
        this.largest = largest(solver.pullsAtZero());
        this.path = at(lambdas.values(largest, data.design().rows(), data.design().features()));
    }

    /** Fits a path and keeps only its points. */
    public static Path fit(Standardized data, double l1Ratio, Lambdas lambdas, Stopping stopping) {
        return new ElasticNetPath(data, l1Ratio, lambdas, stopping).path();
    }

    /** The Lasso path with the default stopping rule. */
    public static Path lasso(Standardized data, Lambdas lambdas) {
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

    /** Exact fits at other lambdas, not interpolated. */
    public Path at(double... lambda) {
        Path fits = new Path(l1Ratio, data.back(), lambda.clone(), new double[lambda.length][],
                new double[lambda.length], new double[lambda.length], new boolean[lambda.length]);
        for (int k = 0; k < lambda.length; k++) {
            if (lambda[k] == 0) {
                solver.solve(penalty(data, NEARLY_ZERO * largest, l1Ratio));
            }
            Solution solution = solver.solve(penalty(data, lambda[k], l1Ratio));
            fits.b()[k] = solution.b();
            fits.gap()[k] = solution.gap();
            fits.r2()[k] = 1 - solution.meanSquare() / solver.nullMeanSquare();
            fits.converged()[k] = solution.gap() <= stopping.gap();
        }
        return fits;
    }

    /**
     * Every knot from the largest lambda down to the path's last one: which weight enters or leaves, and where.
     *
     * @throws UnsupportedOperationException for the elastic net, whose weights are not piecewise linear in lambda
     */
    public List<Knot> knots() {
        if (l1Ratio != 1) {
            throw new UnsupportedOperationException("knots are those of the Lasso; l1Ratio is " + l1Ratio);
        }
        double yScale = data.back().yScale();
        double smallest = path.lambda()[path.size() - 1];
        List<Knot> knots = new ArrayList<>();
        for (Breakpoint point : solver.breakpoints(data.back().unit(), largest / yScale, smallest / yScale)) {
            knots.add(new Knot(point.lambda() * yScale, data.back().features().get(point.feature()),
                    point.enters() ? Knot.ENTERS : Knot.LEAVES));
        }
        return knots;
    }

    /** The penalty at one lambda, on the solvers' scale. */
    public static ElasticNet penalty(Standardized data, double lambda, double l1Ratio) {
        Strength strength = new Strength(lambda * l1Ratio / data.back().yScale(), lambda * (1 - l1Ratio));
        return ElasticNet.of(strength, data.back().unit());
    }

    /** The smallest lambda at which every weight is zero: max over j of |c_j| / (l1Ratio unit_j), safe against rounding. */
    private double largest(double[] c) {
        double lambda = 0;
        for (int j = 0; j < c.length; j++) {
            lambda = Math.max(lambda, Math.abs(c[j]) / (l1Ratio * data.back().unit()[j]) * data.back().yScale());
        }
        while (anyPullExceeds(c, penalty(data, lambda, l1Ratio).l1())) {
            lambda = Math.nextUp(lambda);
        }
        return lambda;
    }

    private static boolean anyPullExceeds(double[] c, double[] l1) {
        for (int j = 0; j < c.length; j++) {
            if (Math.abs(c[j]) > l1[j]) {
                return true;
            }
        }
        return false;
    }
}
