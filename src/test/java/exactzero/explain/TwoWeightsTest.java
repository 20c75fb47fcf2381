package exactzero.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The diamond and the circle touch the ellipse where the solvers say, and nowhere does a ball reach lower. */
class TwoWeightsTest {
    private static Dataset data;
    private static TwoWeights two;

    @BeforeAll
    static void fits() throws IOException {
        data = BundledData.diabetes();
        two = TwoWeights.of(data, "bmi", "bp", 1.1);
    }

    @Test
    void theLassoSitsOnTheCornerOfItsDiamond() {
        assertThat(two.lasso()[1]).isEqualTo(0.0);
        assertThat(two.lasso()[0]).isPositive();
        assertThat(two.ridge()[0]).isPositive();
        assertThat(two.ridge()[1]).isPositive();
    }

    @Test
    void bothLieOnTheSameEllipse() {
        assertThat(two.excess(two.ridge())).isCloseTo(two.excess(two.lasso()), within(1e-9));
        assertThat(two.excess(two.leastSquares())).isEqualTo(0.0);
    }

    @Test
    void everyPointOfAContourHasItsHeight() {
        double[][] ellipse = two.contour(100, 60);
        for (int k = 0; k <= 60; k++) {
            assertThat(two.excess(new double[] {ellipse[0][k], ellipse[1][k]})).isCloseTo(100, within(1e-10));
        }
        assertThat(ellipse[0][60]).isEqualTo(ellipse[0][0]);
    }

    @Test
    void excessIsThatOfTheLossOverTheRows() {
        double[] b = {3, -7};
        assertThat(two.excess(b)).isCloseTo(loss(b) - loss(two.leastSquares()), within(1e-9));
    }

    @Test
    void noPointOfABallIsLowerThanItsTouchingPoint() {
        double height = two.excess(two.lasso());
        for (int k = 0; k < 2000; k++) {
            double t = 2 * Math.PI * k / 2000;
            double[] direction = {Math.cos(t), Math.sin(t)};
            double onDiamond = two.diamond() / (Math.abs(direction[0]) + Math.abs(direction[1]));
            assertThat(two.excess(new double[] {onDiamond * direction[0], onDiamond * direction[1]}))
                    .isGreaterThanOrEqualTo(height - 1e-9);
            assertThat(two.excess(new double[] {two.circle() * direction[0], two.circle() * direction[1]}))
                    .isGreaterThanOrEqualTo(height - 1e-9);
        }
    }

    /** RSS / 2n, from the columns as they are. */
    private static double loss(double[] b) {
        double[] first = standardized(data.columns()[data.features().indexOf("bmi")]);
        double[] second = standardized(data.columns()[data.features().indexOf("bp")]);
        double mean = mean(data.y());
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            double r = data.y()[i] - mean - b[0] * first[i] - b[1] * second[i];
            sum += r * r;
        }
        return sum / (2 * first.length);
    }

    private static double[] standardized(double[] x) {
        double mean = mean(x);
        double square = 0;
        for (double v : x) {
            square += (v - mean) * (v - mean);
        }
        double[] z = new double[x.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (x[i] - mean) / Math.sqrt(square / x.length);
        }
        return z;
    }

    private static double mean(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v;
        }
        return sum / x.length;
    }
}
