package exactzero.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.certify.Certificate;
import exactzero.certify.Verdict;
import exactzero.certify.WeightProof;
import exactzero.data.ColumnFile;
import exactzero.data.Dataset;
import exactzero.data.RowBlocks;
import exactzero.data.SyntheticSpec;
import exactzero.design.MappedStandardized;
import exactzero.design.MomentDesign;
import exactzero.design.Prepared;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.design.StandardizedMoments;
import exactzero.design.StreamedMoments;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Knot;
import exactzero.path.Lambdas;
import exactzero.path.MeasuredFits;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.Slices;
import exactzero.report.Format;
import exactzero.report.PathAxis;
import exactzero.report.PathReport;
import exactzero.report.ReportOptions;
import exactzero.select.Rule;
import exactzero.select.SelectionOptions;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same data through memory, a stream, mapped columns and Spark: the same knots, weights and verdicts. */
class FourWaysTest {
    private static final Lambdas LAMBDAS = Lambdas.grid(20, 1e-3);

    @TempDir
    private java.nio.file.Path folder;

    /** What a way gives. */
    private record Way(String name, Path path, List<Knot> knots, IntFunction<Certificate> certificates) {}

    @ParameterizedTest
    @CsvSource({"1, 0, true", "1, 1e6, true", "0.5, 10, true", "1, 10, false"})
    void theSame(double l1Ratio, double offset, boolean standardize) throws IOException {
        Dataset data = data(700, 15, offset);
        Scaling scaling = new Scaling(true, standardize);
        Way memory = prepared("memory", Standardized.of(data, scaling), l1Ratio);
        assertThat(IntStream.range(0, LAMBDAS.count()).boxed()
                .flatMap(k -> memory.certificates.apply(k).weights().stream())).extracting(WeightProof::verdict)
                .contains(Verdict.PROVEN_ZERO, Verdict.PROVEN_NONZERO);
        for (Way other : List.of(stream(data, scaling, l1Ratio), prepared("mapped", mapped(data, scaling), l1Ratio),
                spark(data, scaling, l1Ratio))) {
            assertSame(other, memory);
        }
    }

    private static Way prepared(String name, Prepared data, double l1Ratio) {
        ElasticNetPath net = new ElasticNetPath(data, l1Ratio, LAMBDAS, Stopping.DEFAULT);
        Path path = net.path();
        return new Way(name, path, net.knots(),
                k -> Certificate.of(data, path.b()[k], net.penalty(path.lambda()[k])));
    }

    private static Way stream(Dataset data, Scaling scaling, double l1Ratio) {
        RowBlocks blocks = Slices.of(data, 64);
        StandardizedMoments moments = StandardizedMoments.of(StreamedMoments.of(blocks).moments(), scaling);
        ElasticNetPath net = new ElasticNetPath(moments, l1Ratio, LAMBDAS, Stopping.DEFAULT, Constraints.NONE,
                Monitor.NONE);
        MeasuredFits measured = MeasuredFits.of(blocks, scaling, Stopping.DEFAULT, net.path());
        return new Way("stream", measured.path(0, Constraints.NONE), net.knots(),
                k -> Certificate.of(new MomentDesign(moments), measured.fit(0, k, Constraints.NONE)));
    }

    private MappedStandardized mapped(Dataset data, Scaling scaling) throws IOException {
        List<String> names = new ArrayList<>(data.features());
        names.add("w");
        double[][] columns = Arrays.copyOf(data.columns(), names.size());
        columns[names.size() - 1] = data.weights();
        java.nio.file.Path file = folder.resolve("rows.columns");
        ColumnFile.write(file, Slices.of(Dataset.of(data.name(), names, columns, "y", data.y()), 77), "w", true);
        return MappedStandardized.of(ColumnFile.open(file), scaling);
    }

    private static Way spark(Dataset data, Scaling scaling, double l1Ratio) {
        SparkFit fit = fit(data, scaling, l1Ratio);
        return new Way("Spark", fit.path(), fit.knots(), fit::certificate);
    }

    private static SparkFit fit(Dataset data, Scaling scaling, double l1Ratio) {
        return SparkFit.path(
                SparkRows.of(LocalSpark.frame(data, LocalSpark.Shape.COLUMNS, 5),
                        FrameColumns.of("y").withFeatures(data.features().toArray(String[]::new)).withWeights("w")),
                new SelectionOptions(scaling, l1Ratio, LAMBDAS, 5, 1, Rule.ONE_SE, Stopping.DEFAULT,
                        Constraints.NONE));
    }

    private static void assertSame(Way actual, Way expected) {
        Path path = expected.path;
        assertThat(actual.path.allConverged()).as(actual.name).isTrue();
        for (int k = 0; k < path.size(); k++) {
            assertThat(actual.path.lambda()[k]).as(actual.name)
                    .isCloseTo(path.lambda()[k], within(1e-9 * path.lambda()[k]));
            List<WeightProof> proofs = actual.certificates.apply(k).weights();
            List<WeightProof> wanted = expected.certificates.apply(k).weights();
            for (int j = 0; j < path.features().size(); j++) {
                String which = actual.name + ", lambda " + k + ", weight " + j;
                assertThat(actual.path.b()[k][j] == 0.0).as(which).isEqualTo(path.b()[k][j] == 0.0);
                assertThat(actual.path.standardized(k, j) / path.scaling().yScale()).as(which)
                        .isCloseTo(path.b()[k][j], within(1e-9));
                assertThat(proofs.get(j).verdict()).as(which).isEqualTo(wanted.get(j).verdict());
            }
        }
        assertThat(actual.knots).as(actual.name).extracting(Knot::feature)
                .isEqualTo(expected.knots.stream().map(Knot::feature).toList());
        assertThat(actual.knots).as(actual.name).extracting(Knot::event)
                .isEqualTo(expected.knots.stream().map(Knot::event).toList());
        for (int k = 0; k < expected.knots.size(); k++) {
            assertThat(actual.knots.get(k).lambda()).as(actual.name)
                    .isCloseTo(expected.knots.get(k).lambda(), within(1e-9 * path.lambda()[0]));
        }
    }

    @Test
    void theReportOfSparkIsThatOfMemory() throws IOException {
        Dataset data = data(700, 15, 10);
        fit(data, Scaling.STANDARD, 1).report("rows", PathAxis.LAMBDA, report("spark"));
        ElasticNetPath net = new ElasticNetPath(Standardized.of(data, Scaling.STANDARD), 1, LAMBDAS, Stopping.DEFAULT);
        Path ridge = exactzero.path.RidgePath.fit(Standardized.of(data, Scaling.STANDARD), Lambdas.GRID);
        PathReport.write(net, net.path(), ridge, "rows", "y", PathAxis.LAMBDA, report("memory"));
        assertThat(folder.resolve("spark/path.html")).exists();
        assertThat(folder.resolve("spark/path-paths.svg")).exists();
        List<String> spark = Files.readAllLines(folder.resolve("spark/path.csv"));
        List<String> memory = Files.readAllLines(folder.resolve("memory/path.csv"));
        assertThat(spark).hasSameSizeAs(memory);
        assertThat(spark.getFirst()).isEqualTo(memory.getFirst());
        for (int k = 1; k < memory.size(); k++) {
            double[] one = numbers(spark.get(k));
            double[] other = numbers(memory.get(k));
            for (int j = 0; j < other.length; j++) {
                assertThat(one[j]).isCloseTo(other[j], within(1e-9 * Math.max(1, Math.abs(other[j]))));
            }
        }
    }

    private ReportOptions report(String name) {
        return new ReportOptions(folder.resolve(name), Set.of(Format.HTML, Format.SVG, Format.CSV), false);
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    /** Weights, one column constant, two alike, one far from zero. */
    private static Dataset data(int n, int p, double offset) {
        Dataset plain = SyntheticSpec.of(n, p, 5).generate().dataset();
        double[][] x = plain.columns().clone();
        x[2] = IntStream.range(0, n).mapToDouble(i -> 0.9 * plain.columns()[1][i] + 0.2 * x[2][i] + offset).toArray();
        x[4] = new double[n];
        Arrays.fill(x[4], 7);
        double[] weights = IntStream.range(0, n).mapToDouble(i -> i % 4 * 0.7).toArray();
        return new Dataset("rows", plain.features(), x, "y", plain.y(), weights);
    }
}
