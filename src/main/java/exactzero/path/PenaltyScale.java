package exactzero.path;

import exactzero.data.DataException;
import exactzero.design.Standardization;
import exactzero.solve.ElasticNet;
import exactzero.solve.PathSolver;
import java.util.Arrays;

/**
 * What a lambda asks of every weight, on the solvers' scale.
 *
 * <p>There weights are b_j = beta_j norm_j / yScale, and the penalty counts unit_j b_j. Rescaling the target rescales the L1
 * part but not the squares.
 *
 * @param back from the solvers' scale to original units
 * @param l1Ratio share of the L1 penalty
 * @param constraints factors and bounds
 */
public record PenaltyScale(Standardization back, double l1Ratio, Constraints constraints) {
    /** What rounding in the fit of unpenalised weights may add to a pull, relative to the spread of the target. */
    private static final double ROUNDING = 0x1p-45;

    /** The penalty at one lambda, finite and at least 0. */
    public ElasticNet at(double lambda) {
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("lambda is " + lambda + "; it must be a number of at least 0");
        }
        int p = back.size();
        double[] unit = back.unit();
        ElasticNet penalty = new ElasticNet(new double[p], new double[p], new double[p], new double[p]);
        for (int j = 0; j < p; j++) {
            double strength = lambda * constraints.factor(j);
            double toSolver = back.constant()[j] ? 1 : back.norm()[j] / back.yScale();
            if (!(toSolver > 0 && toSolver < Double.POSITIVE_INFINITY)) {
                throw new DataException(
                        "column '" + back.features().get(j) + "' and the target differ so much in size that "
                                + "coefficients leave the range of a double; rescale one of them");
            }
            boolean excluded = constraints.factor(j) == Double.POSITIVE_INFINITY;
            penalty.l1()[j] = excluded ? Double.POSITIVE_INFINITY : strength * l1Ratio / back.yScale() * unit[j];
            penalty.l2()[j] = excluded ? 0 : strength * (1 - l1Ratio) * unit[j] * unit[j];
            penalty.lower()[j] = constraints.lower(j) * toSolver;
            penalty.upper()[j] = constraints.upper(j) * toSolver;
        }
        return penalty;
    }

    /** The smallest lambda at which every penalised weight is zero, safe against rounding. */
    double largest(PathSolver solver) {
        double[] c = pullsWithoutPenalised(solver);
        ElasticNet unit = at(1);
        double lambda = 0;
        for (int j = 0; j < c.length; j++) {
            boolean mayMove = c[j] > 0 ? unit.upper()[j] > 0 : unit.lower()[j] < 0;
            if (unit.l1()[j] > 0 && mayMove) {
                lambda = Math.max(lambda, Math.abs(c[j]) / unit.l1()[j]);
            }
        }
        while (anyMoves(c, at(lambda))) {
            lambda = Math.nextUp(lambda);
        }
        return lambda;
    }

    /** The pulls when only unpenalised weights are fitted, in size no less than rounding in a fit may make them. */
    private double[] pullsWithoutPenalised(PathSolver solver) {
        ElasticNet only = at(1);
        boolean any = false;
        for (int j = 0; j < only.l1().length; j++) {
            boolean unpenalised = constraints.factor(j) == 0 && !back.constant()[j];
            only.l1()[j] = unpenalised ? 0 : Double.POSITIVE_INFINITY;
            any |= unpenalised;
        }
        if (!any) {
            return solver.pullsAtZero();
        }
        double[] b = solver.solve(only).b();
        double[] c = solver.pulls();
        double slack = ROUNDING * (Math.sqrt(solver.nullMeanSquare()) + Arrays.stream(b).map(Math::abs).sum());
        for (int j = 0; j < c.length; j++) {
            c[j] += Math.copySign(slack, c[j]);
        }
        return c;
    }

    private static boolean anyMoves(double[] c, ElasticNet penalty) {
        for (int j = 0; j < c.length; j++) {
            if (penalty.l1()[j] > 0 && penalty.moves(j, c[j], 0)) {
                return true;
            }
        }
        return false;
    }
}
