package exactzero.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.RowBlocks;
import exactzero.path.Columns;
import exactzero.path.Problem;
import exactzero.path.Slices;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums over thousands of blocks against exact ones, on data made to lose digits. */
class StreamedMomentsTest {
    private static final MathContext EXACT = new MathContext(80);

    /** Means that lie far off, drift with the rows, or jump after the first block. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0, 1", "1e8, 0, 0, 1", "0, 1e6, 0, 1", "1e8, 1e3, 0, 1", "0, 0, 30, 2", "0, 0, 1e9, 2",
        "1e12, 0, 1e4, 2"})
    void digitsArePromisedAndKept(double offset, double drift, double jump, int passes) {
        int n = 10_000;
        double[][] x = Columns.independent(n, 2, 1);
        double[] y = Columns.target(x, 2, 1, 2);
        for (int i = 0; i < n; i++) {
            double level = offset + drift * i / n + (i >= 8 ? jump : 0);
            x[0][i] += level;
            x[1][i] += 0.3 * x[0][i] - level;
            y[i] += level;
        }
        Dataset data = Problem.dataset(x, y);
        StreamedMoments streamed = StreamedMoments.of(Slices.of(data, 8));
        assertThat(streamed.passes()).isEqualTo(passes);
        assertThat(streamed.read().blocks()).isEqualTo(1250);
        double[] exact = {correlation(x[0], x[1]), correlation(x[0], y), correlation(x[1], y)};
        double digits = assertDigits(streamed, exact);
        assertThat(digits).isGreaterThan(11.5);
        // One pass in the frame of the first block promises less where that is far off, and keeps it.
        StreamedMoments once = StreamedMoments.of(Slices.of(data, 8), Moments.Frame.of(
                data.rows(IntStream.range(0, 8).toArray())));
        double fewer = assertDigits(once, exact);
        if (passes == 1) {
            assertThat(fewer).isEqualTo(digits);
        } else {
            assertThat(fewer).isLessThan(digits - 2);
        }
    }

    private static double assertDigits(StreamedMoments streamed, double[] exact) {
        StandardizedMoments standardized = StandardizedMoments.of(streamed.moments(), Scaling.STANDARD);
        double digits = streamed.digits(standardized.magnified());
        double deviation = Math.sqrt(standardized.meanSquare());
        double[] found = {standardized.gram()[0][1], standardized.pulls()[0] / deviation,
            standardized.pulls()[1] / deviation};
        double error = IntStream.range(0, 3).mapToDouble(k -> Math.abs(found[k] - exact[k])).max().orElseThrow();
        assertThat(error).as("%s digits promised", digits).isLessThanOrEqualTo(Math.pow(10, -digits));
        return digits;
    }

    /** Exact but for the last of 80 digits. */
    private static double correlation(double[] a, double[] b) {
        return covariance(a, b).divide(covariance(a, a).multiply(covariance(b, b)).sqrt(EXACT), EXACT).doubleValue();
    }

    private static BigDecimal covariance(double[] a, double[] b) {
        BigDecimal n = BigDecimal.valueOf(a.length);
        BigDecimal product = BigDecimal.ZERO;
        BigDecimal first = BigDecimal.ZERO;
        BigDecimal second = BigDecimal.ZERO;
        for (int i = 0; i < a.length; i++) {
            BigDecimal u = new BigDecimal(a[i]);
            BigDecimal v = new BigDecimal(b[i]);
            product = product.add(u.multiply(v));
            first = first.add(u);
            second = second.add(v);
        }
        return product.multiply(n).subtract(first.multiply(second)).divide(n.multiply(n), EXACT);
    }

    /** Compensation is what keeps the sum of many blocks as good as that of one. */
    @Test
    void thousandsOfBlocksLoseNothing() {
        Random random = new Random(5);
        Moments.Frame frame = new Moments.Frame(List.of("a"), new double[2], new double[] {1, 1});
        MomentSum sum = new MomentSum(frame);
        BigDecimal exact = BigDecimal.ZERO;
        BigDecimal weight = BigDecimal.ZERO;
        double naive = 0;
        for (int i = 0; i < 30_000; i++) {
            double value = 1 + random.nextDouble();
            double w = Math.scalb(1.0, random.nextInt(20));
            sum.add(new Moments(frame, 1, w, new double[] {value, 0}, new double[][] {{value, 0}, {0, 0}},
                    new double[] {value, 0}));
            naive += w * value;
            exact = exact.add(new BigDecimal(w).multiply(new BigDecimal(value)));
            weight = weight.add(new BigDecimal(w));
        }
        double expected = exact.divide(weight, EXACT).doubleValue();
        assertThat(sum.moments().products()[0][0]).isCloseTo(expected, within(2 * Math.ulp(expected)));
        assertThat(Math.abs(naive - exact.doubleValue())).isGreaterThan(10 * Math.ulp(naive));
    }

    @Test
    void foldsAddUpToAllRowsAndDoNotDependOnBlocks() {
        double[][] x = Columns.independent(500, 3, 1);
        Dataset data = Problem.dataset(x, Columns.target(x, 2, 1, 2));
        Moments.Frame frame = Moments.Frame.of(data);
        Moments all = Moments.of(data, frame);
        StreamedMoments streamed = new MomentReading(Slices.of(data, 64), "", 4, 7).in(frame);
        List<Moments> folds = streamed.folds();
        List<Moments> others = new MomentReading(Slices.of(data, 17), "", 4, 7).in(frame).folds();
        Moments sum = streamed.moments();
        assertThat(sum.rows()).isEqualTo(500);
        for (int fold = 0; fold < 4; fold++) {
            int held = fold;
            int[] inside = IntStream.range(0, 500).filter(i -> StreamedMoments.fold(i, 4, 7) == held).toArray();
            assertThat(inside.length).isBetween(95, 155);
            assertThat(folds.get(fold).rows()).isEqualTo(inside.length);
            Moments direct = Moments.of(data.rows(inside), frame);
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 4; k++) {
                    assertThat(folds.get(fold).products()[j][k]).isCloseTo(direct.products()[j][k], within(1e-14));
                    assertThat(others.get(fold).products()[j][k]).isCloseTo(direct.products()[j][k], within(1e-14));
                    assertThat(sum.products()[j][k]).isCloseTo(all.products()[j][k], within(1e-14));
                }
            }
        }
        assertThat(IntStream.range(0, 100).map(i -> StreamedMoments.fold(i, 4, 8)).toArray())
                .isNotEqualTo(IntStream.range(0, 100).map(i -> StreamedMoments.fold(i, 4, 7)).toArray());
        assertThatThrownBy(() -> new MomentReading(Slices.of(data, 9), "", 0, 7)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new MomentReading(Slices.of(data.rows(new int[] {0, 1}), 9), "", 4, 7).all())
                .isInstanceOf(DataException.class).hasMessageContaining("of 4 has no row with weight");
    }

    /** A column of zeros, then of numbers whose squares are no doubles, is not taken for constant. */
    @Test
    void numbersThatUnderflowBesideTheFirstOnesAreMeasuredAgain() {
        double[] a = {0, 0, 0, 0, 3e-200, 1e-200};
        double[] y = {1, 2, 1, 3, 1, 2};
        StreamedMoments streamed = StreamedMoments.of(Slices.of(Problem.dataset(new double[][] {a}, y), 2));
        assertThat(streamed.passes()).isEqualTo(2);
        StandardizedMoments standardized = StandardizedMoments.of(streamed.moments(), Scaling.STANDARD);
        assertThat(standardized.back().constant()).containsExactly(false);
        assertThat(standardized.pulls()[0] / Math.sqrt(standardized.meanSquare()))
                .isCloseTo(correlation(a, y), within(1e-14));
    }

    @Test
    void numbersThatOverflowBesideTheFirstOnesAreRefused() {
        double[] a = {0, 0, 0, 0, 1e200, -1e200};
        Dataset data = Problem.dataset(new double[][] {a, {1, 2, 3, 4, 5, 6}}, new double[] {1, 2, 1, 3, 1, 2});
        assertThatThrownBy(() -> StreamedMoments.of(Slices.of(data, 2))).isInstanceOf(DataException.class)
                .hasMessageContaining("column 'x1'").hasMessageContaining("rescale");
        a[5] = 1;
        assertThatThrownBy(() -> StreamedMoments.of(Slices.of(data, 2))).hasMessageContaining("column 'x1'");
        assertThatThrownBy(() -> StreamedMoments.of((from, use) -> new RowBlocks.Pass(5, 0, 1, 5)))
                .hasMessageContaining("all observation weights are zero");
    }
}
