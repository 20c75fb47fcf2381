package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.certify.Certificate;
import exactzero.certify.Verdict;
import exactzero.certify.WeightProof;
import exactzero.data.ColumnFile;
import exactzero.data.Dataset;
import exactzero.data.RowBlocks;
import exactzero.design.ColumnDesign;
import exactzero.design.DenseDesign;
import exactzero.design.MappedStandardized;
import exactzero.design.MomentDesign;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.design.StandardizedMoments;
import exactzero.design.StreamedMoments;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same data in memory, in blocks of rows and in mapped columns: the same knots, weights and verdicts. */
class ThreeWaysTest {
    private static final Lambdas LAMBDAS = Lambdas.grid(15, 1e-3);

    @TempDir
    private Path folder;

    private ColumnFile mapped(Dataset data) throws IOException {
        Path file = folder.resolve("rows.columns");
        List<String> names = new ArrayList<>(data.features());
        names.add("w");
        double[][] columns = Arrays.copyOf(data.columns(), names.size());
        columns[names.size() - 1] = data.weights();
        Dataset all = Dataset.of(data.name(), names, columns, data.target(), data.y());
        ColumnFile.write(file, Slices.of(all, 77), "w", true);
        return ColumnFile.open(file);
    }

    private static Dataset data(int n, int p, double offset, boolean weighted) {
        double[][] x = Columns.independent(n, p, 3);
        double[] y = Columns.target(x, 4, 2, 5);
        for (int i = 0; i < n; i++) {
            x[2][i] = 0.9 * x[1][i] + 0.2 * x[2][i] + offset;
            x[3][i] *= 1e-4;
            x[4][i] = 7;
            y[i] += offset;
        }
        double[] weights = IntStream.range(0, n).mapToDouble(i -> weighted ? i % 4 * 0.7 : 1).toArray();
        return new Dataset("rows", Problem.dataset(x, y).features(), x, "y", y, weights);
    }

    @ParameterizedTest
    @CsvSource({"300, 12, 1, 0, true, true, false", "300, 12, 1, 1e6, true, true, true",
        "300, 12, 0.5, 3, true, true, true",
        "300, 12, 1, 3, false, true, true", "300, 12, 1, 3, true, false, false", "20000, 8, 1, 10, true, true, false",
        "40, 70, 1, 2, true, true, false"})
    void theSame(int n, int p, double l1Ratio, double offset, boolean intercept, boolean standardize, boolean weighted)
            throws IOException {
        Scaling scaling = new Scaling(intercept, standardize);
        Dataset data = data(n, p, offset, weighted);
        Standardized rows = Standardized.of(data, scaling);
        ElasticNetPath memory = new ElasticNetPath(rows, l1Ratio, LAMBDAS, Stopping.DEFAULT);
        MappedStandardized mapped = MappedStandardized.of(mapped(data), scaling);
        ElasticNetPath columns = new ElasticNetPath(mapped, l1Ratio, LAMBDAS, Stopping.DEFAULT);
        assertSame(columns, columns.path(), memory);
        List<Certificate> expected = new ArrayList<>();
        for (int k = 0; k < memory.path().size(); k++) {
            expected.add(Certificate.of(rows, memory.path().b()[k], memory.penalty(memory.path().lambda()[k])));
            assertVerdicts(Certificate.of(mapped, columns.path().b()[k],
                    columns.penalty(columns.path().lambda()[k])), expected.get(k));
        }
        assertThat(expected.stream().flatMap(one -> one.weights().stream())).extracting(WeightProof::verdict)
                .contains(Verdict.PROVEN_ZERO, Verdict.PROVEN_NONZERO);
        if (n > p) {
            RowBlocks blocks = Slices.of(data, 64);
            StandardizedMoments moments = StandardizedMoments.of(StreamedMoments.of(blocks).moments(), scaling);
            ElasticNetPath streamed = new ElasticNetPath(moments, l1Ratio, LAMBDAS, Stopping.DEFAULT,
                    Constraints.NONE, Monitor.NONE);
            MeasuredFits measured = MeasuredFits.of(blocks, scaling, Stopping.DEFAULT, streamed.path());
            assertSame(streamed, measured.path(0, Constraints.NONE), memory);
            for (int k = 0; k < expected.size(); k++) {
                assertVerdicts(Certificate.of(new MomentDesign(moments), measured.fit(0, k, Constraints.NONE)),
                        expected.get(k));
            }
        }
    }

    private static void assertSame(ElasticNetPath net, exactzero.path.Path path, ElasticNetPath memory) {
        exactzero.path.Path expected = memory.path();
        assertThat(path.allConverged()).isTrue();
        for (int k = 0; k < expected.size(); k++) {
            assertThat(path.lambda()[k]).isCloseTo(expected.lambda()[k], within(1e-9 * expected.lambda()[k]));
            double scale = expected.scaling().yScale();
            for (int j = 0; j < expected.features().size(); j++) {
                assertThat(path.b()[k][j] == 0.0).isEqualTo(expected.b()[k][j] == 0.0);
                assertThat(path.standardized(k, j) / scale).isCloseTo(expected.b()[k][j], within(1e-9));
            }
        }
        List<Knot> knots = net.knots();
        List<Knot> wanted = memory.knots();
        assertThat(knots).extracting(Knot::feature).isEqualTo(wanted.stream().map(Knot::feature).toList());
        assertThat(knots).extracting(Knot::event).isEqualTo(wanted.stream().map(Knot::event).toList());
        for (int k = 0; k < wanted.size(); k++) {
            assertThat(knots.get(k).lambda()).isCloseTo(wanted.get(k).lambda(), within(1e-9 * expected.lambda()[0]));
        }
    }

    private static void assertVerdicts(Certificate actual, Certificate expected) {
        assertThat(actual.gap()).isLessThan(1e-10);
        for (int j = 0; j < expected.weights().size(); j++) {
            WeightProof one = actual.weights().get(j);
            WeightProof other = expected.weights().get(j);
            assertThat(one.verdict()).as("weight " + j).isEqualTo(other.verdict());
            // Both intervals hold the same optimum.
            assertThat(Math.max(one.low(), other.low())).isLessThanOrEqualTo(Math.min(one.high(), other.high()));
        }
    }

    /** A weight that is wrong is not certified, though the moments are right. */
    @Test
    void theRowsHaveTheLastWord() {
        Dataset data = data(300, 12, 0, false);
        RowBlocks blocks = Slices.of(data, 64);
        StandardizedMoments moments = StandardizedMoments.of(StreamedMoments.of(blocks).moments(), Scaling.STANDARD);
        exactzero.path.Path path = new ElasticNetPath(moments, 1, Lambdas.of(0.3), Stopping.DEFAULT, Constraints.NONE,
                Monitor.NONE).path();
        path.b()[0][0] += 0.05;
        MeasuredFits measured = MeasuredFits.of(blocks, Scaling.STANDARD, Stopping.DEFAULT, path);
        Certificate certificate = Certificate.of(new MomentDesign(moments), measured.fit(0, 0, Constraints.NONE));
        assertThat(certificate.gap()).isGreaterThan(1e-5);
        Standardized rows = Standardized.of(data, Scaling.STANDARD);
        double[] b = IntStream.range(0, 12).mapToDouble(j -> path.standardized(0, j) / rows.back().yScale()).toArray();
        Certificate direct = Certificate.of(rows, b,
                new PenaltyScale(rows.back(), 1, Constraints.NONE).at(0.3));
        assertThat(certificate.gap()).isCloseTo(direct.gap(), within(1e-12));
        for (int j = 0; j < 12; j++) {
            assertThat(certificate.weights().get(j).pull())
                    .isCloseTo(direct.weights().get(j).pull(), within(1e-11));
        }
    }

    /** The four operations and single columns, over several pieces of the columns. */
    @Test
    void mappedColumnsAreTheStandardisedOnes() throws IOException {
        int n = 20_001;
        Dataset data = data(n, 21, 1e5, true);
        DenseDesign dense = Standardized.of(data, Scaling.STANDARD).design();
        ColumnDesign mapped = MappedStandardized.of(mapped(data), Scaling.STANDARD).design();
        double[] v = new Random(1).doubles(n, -1, 1).toArray();
        assertThat(mapped.rows()).isEqualTo(n);
        double[] expected = new double[21];
        double[] actual = new double[21];
        dense.pulls(v, expected);
        mapped.pulls(v, actual);
        assertClose(actual, expected);
        int[] some = {20, 3, 4, 11, 0, 7};
        dense.pulls(some, 5, v, expected);
        mapped.pulls(some, 5, v, actual);
        assertClose(actual, expected);
        double[] fit = new double[n];
        double[] otherFit = new double[n];
        double[] weights = {1, -2, 3, 0.5, 1e-3, 4};
        dense.fit(some, 6, weights, fit);
        mapped.fit(some, 6, weights, otherFit);
        assertClose(otherFit, fit);
        double[][] gram = new double[6][6];
        double[][] otherGram = new double[6][6];
        for (int[] step : new int[][] {{0, 2}, {2, 5}, {5, 6}}) {
            dense.gram(some, step[0], step[1], gram);
            mapped.gram(some, step[0], step[1], otherGram);
        }
        for (int i = 0; i < 6; i++) {
            assertClose(otherGram[i], gram[i]);
        }
        ColumnDesign.Accumulator sum = mapped.accumulator();
        sum.set(v);
        sum.add(11, -0.7);
        assertThat(sum.pull(20)).isCloseTo(pullAfter(dense, v), within(1e-13));
        sum.get(otherFit);
        assertThat(otherFit[n - 1]).isCloseTo(v[n - 1] - 0.7 * dense.column(11)[n - 1], within(1e-13));
    }

    private static double pullAfter(DenseDesign dense, double[] v) {
        ColumnDesign.Accumulator sum = dense.accumulator();
        sum.set(v);
        sum.add(11, -0.7);
        return sum.pull(20);
    }

    private static void assertClose(double[] actual, double[] expected) {
        for (int k = 0; k < expected.length; k++) {
            assertThat(actual[k]).isCloseTo(expected[k], within(1e-11));
        }
    }
}
