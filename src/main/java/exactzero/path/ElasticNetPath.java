package exactzero.path;

import exactzero.design.Standardized;
import exactzero.solve.ElasticNet;
import exactzero.solve.PathSolver;
import exactzero.solve.Solution;
import exactzero.solve.Stopping;
import exactzero.solve.Strength;

/**
 * The Lasso and the elastic net along a path of lambdas, each fit started from the one before:
 *
 * <pre>    minimise   RSS / 2n + lambda ( l1Ratio |b|_1 + (1 - l1Ratio) / 2 |b|_2^2 )</pre>
 *
 * <p>on standardised columns (see {@link exactzero.design.Scaling}), RSS the weighted residual sum of squares, the
 * intercept unpenalised. Tibshirani (1996), Zou and Hastie (2005).
 */
public final class ElasticNetPath {
    private ElasticNetPath() {}

    /** The Lasso path with the default stopping rule. */
    public static Path lasso(Standardized data, Lambdas lambdas) {
        return fit(data, 1, lambdas, Stopping.DEFAULT);
    }

    /**
     * Fits a path.
     *
     * @param l1Ratio share of the L1 penalty, in (0, 1]
     */
    public static Path fit(Standardized data, double l1Ratio, Lambdas lambdas, Stopping stopping) {
        if (!(l1Ratio > 0 && l1Ratio <= 1)) {
            throw new IllegalArgumentException(
                    "l1Ratio is " + l1Ratio + "; it must lie in (0, 1]: ridge has a closed form of its own");
        }
        int n = data.design().rows();
        int p = data.design().features();
        PathSolver solver = new PathSolver(data.design(), data.y());
        double[] lambda = lambdas.values(largest(data, solver.pullsAtZero(), l1Ratio), n, p);
        Path path = new Path(l1Ratio, data.back(), lambda, new double[lambda.length][], new double[lambda.length],
                new double[lambda.length], new boolean[lambda.length]);
        for (int k = 0; k < lambda.length; k++) {
            Solution solution = solver.solve(penalty(data, lambda[k], l1Ratio));
            path.b()[k] = solution.b();
            path.gap()[k] = solution.gap();
            path.r2()[k] = 1 - solution.meanSquare() / solver.nullMeanSquare();
            path.converged()[k] = solution.gap() <= stopping.gap();
        }
        if (Boolean.getBoolean("exactzero.cost")) {
            System.err.println(solver.cost());
        }
        return path;
    }

    /** The penalty at one lambda, on the solvers' scale. */
    public static ElasticNet penalty(Standardized data, double lambda, double l1Ratio) {
        Strength strength = new Strength(lambda * l1Ratio / data.back().yScale(), lambda * (1 - l1Ratio));
        return ElasticNet.of(strength, data.back().unit());
    }

    /** The smallest lambda at which every weight is zero: max over j of |c_j| / (l1Ratio unit_j), safe against rounding. */
    private static double largest(Standardized data, double[] c, double l1Ratio) {
        double largest = 0;
        for (int j = 0; j < c.length; j++) {
            largest = Math.max(largest, Math.abs(c[j]) / (l1Ratio * data.back().unit()[j]) * data.back().yScale());
        }
        while (anyPullExceeds(c, penalty(data, largest, l1Ratio).l1())) {
            largest = Math.nextUp(largest);
        }
        return largest;
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
