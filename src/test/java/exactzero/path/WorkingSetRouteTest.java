package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.CoordinateDescent;
import exactzero.solve.ResidualPulls;
import exactzero.solve.Solution;
import exactzero.solve.Stopping;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Too many features for the whole Gram: the working set and its screening, held to the same promises. */
class WorkingSetRouteTest {

    static List<Problem> problems() {
        List<Problem> lasso = List.of(
                problem("independent", Columns.independent(60, 900, 1), false),
                problem("AR(1) 0.9", Columns.autoregressive(80, 1500, 0.9, 2), false),
                problem("blocks 0.99", Columns.blocks(80, 1000, 50, Math.sqrt(0.99), 3), false),
                problem("duplicates", Columns.duplicated(Columns.independent(70, 1000, 4)), true),
                problem("dependent", Columns.dependent(Columns.integers(40, 900, 2, 5)), true),
                problem("tied integers", Columns.integers(20, 800, 1, 6), true),
                problem("badly scaled", Columns.scaled(Columns.independent(50, 700, 7), 5, 7), false),
                problem("eight rows", Columns.independent(8, 1200, 8), false),
                problem("more rows than columns", Columns.autoregressive(800, 700, 0.5, 9), false));
        List<Problem> all = new ArrayList<>();
        for (Problem p : lasso) {
            all.add(p);
            all.add(p.with(0.3));
        }
        all.add(lasso.get(1).with(new Scaling(false, true)));
        all.add(lasso.get(1).with(new Scaling(true, false)));
        all.add(lasso.get(1).weighted(0));
        all.add(lasso.get(6).weighted(1).with(0.5));
        return all;
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyFitIsOptimal(Problem problem) {
        PathContractTest.assertOptimal(problem, fit(problem, Lambdas.grid(100, 0.01)));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void atTheLargestLambdaEveryWeightIsZeroAndJustBelowOneIsNot(Problem problem) {
        double largest = fit(problem, Lambdas.grid(1, 0.5)).lambda()[0];
        assertThat(fit(problem, Lambdas.of(largest)).nonzero(0)).isZero();
        int below = fit(problem, Lambdas.of(largest * (1 - 1e-9))).nonzero(0);
        assertThat(below).isBetween(1, problem.tied() ? problem.data().rows() : 1);
    }

    @Test
    void coordinateDescentAgrees() {
        Problem problem = problems().getFirst();
        Standardized data = problem.standardized();
        Path path = fit(problem, Lambdas.grid(15, 0.02));
        ElasticNetPath net = new ElasticNetPath(data, 1, Lambdas.GRID, Stopping.DEFAULT);
        CoordinateDescent descent = new CoordinateDescent(new ResidualPulls(data.design(), data.y()),
                new Stopping(1e-14, 1e-12, 100_000));
        double[] start = new double[problem.data().size()];
        for (int k = 0; k < path.size(); k++) {
            Solution solution = descent.solve(net.penalty(path.lambda()[k]), start);
            start = solution.b();
            assertThat(solution.converged()).isTrue();
            for (int j = 0; j < start.length; j++) {
                assertThat(path.b()[k][j]).isCloseTo(start[j], within(1e-9));
            }
        }
    }

    @Test
    void aLassoWithoutNoiseFindsItsFeatures() {
        double[][] x = Columns.independent(100, 2000, 11);
        Problem problem = new Problem("sparse truth", Problem.dataset(x, Columns.target(x, 4, 0, 1)),
                Scaling.STANDARD, 1, false);
        Path path = fit(problem, Lambdas.grid(60, 1e-4));
        PathContractTest.assertOptimal(problem, path);
        double[] beta = path.coefficients(59);
        assertThat(new double[] {beta[0], beta[500], beta[1000], beta[1500]}).usingElementComparator(
                (a, b) -> Math.abs(a - b) < 2e-3 ? 0 : 1).containsExactly(3, -2, 2, -1);
    }

    private static Path fit(Problem problem, Lambdas lambdas) {
        return ElasticNetPath.fit(problem.standardized(), problem.l1Ratio(), lambdas, Stopping.DEFAULT);
    }

    private static Problem problem(String name, double[][] x, boolean tied) {
        return new Problem(name, Problem.dataset(x, Columns.target(x, 6, 1, 99)), Scaling.STANDARD, 1, tied);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 16, 64, 256})
    void aTargetOfPlusAndMinusOneIsFitted(int n) {
        double[][] x = Columns.independent(n, 700, 12);
        double[] y = Columns.orthogonal(n, 1)[0];
        Problem problem = new Problem("two classes", Problem.dataset(x, y), Scaling.STANDARD, 1, false);
        Path path = fit(problem, Lambdas.grid(20, 0.05));
        PathContractTest.assertOptimal(problem, path);
        PathContractTest.assertOptimal(problem, fit(problem, Lambdas.of(0.1 * path.lambda()[0])));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6})
    void aResidualOfExactlyZeroLeavesNoNaN(int n) {
        double[][] x = Columns.integers(n, 700, 1, n);
        x[3] = new double[n];
        x[3][0] = 1;
        Problem problem = new Problem("one row", Problem.dataset(x, x[3].clone()), new Scaling(false, false), 1, true);
        PathContractTest.assertOptimal(problem, fit(problem, Lambdas.of(0.1 / n, 1e-3)));
    }
}
