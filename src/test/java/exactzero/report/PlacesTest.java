package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.solve.Stopping;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Standardized data = Standardized.of(Examples.diabetes(), Scaling.STANDARD);
    private final ElasticNetPath net = new ElasticNetPath(data, 1, Lambdas.GRID, Stopping.DEFAULT);

    @Test
    void betweenKnotsTheNormIsThatOfTheExactFit() {
        Places places = new Places(PathAxis.NORM, net.withKnots());
        for (double lambda : new double[] {40, 17.3, 3.3, 0.77, 0.011}) {
            Path exact = net.at(lambda);
            double norm = 0;
            for (int j = 0; j < exact.features().size(); j++) {
                norm += Math.abs(exact.coefficients(0)[j]) * data.back().norm()[j];
            }
            assertThat(places.of(lambda)).isCloseTo(norm, within(1e-9 * norm));
        }
    }

    @Test
    void theDevianceIsThatOfTheFitsAndTheLogarithmThatOfLambda() {
        Path path = net.path();
        Places deviance = new Places(PathAxis.DEVIANCE, path);
        for (int k = 0; k < path.size(); k++) {
            assertThat(deviance.of(path.lambda()[k])).isEqualTo(path.r2()[k]);
        }
        assertThat(new Places(PathAxis.LAMBDA, path).of(0.01)).isEqualTo(-2);
    }

    @Test
    void lambdaZeroHasNoLogarithmButANorm() {
        Path path = new ElasticNetPath(data, 1, Lambdas.of(10, 1, 0), Stopping.DEFAULT).path();
        Places logarithm = new Places(PathAxis.LAMBDA, path);
        assertThat(logarithm.last()).isEqualTo(1);
        assertThat(logarithm.shown().getLowerBound()).isZero();
        assertThat(new Places(PathAxis.NORM, path).last()).isEqualTo(2);
    }
}
