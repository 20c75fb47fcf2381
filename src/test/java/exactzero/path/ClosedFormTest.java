package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.Stopping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On orthogonal columns every weight is its least-squares weight, soft-thresholded and shrunk (Tibshirani 1996). */
class ClosedFormTest {
    private static final double[][] X = Columns.orthogonal(16, 7);
    private static final double[] Y = Columns.target(X, 4, 0.3, 5);

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0.05})
    void weightsAreSoftThresholded(double l1Ratio) {
        Path path = ElasticNetPath.fit(Standardized.of(Problem.dataset(X, Y), Scaling.STANDARD), l1Ratio,
                Lambdas.GRID, Stopping.DEFAULT);
        for (int k = 0; k < path.size(); k++) {
            double lambda = path.lambda()[k];
            for (int j = 0; j < X.length; j++) {
                double ls = 0;
                for (int i = 0; i < 16; i++) {
                    ls += X[j][i] * Y[i] / 16;
                }
                double size = Math.max(0, Math.abs(ls) - lambda * l1Ratio) / (1 + lambda * (1 - l1Ratio));
                assertThat(path.coefficients(k)[j]).isCloseTo(Math.copySign(size, ls), within(2e-15));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 1, 100})
    void ridgeShrinksEveryWeightAlike(double lambda) {
        double[] beta = RidgePath.fit(Standardized.of(Problem.dataset(X, Y), Scaling.STANDARD), Lambdas.of(lambda))
                .coefficients(0);
        for (int j = 0; j < X.length; j++) {
            double ls = 0;
            for (int i = 0; i < 16; i++) {
                ls += X[j][i] * Y[i] / 16;
            }
            assertThat(beta[j]).isCloseTo(ls / (1 + lambda), within(1e-14));
        }
    }

    @Test
    void oneFeatureIsSimpleRegression() {
        double[] x = {1, 2, 3, 4};
        double[] y = {2, 1, 4, 5};
        Path path = ElasticNetPath.lasso(Standardized.of(Problem.dataset(new double[][] {x}, y), Scaling.STANDARD),
                Lambdas.of(0.5));
        double deviation = Math.sqrt(1.25);
        double slope = (1.5 / deviation - 0.5) / deviation;
        assertThat(path.coefficients(0)[0]).isCloseTo(slope, within(1e-15));
        assertThat(path.intercept(0)).isCloseTo(3 - 2.5 * slope, within(1e-15));
    }

    @Test
    void aTargetOrthogonalToEveryColumnHasNoWeights() {
        double[] y = {1, -1, -1, 1};
        double[][] x = {{1, -1, 1, -1}, {1, 1, -1, -1}};
        Path path = ElasticNetPath.lasso(Standardized.of(Problem.dataset(x, y), Scaling.STANDARD), Lambdas.GRID);
        assertThat(path.nonzero(path.size() - 1)).isZero();
        assertThat(path.allConverged()).isTrue();
    }
}
