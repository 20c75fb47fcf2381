package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Standardized;
import exactzero.solve.CoordinateDescent;
import exactzero.solve.CovariancePulls;
import exactzero.solve.Pulls;
import exactzero.solve.ResidualPulls;
import exactzero.solve.Solution;
import exactzero.solve.Stopping;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast solver against plain coordinate descent, against itself on shuffled data, and against closed forms. */
class AgreementTest {
    private static final Lambdas LAMBDAS = Lambdas.grid(12, 0.01);
    /** Violations 1e-13 of the largest pull: weights are then right to 1e-13 over the smallest eigenvalue. */
    private static final Stopping TIGHT = new Stopping(1e-14, 1e-13, 1_000_000);

    static List<Problem> problems() {
        return Problem.all();
    }

    /** Those that ten steps to a hundredth settle; see ColdStartTest for four rows under hundreds of features. */
    static List<Problem> settledProblems() {
        return problems().stream().filter(p -> p.data().size() < 100 * p.data().rows()).toList();
    }

    static List<Problem> uniqueProblems() {
        return problems().stream().filter(p -> !p.tied()).toList();
    }

    @ParameterizedTest
    @MethodSource("uniqueProblems")
    void coordinateDescentAgrees(Problem problem) {
        Standardized data = problem.standardized();
        Path path = fit(problem);
        assertAgrees(path, problem, new CovariancePulls(data.design(), data.y()));
        assertAgrees(path, problem, new ResidualPulls(data.design(), data.y()));
    }

    @ParameterizedTest
    @MethodSource("settledProblems")
    void orderOfRowsAndColumnsDoesNotMatter(Problem problem) {
        Dataset data = problem.data();
        int[] backwards = IntStream.range(0, data.rows()).map(i -> data.rows() - 1 - i).toArray();
        Dataset turned = data.rows(backwards);
        double[][] columns = new double[data.size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = turned.columns()[columns.length - 1 - j];
        }
        Dataset shuffled = new Dataset("shuffled", data.features(), columns, "y", turned.y(), turned.weights());
        Path path = fit(problem);
        Path other = ElasticNetPath.fit(Standardized.of(shuffled, problem.scaling()), problem.l1Ratio(),
                Lambdas.of(path.lambda()), Stopping.DEFAULT);
        Yardstick yardstick = new Yardstick(data, problem.scaling());
        Yardstick otherYardstick = new Yardstick(shuffled, problem.scaling());
        for (int k = 0; k < path.size(); k++) {
            double[] beta = path.coefficients(k);
            double lambda = path.lambda()[k];
            double objective = yardstick.of(problem.l1Ratio(), lambda, beta).objective();
            double otherObjective = otherYardstick.of(problem.l1Ratio(), lambda, other.coefficients(k)).objective();
            assertThat(otherObjective).isCloseTo(objective, within(1e-10));
            if (!problem.tied()) {
                double tolerance = 1e-9 * largest(path.b()[k]);
                for (int j = 0; j < beta.length; j++) {
                    assertThat(other.b()[k][beta.length - 1 - j]).isCloseTo(path.b()[k][j], within(tolerance));
                }
            }
        }
    }

    private static Path fit(Problem problem) {
        return ElasticNetPath.fit(problem.standardized(), problem.l1Ratio(), LAMBDAS, Stopping.DEFAULT);
    }

    private static void assertAgrees(Path path, Problem problem, Pulls pulls) {
        CoordinateDescent descent = new CoordinateDescent(pulls, TIGHT);
        ElasticNetPath net =
                new ElasticNetPath(problem.standardized(), problem.l1Ratio(), LAMBDAS, Stopping.DEFAULT);
        double[] start = new double[problem.data().size()];
        for (int k = 0; k < path.size(); k++) {
            Solution solution = descent.solve(
                    net.penalty(path.lambda()[k]), start);
            start = solution.b();
            assertThat(solution.converged()).as("descent at %s: %s", path.lambda()[k], solution.violation()).isTrue();
            double tolerance = 1e-9 * largest(start);
            for (int j = 0; j < start.length; j++) {
                assertThat(path.b()[k][j]).as("weight %s at %s", j, path.lambda()[k])
                        .isCloseTo(start[j], within(tolerance));
            }
        }
    }

    private static double largest(double[] b) {
        double largest = 0;
        for (double v : b) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }
}
