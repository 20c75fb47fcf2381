package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.design.Moments;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ridge from moments alone, of blocks of rows that come one after another, against ridge from the rows. */
class RidgeMomentsTest {
    private static final Lambdas LAMBDAS = Lambdas.of(10, 0.5, 1e-3);

    @ParameterizedTest
    @CsvSource({"true, true, 0, 1", "true, false, 0, 1", "false, true, 0, 1", "false, false, 0, 1",
        "true, true, 1e8, 1",
        "true, true, 0, 1e-150", "true, true, 0, 1e150", "true, true, 1e160, 1e150", "false, true, 3, 1"})
    void blocksAddUpToThePathOfAllRows(boolean intercept, boolean standardize, double offset, double scale) {
        double[][] x = Columns.autoregressive(200, 12, 0.6, 1);
        double[] y = Columns.target(x, 4, 1, 2);
        for (int j = 0; j < 12; j += 3) {
            x[j] = Arrays.stream(x[j]).map(v -> v * scale + offset).toArray();
        }
        Arrays.fill(x[7], 3.5);
        double[] weights = IntStream.range(0, 200).mapToDouble(i -> i % 3).toArray();
        Dataset plain = Problem.dataset(x, y);
        Dataset data = new Dataset("stream", plain.features(), x, "y", y, weights);
        Scaling scaling = new Scaling(intercept, standardize);
        RidgePath streamed = new RidgePath(streamed(data, scaling), scaling, LAMBDAS, Constraints.NONE);
        RidgePath rows = new RidgePath(Standardized.of(data, scaling), LAMBDAS, Constraints.NONE);
        for (int k = 0; k < 3; k++) {
            double[] expected = rows.path().b()[k];
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            double tolerance = Math.pow(10, -streamed.digits(k)) * largest;
            assertThat(tolerance).isLessThan(1e-6 * largest);
            for (int j = 0; j < 12; j++) {
                assertThat(streamed.path().b()[k][j]).isCloseTo(expected[j], within(tolerance));
                assertThat(streamed.path().coefficients(k)[j] * rows.path().scaling().norm()[j]).isCloseTo(
                        rows.path().coefficients(k)[j] * rows.path().scaling().norm()[j], within(2 * tolerance));
            }
            assertThat(streamed.degreesOfFreedom(k)).isCloseTo(rows.degreesOfFreedom(k), within(1e-6));
            assertThat(streamed.sigma(k)).isCloseTo(rows.sigma(k), within(1e-7));
            assertThat(streamed.generalisedCrossValidation(k)).isCloseTo(rows.generalisedCrossValidation(k),
                    within(1e-7));
            double[] errors = rows.standardErrors(k);
            for (int j = 0; j < 12; j++) {
                assertThat(streamed.standardErrors(k)[j]).isCloseTo(errors[j], within(1e-6 * errors[j]));
            }
        }
        assertThat(streamed.path().r2()[2]).isCloseTo(rows.path().r2()[2], within(1e-7));
    }

    /** Origins and units are those of the first rows, as they come. */
    private static Moments streamed(Dataset data, Scaling scaling) {
        Dataset first = data.rows(IntStream.range(0, 30).toArray());
        Moments.Frame frame = Moments.Frame.of(Standardized.of(first, scaling));
        Moments moments = Moments.of(first, frame);
        for (int from = 30; from < 200; from += 34) {
            moments = moments.plus(Moments.of(data.rows(IntStream.range(from, from + 34).toArray()), frame));
        }
        assertThat(moments.rows()).isEqualTo((int) Arrays.stream(data.weights()).filter(w -> w > 0).count());
        return moments;
    }

    @Test
    void theGridIsThatOfTheRows() {
        double[][] x = Columns.independent(300, 8, 1);
        Dataset data = Problem.dataset(x, Columns.target(x, 4, 1, 2));
        Standardized prepared = Standardized.of(data, Scaling.STANDARD);
        Moments moments = Moments.of(data, Moments.Frame.of(prepared));
        Path path = new RidgePath(moments, Scaling.STANDARD, Lambdas.GRID, Constraints.NONE).path();
        Path expected = RidgePath.fit(prepared, Lambdas.GRID);
        for (int k = 0; k < 100; k++) {
            assertThat(path.lambda()[k]).isCloseTo(expected.lambda()[k], within(1e-10 * expected.lambda()[k]));
        }
    }

    /** Digits are promised by distances from the origins, and are there. */
    @Test
    void originsFarAwayCostDigitsAndThatIsSaid() {
        double[][] x = Columns.independent(100, 4, 1);
        double[] y = Columns.target(x, 2, 1, 2);
        Dataset data = Problem.dataset(x, y);
        double[] expected = RidgePath.fit(Standardized.of(data, Scaling.STANDARD), Lambdas.of(0.1)).b()[0];
        double before = 20;
        for (double origin : new double[] {0, 1e2, 1e4, 1e6}) {
            double[] origins = {origin, 0, 0, 0, 0};
            double[] units = {1, 1, 1, 1, 1};
            Moments moments = Moments.of(data, new Moments.Frame(data.features(), origins, units));
            RidgePath path = new RidgePath(moments, Scaling.STANDARD, Lambdas.of(0.1), Constraints.NONE);
            assertThat(path.digits(0)).isLessThan(before);
            before = path.digits(0);
            for (int j = 0; j < 4; j++) {
                assertThat(path.path().b()[0][j]).isCloseTo(expected[j], within(Math.pow(10, -before)));
            }
        }
        Moments hopeless = Moments.of(data,
                new Moments.Frame(data.features(), new double[] {1e9, 0, 0, 0, 0}, new double[] {1, 1, 1, 1, 1}));
        assertThatThrownBy(
                () -> new RidgePath(hopeless, Scaling.STANDARD, Lambdas.of(0.1), Constraints.NONE))
                .isInstanceOf(DataException.class).hasMessageContaining("no digit of ridge at lambda 0.1");
    }

    @Test
    void whatNeedsRowsIsRefused() {
        double[][] x = Columns.independent(30, 3, 1);
        Dataset data = Problem.dataset(x, Columns.target(x, 2, 1, 2));
        Moments moments = Moments.of(data, Moments.Frame.of(Standardized.of(data, Scaling.STANDARD)));
        RidgePath path = new RidgePath(moments, Scaling.STANDARD, LAMBDAS, Constraints.NONE);
        assertThatThrownBy(() -> path.leaveOneOut(0)).hasMessageContaining("moments");
        assertThatThrownBy(path::rank).hasMessageContaining("moments alone");
        assertThatThrownBy(() -> new RidgePath(moments, Scaling.STANDARD, Lambdas.of(1, 0), Constraints.NONE))
                .hasMessageContaining("lambda is 0");
        assertThatThrownBy(() -> new RidgePath(moments, Scaling.STANDARD, LAMBDAS,
                Constraints.NONE.withFactors(1, 0, 1))).hasMessageContaining("penalty factor is 0");
        Dataset one = data.rows(new int[] {4});
        assertThatThrownBy(() -> new RidgePath(Moments.of(one, moments.frame()), Scaling.STANDARD, LAMBDAS,
                Constraints.NONE)).isInstanceOf(DataException.class).hasMessageContaining("at least two");
        Dataset flat = Problem.dataset(x, new double[30]);
        assertThatThrownBy(() -> new RidgePath(
                Moments.of(flat, new Moments.Frame(flat.features(), new double[4], new double[] {1, 1, 1, 1})),
                Scaling.STANDARD, LAMBDAS, Constraints.NONE)).hasMessageContaining("target is constant");
    }
}
