package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.RowBlocks;
import exactzero.design.Moments;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.design.StandardizedMoments;
import exactzero.design.StreamedMoments;
import exactzero.solve.Stopping;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A path from blocks of rows is that of the rows, and its gaps are those of the data. */
class StreamedPathTest {
    private static final Lambdas LAMBDAS = Lambdas.grid(20, 1e-3);

    @ParameterizedTest
    @CsvSource({"true, true, 1, 0, 1, false", "true, true, 1, 1e8, 1, false", "true, true, 1, 1e8, 1, true",
        "true, true, 0.5, 0, 1, true", "true, false, 1, 0, 1, true", "false, true, 1, 2, 1, true",
        "false, false, 0.3, 2, 1, false", "true, true, 1, 0, 1e-150, true", "true, true, 1, 1e160, 1e150, false"})
    void theSameAsInMemory(boolean intercept, boolean standardize, double l1Ratio, double offset, double scale,
            boolean weighted) {
        Scaling scaling = new Scaling(intercept, standardize);
        Dataset data = data(offset, scale, weighted);
        ElasticNetPath rows = new ElasticNetPath(Standardized.of(data, scaling), l1Ratio, LAMBDAS, Stopping.DEFAULT);
        for (int size : new int[] {1, 7, 64, 300}) {
            RowBlocks blocks = Slices.of(data, size);
            ElasticNetPath streamed = net(blocks, scaling, l1Ratio);
            Path path = MeasuredPath.of(streamed.path(), blocks, scaling, Constraints.NONE, Stopping.DEFAULT);
            assertThat(path.allConverged()).as("gap %s", Arrays.stream(path.gap()).max()).isTrue();
            assertSame(path, rows.path(), 1e-9);
            assertThat(streamed.knots()).hasSameSizeAs(rows.knots());
            for (int k = 0; k < rows.knots().size(); k++) {
                Knot expected = rows.knots().get(k);
                Knot knot = streamed.knots().get(k);
                assertThat(knot.feature() + knot.event()).isEqualTo(expected.feature() + expected.event());
                assertThat(knot.lambda()).isCloseTo(expected.lambda(), within(1e-9 * expected.lambda()));
            }
        }
    }

    /** However many rows there were, the memory is that of the features. */
    @Test
    void momentsOfTwoThousandMillionRowsTakeNoMemoryForRows() {
        Dataset data = data(0, 1, false);
        Moments few = StreamedMoments.of(Slices.of(data, 64)).moments();
        Moments many =
                new Moments(few.frame(), Integer.MAX_VALUE, few.weight(), few.mean(), few.products(), few.grain());
        long before = allocated();
        Path path = new ElasticNetPath(StandardizedMoments.of(many, Scaling.STANDARD), 1, LAMBDAS, Stopping.DEFAULT,
                Constraints.NONE, Monitor.NONE).path();
        assertThat(allocated() - before).isLessThan(1L << 30);
        assertThat(path.allConverged()).isTrue();
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** Constant columns, one of them of a value that its mean may miss by rounding. */
    private static Dataset data(double offset, double scale, boolean weighted) {
        double[][] x = Columns.autoregressive(300, 12, 0.6, 1);
        double[] y = Columns.target(x, 4, 1, 2);
        for (int j = 0; j < 12; j += 3) {
            x[j] = Arrays.stream(x[j]).map(v -> v * scale + offset).toArray();
        }
        Arrays.fill(x[7], 0.1);
        Arrays.fill(x[10], 0);
        Arrays.setAll(y, i -> y[i] + offset / Math.max(scale, 1e-3));
        double[] weights = IntStream.range(0, 300).mapToDouble(i -> weighted ? i % 4 * 0.7 : 1).toArray();
        return new Dataset("stream", Problem.dataset(x, y).features(), x, "y", y, weights);
    }

    private static ElasticNetPath net(RowBlocks rows, Scaling scaling, double l1Ratio) {
        return new ElasticNetPath(StandardizedMoments.of(StreamedMoments.of(rows).moments(), scaling), l1Ratio, LAMBDAS,
                Stopping.DEFAULT, Constraints.NONE, Monitor.NONE);
    }

    private static void assertSame(Path actual, Path expected, double tolerance) {
        for (int k = 0; k < expected.size(); k++) {
            assertThat(actual.lambda()[k]).isCloseTo(expected.lambda()[k], within(tolerance * expected.lambda()[k]));
            assertThat(actual.r2()[k]).isCloseTo(expected.r2()[k], within(tolerance));
            for (int j = 0; j < expected.features().size(); j++) {
                assertThat(actual.b()[k][j] == 0.0).isEqualTo(expected.b()[k][j] == 0.0);
                assertThat(actual.standardized(k, j) / expected.scaling().yScale())
                        .isCloseTo(expected.b()[k][j], within(tolerance));
            }
        }
    }

    @Test
    void blocksDoNotTell() {
        Dataset data = data(3, 1, true);
        Path one = net(Slices.of(data, 300), Scaling.STANDARD, 1).path();
        for (int size : new int[] {1, 2, 9, 100, 299}) {
            assertSame(net(Slices.of(data, size), Scaling.STANDARD, 1).path(), one, 1e-12);
        }
    }

    @Test
    void ridgeIsMeasuredToo() {
        Dataset data = data(1e6, 1, true);
        Lambdas lambdas = Lambdas.of(5, 0.3, 1e-2);
        RowBlocks blocks = Slices.of(data, 50);
        Moments moments = StreamedMoments.of(blocks).moments();
        Path path = MeasuredPath.of(new RidgePath(moments, Scaling.STANDARD, lambdas, Constraints.NONE).path(), blocks,
                Scaling.STANDARD, Constraints.NONE, Stopping.DEFAULT);
        assertSame(path, RidgePath.fit(Standardized.of(data, Scaling.STANDARD), lambdas), 1e-9);
        assertThat(Arrays.stream(path.gap()).max().orElseThrow()).isLessThan(1e-18);
        Yardstick yardstick = new Yardstick(data, Scaling.STANDARD);
        for (int k = 0; k < 3; k++) {
            double best = yardstick.of(0, path.lambda()[k], path.coefficients(k)).objective();
            path.b()[k][2] += 1e-3;
            path.b()[k][5] -= 2e-3;
            double worse = yardstick.of(0, path.lambda()[k], path.coefficients(k)).objective();
            Path measured = MeasuredPath.of(path, blocks, Scaling.STANDARD, Constraints.NONE, Stopping.DEFAULT);
            assertThat(measured.gap()[k]).isGreaterThan((worse - best) * (1 - 1e-6)).isLessThan(1e-2);
            assertThat(worse - best).isGreaterThan(1e-7);
            assertThat(measured.converged()[k]).isFalse();
        }
    }

    /** Weights that are wrong have the gap that separate code finds on the rows. */
    @ParameterizedTest
    @CsvSource({"true, true, 1, true", "true, false, 0.5, true", "false, true, 1, true", "false, false, 0.5, false"})
    void gapsAreThoseOfTheData(boolean intercept, boolean standardize, double l1Ratio, boolean weighted) {
        Scaling scaling = new Scaling(intercept, standardize);
        Dataset data = data(2, 1, weighted);
        RowBlocks blocks = Slices.of(data, 64);
        Path path = net(blocks, scaling, l1Ratio).path();
        for (int k = 0; k < path.size(); k++) {
            path.b()[k][k % 7] += 1e-3 * (k + 1);
        }
        Path measured = MeasuredPath.of(path, blocks, scaling, Constraints.NONE, Stopping.DEFAULT);
        Yardstick yardstick = new Yardstick(data, scaling);
        for (int k = 0; k < path.size(); k++) {
            double gap = yardstick.of(l1Ratio, path.lambda()[k], path.coefficients(k)).gap();
            assertThat(gap).isGreaterThan(1e-8);
            assertThat(measured.gap()[k]).isCloseTo(gap, within(1e-7 * gap + 1e-13));
            assertThat(measured.converged()[k]).isFalse();
        }
    }

    @Test
    void penaltyFactorsAndBoundsCount() {
        Dataset data = data(0, 1, false);
        double[] factors = new double[12];
        Arrays.fill(factors, 1);
        factors[0] = 0;
        factors[3] = Double.POSITIVE_INFINITY;
        factors[6] = 2;
        Constraints constraints = Constraints.NONE.withFactors(factors).withoutNegative(12);
        RowBlocks blocks = Slices.of(data, 90);
        Path streamed = new ElasticNetPath(
                StandardizedMoments.of(StreamedMoments.of(blocks).moments(), Scaling.STANDARD), 1, LAMBDAS,
                Stopping.DEFAULT, constraints, Monitor.NONE).path();
        Path path = MeasuredPath.of(streamed, blocks, Scaling.STANDARD, constraints, Stopping.DEFAULT);
        assertSame(path, new ElasticNetPath(Standardized.of(data, Scaling.STANDARD), 1, LAMBDAS, Stopping.DEFAULT,
                constraints).path(), 1e-9);
        assertThat(path.allConverged()).isTrue();
    }

    @Test
    void trainingRowsOfFoldsGiveTheirPath() {
        Dataset data = data(5, 1, true);
        Moments.Frame frame = StreamedMoments.of(Slices.of(data, 64)).moments().frame();
        List<Moments> folds = StreamedMoments.folds(Slices.of(data, 64), frame, 3, 1);
        int[] training = IntStream.range(0, 300).filter(i -> StreamedMoments.fold(i, 3, 1) != 2).toArray();
        Path rows = new ElasticNetPath(Standardized.of(data.rows(training), Scaling.STANDARD), 1, LAMBDAS,
                Stopping.DEFAULT).path();
        assertSame(new ElasticNetPath(StandardizedMoments.of(folds.get(0).plus(folds.get(1)), Scaling.STANDARD), 1,
                LAMBDAS, Stopping.DEFAULT, Constraints.NONE, Monitor.NONE).path(), rows, 1e-9);
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        Dataset data = data(0, 1, false);
        RowBlocks one = Slices.of(data.rows(new int[] {3}), 8);
        assertThatThrownBy(() -> net(one, Scaling.STANDARD, 1)).isInstanceOf(DataException.class)
                .hasMessageContaining("at least two");
        Dataset flat = Problem.dataset(data.columns(), new double[300]);
        assertThatThrownBy(() -> net(Slices.of(flat, 64), Scaling.STANDARD, 1))
                .hasMessageContaining("target is constant");
        Path path = net(Slices.of(data, 64), Scaling.STANDARD, 1).path();
        Dataset other = Dataset.of("other", List.of("z"), new double[][] {{1, 2}}, "y", new double[] {1, 2});
        assertThatThrownBy(() -> MeasuredPath.of(path, Slices.of(other, 2), Scaling.STANDARD, Constraints.NONE,
                Stopping.DEFAULT)).isInstanceOf(DataException.class).hasMessageContaining("other features");
    }
}
