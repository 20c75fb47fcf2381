package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.solve.Stopping;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every path promises, on every shape of problem that Problem lists. */
class PathContractTest {
    private static final double GAP = 1e-10;
    private static final double VIOLATION = 1e-8;

    static List<Problem> problems() {
        return Problem.all();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyFitIsOptimal(Problem problem) {
        assertOptimal(problem, fit(problem, Lambdas.GRID));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aLongPathIsOptimalToItsEnd(Problem problem) {
        assertOptimal(problem, fit(problem, Lambdas.grid(100, 1e-8)));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void atTheLargestLambdaEveryWeightIsZeroAndJustBelowOneIsNot(Problem problem) {
        double largest = fit(problem, Lambdas.grid(1, 0.5)).lambda()[0];
        assertThat(fit(problem, Lambdas.of(largest)).nonzero(0)).isZero();
        int below = fit(problem, Lambdas.of(largest * (1 - 1e-9))).nonzero(0);
        if (problem.tied()) {
            assertThat(below).isPositive();
        } else {
            assertThat(below).isEqualTo(1);
        }
    }

    private static Path fit(Problem problem, Lambdas lambdas) {
        return ElasticNetPath.fit(problem.standardized(), problem.l1Ratio(), lambdas, Stopping.DEFAULT);
    }

    static void assertOptimal(Problem problem, Path path) {
        SoftAssertions softly = new SoftAssertions();
        Yardstick yardstick = new Yardstick(problem.data(), problem.scaling());
        for (int k = 0; k < path.size(); k++) {
            double lambda = path.lambda()[k];
            double[] beta = path.coefficients(k);
            Optimality fit = yardstick.of(problem.l1Ratio(), lambda, beta);
            softly.assertThat(fit.gap()).as("gap at %s", lambda).isLessThanOrEqualTo(GAP);
            softly.assertThat(fit.violation()).as("violation at %s", lambda)
                    .isLessThanOrEqualTo(VIOLATION * fit.largestPull());
            softly.assertThat(path.gap()[k]).as("gap said at %s", lambda).isBetween(0.0, GAP);
            softly.assertThat(path.converged()[k]).as("converged at %s", lambda).isTrue();
            softly.assertThat(path.r2()[k]).as("R^2 at %s", lambda).isBetween(-1e-12, 1 + 1e-12);
            softly.assertThat(path.intercept(k)).as("intercept at %s", lambda).isFinite();
            softly.assertThat(beta).doesNotContain(Double.NaN);
            softly.assertThat(negativeZeros(beta) + negativeZeros(path.b()[k])).as("-0.0 at %s", lambda).isZero();
        }
        softly.assertAll();
    }

    private static long negativeZeros(double[] b) {
        long bits = Double.doubleToRawLongBits(-0.0);
        return Arrays.stream(b).filter(v -> Double.doubleToRawLongBits(v) == bits).count();
    }
}
