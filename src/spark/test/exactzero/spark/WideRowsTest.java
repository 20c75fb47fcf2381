package exactzero.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.certify.Certificate;
import exactzero.certify.WeightProof;
import exactzero.data.Dataset;
import exactzero.data.SyntheticSpec;
import exactzero.design.Prepared;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.solve.Route;
import exactzero.solve.Stopping;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A path with a working set whose passes over the columns are jobs. */
class WideRowsTest {

    @ParameterizedTest
    @CsvSource({"true, 9223372036854775807", "false, 9223372036854775807", "true, 0", "false, 300000"})
    void theSameAsInMemory(boolean standardize, long memory) {
        Dataset data = data(200, 1000, 6);
        Scaling scaling = new Scaling(true, standardize);
        Standardized prepared = Standardized.of(data, scaling);
        Lambdas lambdas = Lambdas.grid(15, 0.05);
        ElasticNetPath expected = new ElasticNetPath(prepared, 1, lambdas, Stopping.DEFAULT);
        try (WideRows wide = WideRows.of(rows(data, 4), scaling)) {
            WideRows within = new WideRows(wide.design().within(memory), wide.y(), wide.back());
            ElasticNetPath net = new ElasticNetPath(within, 1, lambdas, Stopping.DEFAULT);
            assertThat(net.cost().route()).isEqualTo(Route.WORKING_SET);
            assertThat(net.path().allConverged()).isTrue();
            assertSame(net.path(), expected.path());
            int last = lambdas.count() - 1;
            assertThat(verdicts(within, net, last)).isEqualTo(verdicts(prepared, expected, last));
        }
    }

    @Test
    void aHundredLambdasTakeSomeTensOfJobs() throws InterruptedException, TimeoutException {
        Dataset data = data(300, 2000, 10);
        try (WideRows wide = WideRows.of(rows(data, 4), Scaling.STANDARD)) {
            ElasticNetPath[] net = new ElasticNetPath[1];
            int jobs = LocalSpark.jobs(
                    () -> net[0] = new ElasticNetPath(wide, 1, Lambdas.GRID, Stopping.DEFAULT));
            assertThat(net[0].path().allConverged()).isTrue();
            assertThat(jobs).isBetween(10, 100);
        }
    }

    private static Object verdicts(Prepared data, ElasticNetPath net, int k) {
        return Certificate.of(data, net.path().b()[k], net.penalty(net.path().lambda()[k])).weights().stream()
                .map(WeightProof::verdict).toList();
    }

    private static void assertSame(Path actual, Path expected) {
        for (int k = 0; k < expected.size(); k++) {
            assertThat(actual.lambda()[k]).isCloseTo(expected.lambda()[k], within(1e-9 * expected.lambda()[k]));
            for (int j = 0; j < expected.features().size(); j++) {
                assertThat(actual.b()[k][j] == 0.0).isEqualTo(expected.b()[k][j] == 0.0);
                assertThat(actual.b()[k][j]).isCloseTo(expected.b()[k][j], within(1e-9));
            }
        }
    }

    private static SparkRows rows(Dataset data, int partitions) {
        return SparkRows.of(LocalSpark.frame(data, LocalSpark.Shape.DENSE, partitions),
                FrameColumns.of("y").withFeatures("x").withWeights("w"));
    }

    /** Weights, one column constant, one far from zero. */
    private static Dataset data(int n, int p, int relevant) {
        Dataset plain = SyntheticSpec.of(n, p, relevant).generate().dataset();
        double[][] x = plain.columns().clone();
        x[3] = Arrays.stream(x[3]).map(v -> v * 7 + 1e4).toArray();
        x[5] = new double[n];
        Arrays.fill(x[5], 0.1);
        double[] weights = IntStream.range(0, n).mapToDouble(i -> 0.5 + i % 3).toArray();
        return new Dataset("wide", plain.features(), x, "y", plain.y(), weights);
    }
}
