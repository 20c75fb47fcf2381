package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.OrthogonalRidge;
import exactzero.solve.Ridge;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ridge of problems large enough for the Gram route, by the condition of optimality on the original data. */
class GramRidgeTest {

    @ParameterizedTest
    @CsvSource({"1203, 301", "301, 1202", "403, 398", "398, 403", "90000, 31", "2100, 161"})
    void nothingPullsAtAnyWeight(int n, int p) {
        double[][] x = Columns.autoregressive(n, p, 0.3, n + p);
        Problem problem =
                new Problem("large", Problem.dataset(x, Columns.target(x, 5, 1, 1)), Scaling.STANDARD, 0, false);
        for (Scaling scaling : WeightsTest.scalings()) {
            for (Problem variant : new Problem[] {problem.with(scaling), problem.with(scaling).weighted(1)}) {
                Standardized data = variant.standardized();
                double[] lambda = {100, 1, 0.1};
                assertThat(ridge(data, 0.1)).isNotInstanceOf(OrthogonalRidge.class);
                Yardstick yardstick = new Yardstick(variant.data(), variant.scaling());
                Path path = RidgePath.fit(data, Lambdas.of(lambda));
                for (int k = 0; k < path.size(); k++) {
                    Optimality fit = yardstick.of(0, lambda[k], path.coefficients(k));
                    double[] r = new double[n];
                    data.design().fit(IntStream.range(0, p).toArray(), p, path.b()[k], r);
                    double rss = 0;
                    double total = 0;
                    for (int i = 0; i < n; i++) {
                        rss += (data.y()[i] - r[i]) * (data.y()[i] - r[i]);
                        total += data.y()[i] * data.y()[i];
                    }
                    assertThat(path.r2()[k]).isCloseTo(1 - rss / total, within(1e-12));
                    assertThat(fit.violation()).isLessThanOrEqualTo(1e-12 * fit.largestPull());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1500, 260", "260, 1500"})
    void theNormIsThatOfTheWeights(int n, int p) {
        double[][] x = Columns.independent(n, p, 5);
        Standardized data = Standardized.of(Problem.dataset(x, Columns.target(x, 5, 1, 1)), Scaling.STANDARD);
        Ridge ridge = ridge(data, 1e-6);
        Ridge other = OrthogonalRidge.of(data.design(), data.y(), data.back().unit());
        assertThat(ridge).isNotInstanceOf(OrthogonalRidge.class);
        for (double lambda : new double[] {1e-6, 0.01, 1, 10}) {
            double[] b = ridge.solve(lambda);
            double norm = Math.sqrt(IntStream.range(0, p).mapToDouble(j -> b[j] * b[j]).sum());
            assertThat(ridge.norm(lambda)).isCloseTo(norm, within(1e-12 * norm));
            assertThat(other.norm(lambda)).isCloseTo(norm, within(1e-12 * norm));
            double df = other.degreesOfFreedom(lambda);
            assertThat(ridge.degreesOfFreedom(lambda)).isCloseTo(df, within(1e-9 * df));
            assertThat(ridge.meanSquare(lambda)).isCloseTo(other.meanSquare(lambda), within(1e-13));
        }
    }

    /** Copies make the Gram matrix singular: small lambdas must go the orthogonal way, large ones need not. */
    @Test
    void dependentColumnsAreNotLeftToTheGram() {
        double[][] x = Columns.duplicated(Columns.independent(1500, 260, 5));
        Standardized data = Standardized.of(Problem.dataset(x, Columns.target(x, 5, 1, 1)), Scaling.STANDARD);
        assertThat(ridge(data, 1e-6)).isInstanceOf(OrthogonalRidge.class);
        assertThat(ridge(data, 0.1)).isNotInstanceOf(OrthogonalRidge.class);
        Path apart = RidgePath.fit(data, Lambdas.of(1, 0.1));
        Path orthogonal = RidgePath.fit(data, Lambdas.of(1, 0.1, 1e-7));
        for (int k = 0; k < 2; k++) {
            for (int j = 0; j < 260; j++) {
                assertThat(apart.b()[k][j]).isCloseTo(orthogonal.b()[k][j], within(1e-10));
            }
        }
    }

    private static Ridge ridge(Standardized data, double smallest) {
        return Ridge.of(data.design(), data.y(), data.back().unit(), smallest);
    }
}
