package exactzero.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.path.Columns;
import exactzero.path.Problem;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns are centred and scaled on the way in, and weights brought back on the way out. */
class StandardizedTest {
    private static final Scaling[] SCALINGS = {Scaling.STANDARD, Scaling.STANDARD.withoutIntercept(),
        Scaling.STANDARD.withoutStandardizing(), new Scaling(false, false)};

    @Test
    void columnsHaveMeanZeroAndMeanSquareOne() {
        Dataset data = random(50, 6, 1);
        Standardized s = Standardized.of(data, Scaling.STANDARD);
        for (int j = 0; j < 6; j++) {
            double[] z = s.design().column(j);
            assertThat(mean(z)).isCloseTo(0, within(1e-15));
            assertThat(meanSquare(z)).isCloseTo(1, within(1e-14));
        }
        assertThat(mean(s.y())).isCloseTo(0, within(1e-15));
    }

    @Test
    void predictionsAreTheSameOnBothScales() {
        for (Scaling scaling : SCALINGS) {
            Dataset data = random(30, 5, 2);
            Standardized s = Standardized.of(data, scaling);
            double[] b = new Random(3).doubles(5, -2, 2).toArray();
            double[] beta = s.back().coefficients(b);
            double intercept = s.back().intercept(beta);
            for (int i = 0; i < 30; i++) {
                double onZ = 0;
                double onX = intercept;
                for (int j = 0; j < 5; j++) {
                    onZ += b[j] * s.design().column(j)[i];
                    onX += beta[j] * data.columns()[j][i];
                }
                assertThat(onX).isCloseTo(s.back().yMean() + s.back().yScale() * onZ, within(1e-12));
                assertThat(s.y()[i] * s.back().yScale() + s.back().yMean()).isCloseTo(data.y()[i], within(1e-12));
            }
        }
    }

    @Test
    void weightsComeBackToTheLastDigitsAndZerosStayZero() {
        Dataset data = random(30, 5, 2);
        for (Scaling scaling : SCALINGS) {
            Standardization back = Standardized.of(data, scaling).back();
            double[] b = {1.5, 0.0, -2e-9, 3e7, 0.3};
            double[] again = back.standardized(back.coefficients(b));
            for (int j = 0; j < b.length; j++) {
                assertThat(again[j]).isCloseTo(b[j], within(1e-15 * Math.abs(b[j])));
            }
        }
    }

    @Test
    void columnsComeBackToTheLastDigits() {
        Dataset data = random(30, 5, 2);
        for (Scaling scaling : SCALINGS) {
            Standardization back = Standardized.of(data, scaling).back();
            for (int j = 0; j < 5; j++) {
                double[] z = Standardized.of(data, scaling).design().column(j);
                for (int i = 0; i < 30; i++) {
                    assertThat(z[i] * back.norm()[j] + back.mean()[j]).isCloseTo(data.columns()[j][i], within(1e-12));
                }
            }
        }
    }

    @Test
    void aZeroWeightStaysExactlyZero() {
        Standardization back = Standardized.of(random(20, 3, 4), Scaling.STANDARD).back();
        double[] beta = back.coefficients(new double[] {0.0, -0.0, 1});
        assertThat(Double.doubleToRawLongBits(beta[0])).isZero();
        assertThat(Double.doubleToRawLongBits(beta[1])).isZero();
        assertThat(beta[2]).isNotZero();
    }

    @Test
    void constantColumnsAreSetAside() {
        double[][] x = Columns.independent(20, 3, 5);
        java.util.Arrays.fill(x[1], 0.1);
        Standardized s = Standardized.of(Problem.dataset(x, Columns.target(x, 1, 1, 6)), Scaling.STANDARD);
        assertThat(s.back().constant()).containsExactly(false, true, false);
        assertThat(s.design().column(1)).containsOnly(0.0);
        assertThat(s.back().norm()[1]).isEqualTo(1);
    }

    @Test
    void withoutAnInterceptNothingIsCentredAndTheScaleIsStillTheDeviation() {
        double[][] x = {{1, 2, 3, 6}};
        Standardized s = Standardized.of(Problem.dataset(x, new double[] {2, 1, 4, 3}),
                Scaling.STANDARD.withoutIntercept());
        double norm = Math.sqrt(50 / 4.0);
        double deviation = Math.sqrt(14 / 4.0);
        assertThat(s.back().mean()).containsExactly(0);
        assertThat(s.back().yMean()).isZero();
        assertThat(s.back().norm()[0]).isCloseTo(norm, within(1e-15));
        assertThat(s.back().unit()[0]).isCloseTo(deviation / norm, within(1e-15));
    }

    @Test
    void withoutStandardizingTheUnitIsThatOfTheColumn() {
        double[][] x = {{1, 2, 3, 6}};
        Standardized s = Standardized.of(Problem.dataset(x, new double[] {2, 1, 4, 3}),
                Scaling.STANDARD.withoutStandardizing());
        assertThat(s.back().unit()[0]).isCloseTo(1 / Math.sqrt(14 / 4.0), within(1e-15));
    }

    @Test
    void theConstantColumnOfAnInterceptlessRawFitCounts() {
        double[][] x = {{2, 2, 2}, {1, 2, 4}};
        Dataset data = Problem.dataset(x, new double[] {1, 2, 2});
        assertThat(Standardized.of(data, new Scaling(false, false)).back().constant()).containsExactly(false, false);
        assertThat(Standardized.of(data, new Scaling(false, true)).back().constant()).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e8, -1e8, 1e12})
    void aLargeOffsetCostsNoDigits(double offset) {
        double[] x = {1, 2, 4, 7, 11};
        double[] shifted = new double[5];
        for (int i = 0; i < 5; i++) {
            shifted[i] = x[i] + offset;
        }
        Dataset near = Problem.dataset(new double[][] {x}, x.clone());
        Dataset far = Problem.dataset(new double[][] {shifted}, shifted.clone());
        Standardized a = Standardized.of(near, Scaling.STANDARD);
        Standardized b = Standardized.of(far, Scaling.STANDARD);
        assertThat(b.design().column(0)).containsExactly(a.design().column(0));
        assertThat(b.y()).containsExactly(a.y());
        assertThat(b.back().mean()[0]).isEqualTo(a.back().mean()[0] + offset);
    }

    @Test
    void whatCannotBeFittedIsRefusedWithTheReason() {
        double[] y = {1, 2, 3};
        double[][] constant = {{5, 5, 5}, {0.1, 0.1, 0.1}};
        assertRefused(Problem.dataset(new double[][] {{1}}, new double[] {1}), "one row");
        assertRefused(Problem.dataset(new double[][] {{1, 2, 4}}, new double[] {7, 7, 7}),
                "target 'y' is constant: there is nothing to explain");
        assertRefused(Problem.dataset(constant, y), "every feature column is constant: nothing can explain 'y'");
        assertThatThrownBy(() -> Problem.dataset(new double[][] {{1, Double.NaN, 2}}, y))
                .isInstanceOf(DataException.class).hasMessageContaining("column 'x1', row 2");
        assertThatThrownBy(() -> Problem.dataset(new double[0][], new double[0])).isInstanceOf(DataException.class);
    }

    private static void assertRefused(Dataset data, String message) {
        assertThatThrownBy(() -> Standardized.of(data, Scaling.STANDARD))
                .isInstanceOf(DataException.class).hasMessageContaining(message);
    }

    private static Dataset random(int n, int p, long seed) {
        double[][] x = Columns.independent(n, p, seed);
        return Problem.dataset(x, Columns.target(x, 2, 1, seed));
    }

    private static double mean(double[] z) {
        return java.util.Arrays.stream(z).sum() / z.length;
    }

    private static double meanSquare(double[] z) {
        return java.util.Arrays.stream(z).map(v -> v * v).sum() / z.length;
    }
}
