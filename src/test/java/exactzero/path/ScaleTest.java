package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.Stopping;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Units and origins of columns and target do not matter, to the last bit where they are powers of two. */
class ScaleTest {
    private static final double[][] X = Columns.autoregressive(30, 7, 0.6, 1);
    private static final double[] Y = Columns.target(X, 3, 0.5, 2);

    @ParameterizedTest
    @CsvSource({"3, 0", "0, 5", "-20, 13", "450, 0", "-450, 0", "0, 450", "0, -450", "498, -498", "-498, 498",
        "900, 900", "-900, -900"})
    void powersOfTwoChangeNoBit(int columnPower, int targetPower) {
        int[] powers = IntStream.range(0, X.length).map(j -> j % 3 == 1 ? columnPower / 2 : columnPower).toArray();
        Dataset scaled = scaled(powers, targetPower);
        Path path = ElasticNetPath.lasso(standardized(Problem.dataset(X, Y)), Lambdas.grid(20, 1e-3));
        Path other = ElasticNetPath.lasso(standardized(scaled), Lambdas.grid(20, 1e-3));
        Path mixed = elastic(Problem.dataset(X, Y), path.lambda(), 0);
        Path otherMixed = elastic(scaled, path.lambda(), targetPower);
        Path ridge = RidgePath.fit(standardized(Problem.dataset(X, Y)), Lambdas.of(10, 0.1, 1e-3));
        Path otherRidge = RidgePath.fit(standardized(scaled), Lambdas.of(10, 0.1, 1e-3));
        for (int k = 0; k < path.size(); k++) {
            assertThat(other.lambda()[k]).isEqualTo(Math.scalb(path.lambda()[k], targetPower));
            assertScaled(path.coefficients(k), other.coefficients(k), powers, targetPower);
        }
        for (int k = 0; k < 3; k++) {
            assertScaled(ridge.coefficients(k), otherRidge.coefficients(k), powers, targetPower);
            assertThat(otherRidge.r2()[k]).isEqualTo(ridge.r2()[k]);
        }
        if (targetPower == 0) {
            for (int k = 0; k < mixed.size(); k++) {
                assertScaled(mixed.coefficients(k), otherMixed.coefficients(k), powers, targetPower);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-150, 1e-90, 1e-8, 1e8, 1e90, 1e150})
    void anyScaleGivesTheSameFit(double scale) {
        double[][] x = Arrays.stream(X).map(double[]::clone).toArray(double[][]::new);
        for (int j = 0; j < x.length; j += 2) {
            x[j] = times(x[j], scale);
        }
        Dataset scaled = Problem.dataset(x, times(Y, scale));
        for (Scaling scaling : new Scaling[] {Scaling.STANDARD, new Scaling(false, true)}) {
            Path shrunk = RidgePath.fit(Standardized.of(Problem.dataset(X, Y), scaling), Lambdas.of(1, 1e-4, 0));
            Path otherShrunk = RidgePath.fit(Standardized.of(scaled, scaling),
                    Lambdas.of(1, 1e-4, 0));
            for (int k = 0; k < 3; k++) {
                for (int j = 0; j < x.length; j++) {
                    double back = otherShrunk.coefficients(k)[j] / (j % 2 == 0 ? 1 : scale);
                    assertThat(back).isCloseTo(shrunk.coefficients(k)[j], within(1e-13));
                }
            }
            Path path = ElasticNetPath.lasso(Standardized.of(Problem.dataset(X, Y), scaling), Lambdas.GRID);
            Path other = ElasticNetPath.lasso(Standardized.of(scaled, scaling), Lambdas.GRID);
            assertThat(other.allConverged()).isTrue();
            for (int k = 0; k < path.size(); k++) {
                assertThat(other.lambda()[k] / scale).isCloseTo(path.lambda()[k], within(1e-13 * path.lambda()[k]));
                double[] expected = path.coefficients(k);
                double[] actual = other.coefficients(k);
                for (int j = 0; j < x.length; j++) {
                    double back = j % 2 == 0 ? actual[j] : actual[j] / scale;
                    assertThat(back).isCloseTo(expected[j], within(1e-11));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-170, 1e170", "1e170, 1e-170"})
    void coefficientsBeyondADoubleAreRefused(double column, double target) {
        double[][] x = {times(X[0], column), X[1]};
        Standardized data = standardized(Problem.dataset(x, times(Y, target)));
        assertThatThrownBy(() -> ElasticNetPath.lasso(data, Lambdas.GRID)).isInstanceOf(DataException.class)
                .hasMessageContaining("column 'x1' and the target differ so much in size");
    }

    @Test
    void anOffsetOfAHundredMillionMovesOnlyTheIntercept() {
        double[][] x = Columns.integers(30, 7, 1000, 3);
        double[] y = Columns.target(x, 3, 0, 4);
        y[0] += 999;
        double[][] shifted = Arrays.stream(x).map(c -> Arrays.stream(c).map(v -> v + 1e8).toArray())
                .toArray(double[][]::new);
        Path path = ElasticNetPath.lasso(standardized(Problem.dataset(x, y)), Lambdas.GRID);
        Path other = ElasticNetPath.lasso(standardized(Problem.dataset(shifted, y)), Lambdas.GRID);
        Path shrunk = RidgePath.fit(standardized(Problem.dataset(x, y)), Lambdas.GRID);
        Path otherShrunk = RidgePath.fit(standardized(Problem.dataset(shifted, y)), Lambdas.GRID);
        for (int k = 0; k < shrunk.size(); k++) {
            for (int j = 0; j < x.length; j++) {
                assertThat(otherShrunk.coefficients(k)[j]).isCloseTo(shrunk.coefficients(k)[j], within(1e-12));
            }
        }
        for (int k = 0; k < path.size(); k++) {
            assertThat(other.lambda()[k]).isCloseTo(path.lambda()[k], within(1e-12 * path.lambda()[k]));
            double[] beta = path.coefficients(k);
            for (int j = 0; j < x.length; j++) {
                assertThat(other.coefficients(k)[j]).isCloseTo(beta[j], within(1e-11));
            }
        }
    }

    private static Path elastic(Dataset data, double[] lambda, int power) {
        double[] scaled = Arrays.stream(lambda).map(l -> Math.scalb(l, power)).toArray();
        return ElasticNetPath.fit(standardized(data), 0.5, Lambdas.of(scaled), Stopping.DEFAULT);
    }

    private static Standardized standardized(Dataset data) {
        return Standardized.of(data, Scaling.STANDARD);
    }

    private static Dataset scaled(int[] powers, int targetPower) {
        double[][] x = new double[X.length][];
        for (int j = 0; j < x.length; j++) {
            x[j] = times(X[j], Math.scalb(1.0, powers[j]));
        }
        return Problem.dataset(x, times(Y, Math.scalb(1.0, targetPower)));
    }

    private static void assertScaled(double[] beta, double[] scaled, int[] powers, int targetPower) {
        for (int j = 0; j < beta.length; j++) {
            assertThat(scaled[j]).isEqualTo(Math.scalb(beta[j], targetPower - powers[j]));
        }
    }

    private static double[] times(double[] x, double factor) {
        return Arrays.stream(x).map(v -> v * factor).toArray();
    }
}
