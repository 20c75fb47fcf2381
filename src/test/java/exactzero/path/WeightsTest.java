package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Observation weights count rows: a weight of 3 is the row three times, a weight of 0 no row at all. */
class WeightsTest {

    static List<Scaling> scalings() {
        return List.of(Scaling.STANDARD, new Scaling(false, true), new Scaling(true, false),
                new Scaling(false, false));
    }

    @ParameterizedTest
    @MethodSource("scalings")
    void aWholeWeightIsThatManyRows(Scaling scaling) {
        Dataset weighted = weighted();
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < weighted.rows(); i++) {
            for (int k = 0; k < weighted.weights()[i]; k++) {
                rows.add(i);
            }
        }
        Dataset picked = weighted.rows(rows.stream().mapToInt(i -> i).toArray());
        Dataset replicated = Problem.dataset(picked.columns(), picked.y());
        assertSame(weighted, replicated, scaling);
    }

    @ParameterizedTest
    @MethodSource("scalings")
    void rowsOfWeightZeroAreIgnoredWhateverTheyHold(Scaling scaling) {
        Dataset weighted = weighted();
        Dataset kept = weighted.rows(rowsWithWeight(weighted));
        for (double value : new double[] {-7, 1e9, 1e100}) {
            assertSame(holding(weighted, value), kept, scaling);
        }
    }

    @Test
    void hugeValuesInRowsOfWeightZeroAreIgnoredToo() {
        Dataset weighted = weighted();
        Dataset kept = weighted.rows(rowsWithWeight(weighted));
        for (double value : new double[] {1e300, -Double.MAX_VALUE}) {
            assertSame(holding(weighted, value), kept, Scaling.STANDARD);
        }
        for (double[] column : weighted.columns()) {
            for (int i = 0; i < column.length; i++) {
                column[i] *= weighted.weights()[i] == 0 ? 1 : 1e-200;
            }
        }
        kept = weighted.rows(rowsWithWeight(weighted));
        assertSame(holding(weighted, 1e300), kept, Scaling.STANDARD);
    }

    @Test
    void onlyRatiosOfWeightsMatter() {
        Dataset weighted = weighted();
        for (double factor : new double[] {0x1p-40, 0x1p500, 0x1p-1000, 0x1p1015}) {
            double[] weights = Arrays.stream(weighted.weights()).map(w -> w * factor).toArray();
            Dataset scaled = new Dataset("scaled", weighted.features(), weighted.columns(), "y", weighted.y(), weights);
            assertSame(scaled, weighted, Scaling.STANDARD);
        }
    }

    @Test
    void weightsWhoseSumOverflowsCountAllTheSame() {
        Dataset weighted = weighted();
        double[] weights = Arrays.stream(weighted.weights()).map(w -> w * 0x1p1022).toArray();
        assertSame(new Dataset("huge", weighted.features(), weighted.columns(), "y", weighted.y(), weights), weighted,
                Scaling.STANDARD);
    }

    private static Dataset weighted() {
        double[][] x = Columns.autoregressive(25, 6, 0.5, 1);
        Dataset plain = Problem.dataset(x, Columns.target(x, 3, 1, 2));
        double[] weights = new double[25];
        for (int i = 0; i < 25; i++) {
            weights[i] = i % 4;
        }
        return new Dataset("weighted", plain.features(), x, "y", plain.y(), weights);
    }

    private static int[] rowsWithWeight(Dataset data) {
        return java.util.stream.IntStream.range(0, data.rows()).filter(i -> data.weights()[i] > 0).toArray();
    }

    /** The data with a value in every cell of the rows of weight zero. */
    private static Dataset holding(Dataset data, double value) {
        double[][] x = Arrays.stream(data.columns()).map(double[]::clone).toArray(double[][]::new);
        double[] y = data.y().clone();
        for (int i = 0; i < y.length; i++) {
            if (data.weights()[i] == 0) {
                y[i] = value;
                for (double[] column : x) {
                    column[i] = value;
                }
            }
        }
        return new Dataset("holding", data.features(), x, "y", y, data.weights());
    }

    private static void assertSame(Dataset a, Dataset b, Scaling scaling) {
        Standardized one = Standardized.of(a, scaling);
        Standardized other = Standardized.of(b, scaling);
        double largest = ElasticNetPath.lasso(other, Lambdas.grid(1, 0.5)).lambda()[0];
        Lambdas lambdas = Lambdas.of(largest / 2, largest / 10, largest / 100);
        assertSame(ElasticNetPath.fit(one, 1, lambdas, Stopping.DEFAULT),
                ElasticNetPath.fit(other, 1, lambdas, Stopping.DEFAULT));
        assertSame(ElasticNetPath.fit(one, 0.5, lambdas, Stopping.DEFAULT),
                ElasticNetPath.fit(other, 0.5, lambdas, Stopping.DEFAULT));
        assertSame(RidgePath.fit(one, lambdas), RidgePath.fit(other, lambdas));
    }

    /** Columns and pulls differ by a few roundings, weights by those over the smallest eigenvalue, here above 0.1. */
    private static void assertSame(Path a, Path b) {
        for (int k = 0; k < a.size(); k++) {
            double[] left = a.coefficients(k);
            double[] right = b.coefficients(k);
            double size = Arrays.stream(right).map(Math::abs).max().orElseThrow();
            for (int j = 0; j < left.length; j++) {
                assertThat(left[j]).isCloseTo(right[j], within(1e-12 * size));
            }
            assertThat(a.intercept(k)).isCloseTo(b.intercept(k), within(1e-12 * (1 + Math.abs(b.intercept(k)))));
            assertThat(a.r2()[k]).isCloseTo(b.r2()[k], within(1e-12));
        }
    }
}
