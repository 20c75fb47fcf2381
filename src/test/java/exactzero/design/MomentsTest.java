package exactzero.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.path.Columns;
import exactzero.path.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Moments by their definition, and that they add up and can be taken away. */
class MomentsTest {
    private static final double[][] X = Columns.independent(50, 3, 1);
    private static final double[] Y = Columns.target(X, 2, 1, 2);
    private static final Moments.Frame FRAME =
            new Moments.Frame(List.of("x1", "x2", "x3"), new double[] {1, -2, 0.5, 3}, new double[] {2, 0.5, 1, 8});

    @Test
    void theyAreWeightedMeansOfProducts() {
        Moments moments = Moments.of(data(), FRAME);
        double total = Arrays.stream(data().weights()).sum();
        assertThat(moments.weight()).isCloseTo(total, within(1e-12));
        assertThat(moments.rows()).isEqualTo(40);
        for (int j = 0; j < 4; j++) {
            double mean = 0;
            for (int i = 0; i < 50; i++) {
                mean += data().weights()[i] / total * u(j, i);
            }
            assertThat(moments.mean()[j]).isCloseTo(mean, within(1e-14));
            for (int k = 0; k < 4; k++) {
                double product = 0;
                for (int i = 0; i < 50; i++) {
                    product += data().weights()[i] / total * u(j, i) * u(k, i);
                }
                assertThat(moments.products()[j][k]).isCloseTo(product, within(1e-14));
            }
            assertThat(moments.grain()[j]).isEqualTo(moments.products()[j][j]);
        }
    }

    private static double u(int j, int i) {
        return ((j < 3 ? X[j][i] : Y[i]) - FRAME.origin()[j]) / FRAME.unit()[j];
    }

    @Test
    void partsAddUpAndOnePartLessLeavesTheOther() {
        Moments all = Moments.of(data(), FRAME);
        Moments some = Moments.of(data().rows(IntStream.range(0, 17).toArray()), FRAME);
        Moments others = Moments.of(data().rows(IntStream.range(17, 50).toArray()), FRAME);
        assertSame(some.plus(others), all);
        assertSame(all.minus(some), others);
        for (int j = 0; j < 4; j++) {
            assertThat(all.minus(some).grain()[j]).isGreaterThan(others.grain()[j]);
        }
        assertThatThrownBy(() -> all.minus(all)).isInstanceOf(DataException.class)
                .hasMessageContaining("no weight is left");
        Moments elsewhere = Moments.of(data(), new Moments.Frame(FRAME.features(), new double[4], FRAME.unit()));
        assertThatThrownBy(() -> all.plus(elsewhere)).hasMessageContaining("other origins");
    }

    private static void assertSame(Moments actual, Moments expected) {
        assertThat(actual.rows()).isEqualTo(expected.rows());
        assertThat(actual.weight()).isCloseTo(expected.weight(), within(1e-12));
        for (int j = 0; j < 4; j++) {
            assertThat(actual.mean()[j]).isCloseTo(expected.mean()[j], within(1e-13));
            for (int k = 0; k < 4; k++) {
                assertThat(actual.products()[j][k]).isCloseTo(expected.products()[j][k], within(1e-13));
            }
        }
    }

    private static Dataset data() {
        Dataset plain = Problem.dataset(X, Y);
        double[] weights = IntStream.range(0, 50).mapToDouble(i -> i % 5 * 0.5).toArray();
        return new Dataset("few", plain.features(), X, "y", Y, weights);
    }

    /** Of a product of two columns it is what both have. */
    @Test
    void aColumnIsMagnifiedByTheRootOfItsSquares() {
        double[][] x = {{1001, 1002, 1003, 1005}, {3, 1, 4, 1}};
        Dataset data = Dataset.of("far", List.of("a", "b"), x, "y", new double[] {1, 3, 2, 7});
        Moments.Frame zero = new Moments.Frame(data.features(), new double[3], new double[] {1, 1, 1});
        StandardizedMoments moments = StandardizedMoments.of(Moments.of(data, zero), Scaling.STANDARD);
        assertThat(moments.magnified()).isGreaterThan(1e5);
        assertThat(new MomentDesign(moments).amplification()).isEqualTo(Math.sqrt(moments.magnified()));
    }
}
