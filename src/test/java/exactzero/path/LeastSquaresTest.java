package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.Scaling;
import exactzero.solve.Stopping;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lambda = 0, where the elastic net is least squares. */
class LeastSquaresTest {

    static List<Problem> problems() {
        return ColdStartTest.problemsOfFullRank().stream()
                .filter(p -> p.data().rows() > p.data().size() + 1 && !p.tied()).toList();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void lambdaZeroLeavesNoPull(Problem problem) {
        for (Path path : List.of(fit(problem, Lambdas.of(0)), fit(problem, Lambdas.of(1, 1e-3, 0)))) {
            Optimality fit = new Yardstick(problem.data(), problem.scaling())
                    .of(problem.l1Ratio(), 0, path.coefficients(path.size() - 1));
            assertThat(fit.violation()).isLessThan(1e-12 * fit.largestPull());
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void lambdaZeroIsRidgeAtLambdaZero(Problem problem) {
        double[] lasso = fit(problem, Lambdas.of(0)).b()[0];
        double[] ridge = RidgePath.fit(problem.standardized(), Lambdas.of(0)).b()[0];
        for (int j = 0; j < lasso.length; j++) {
            assertThat(lasso[j]).isCloseTo(ridge[j], within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void lambdaZeroCountsAsConverged(Problem problem) {
        assertThat(fit(problem, Lambdas.of(0)).converged()[0]).isTrue();
    }

    @Test
    void lambdaZeroOfAWideProblemFitsExactly() {
        double[][] x = Columns.independent(10, 30, 3);
        Problem problem = new Problem("wide", Problem.dataset(x, Columns.target(x, 3, 1, 4)), Scaling.STANDARD, 1,
                true);
        assertThat(fit(problem, Lambdas.of(0)).r2()[0]).isCloseTo(1, within(1e-12));
    }

    private static Path fit(Problem problem, Lambdas lambdas) {
        return ElasticNetPath.fit(problem.standardized(), problem.l1Ratio(), lambdas, Stopping.DEFAULT);
    }
}
