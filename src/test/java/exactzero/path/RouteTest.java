package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.Standardized;
import exactzero.kernel.Kernel;
import exactzero.solve.ElasticNet;
import exactzero.solve.PathSolver;
import exactzero.solve.Route;
import exactzero.solve.Solution;
import exactzero.solve.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the route, the same path: by the whole Gram matrix, by a working set, by the columns alone. */
class RouteTest {
    /** A gap of 1e-13 leaves weights of the column route that far from the others' at most, on these problems. */
    private static final double AGREEMENT = 1e-7;

    static List<Problem> problems() {
        List<Problem> all = new ArrayList<>(WorkingSetRouteTest.problems());
        all.addAll(DegenerateTest.problems());
        return all;
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyRouteReachesTheGap(Problem problem) {
        for (Route route : Route.values()) {
            assertReached(problem, Constraints.NONE, route);
        }
    }

    @ParameterizedTest
    @MethodSource("exactzero.path.WorkingSetRouteTest#problems")
    void boundsAndFactorsHoldWithoutAGramMatrix(Problem problem) {
        int p = problem.data().size();
        double[] factor = new double[p];
        double[] lower = new double[p];
        double[] upper = new double[p];
        for (int j = 0; j < p; j++) {
            factor[j] = j == 17 ? 0 : j % 5 == 4 ? Double.POSITIVE_INFINITY : 1 + j % 3;
            lower[j] = j % 2 == 0 ? Double.NEGATIVE_INFINITY : 0;
            upper[j] = j % 7 == 0 ? 0.05 : Double.POSITIVE_INFINITY;
        }
        assertReached(problem, new Constraints(factor, lower, upper), Route.COLUMNS);
    }

    /** The gap, and the bounds, from the weights and the data alone. */
    private static void assertReached(Problem problem, Constraints constraints, Route route) {
        Standardized data = problem.standardized();
        ElasticNetPath net = new ElasticNetPath(data, problem.l1Ratio(), Lambdas.of(1), Stopping.DEFAULT, constraints);
        PathSolver solver = new PathSolver(data.design(), data.y(), route);
        int p = problem.data().size();
        for (double share = 1; share > 0.02; share *= 0.7) {
            ElasticNet penalty = net.penalty(share * net.largestLambda());
            double[] b = solver.solve(penalty).b();
            double[] r = new double[data.y().length];
            data.design().fit(IntStream.range(0, p).toArray(), p, b, r);
            Arrays.setAll(r, i -> data.y()[i] - r[i]);
            double[] c = new double[p];
            data.design().pulls(r, c);
            double gap = penalty.gap(b, c, Kernel.BEST.dot(r, r) / r.length);
            assertThat(gap / (solver.nullMeanSquare() / 2)).as("gap by %s", route).isLessThanOrEqualTo(1e-12);
            for (int j = 0; j < p; j++) {
                assertThat(b[j]).isBetween(penalty.lower()[j], penalty.upper()[j]);
                assertThat(b[j] == 0.0 || penalty.l1()[j] < Double.POSITIVE_INFINITY).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exactzero.path.WorkingSetRouteTest#problems")
    void weightsAgree(Problem problem) {
        if (problem.tied()) {
            return;
        }
        Standardized data = problem.standardized();
        List<Solution> expected = path(problem, new PathSolver(data.design(), data.y(), Route.WHOLE_GRAM));
        for (Route route : List.of(Route.WORKING_SET, Route.COLUMNS)) {
            List<Solution> found = path(problem, new PathSolver(data.design(), data.y(), route));
            for (int k = 0; k < found.size(); k++) {
                double[] b = expected.get(k).b();
                for (int j = 0; j < b.length; j++) {
                    assertThat(found.get(k).b()[j]).as("%s, lambda %d, weight %d", route, k, j)
                            .isCloseTo(b[j], within(AGREEMENT));
                }
            }
        }
    }

    @Test
    void theRouteIsPartOfTheCost() {
        Problem wide = WorkingSetRouteTest.problems().getFirst();
        assertThat(new ElasticNetPath(wide.standardized(), 1, Lambdas.GRID, Stopping.DEFAULT).cost().route())
                .isEqualTo(Route.WORKING_SET);
        Problem few = DegenerateTest.problems().getFirst();
        assertThat(new ElasticNetPath(few.standardized(), 1, Lambdas.GRID, Stopping.DEFAULT).cost().route())
                .isEqualTo(Route.WHOLE_GRAM);
    }

    @Test
    void columnsCountTheirStepsAndKeepNoGram() {
        Problem problem = WorkingSetRouteTest.problems().getFirst();
        PathSolver solver = new PathSolver(problem.standardized().design(), problem.standardized().y(), Route.COLUMNS);
        path(problem, solver);
        assertThat(solver.cost().conjugateGradients()).isPositive();
        assertThat(solver.cost().appended()).isZero();
    }

    private static List<Solution> path(Problem problem, PathSolver solver) {
        ElasticNetPath net = new ElasticNetPath(problem.standardized(), problem.l1Ratio(), Lambdas.of(1),
                Stopping.DEFAULT);
        List<Solution> solutions = new ArrayList<>();
        for (double share = 1; share > 0.02; share *= 0.7) {
            solutions.add(solver.solve(net.penalty(share * net.largestLambda())));
        }
        return solutions;
    }
}
