package exactzero.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.data.RowBlocks;
import exactzero.design.FitMoments;
import exactzero.design.MomentDesign;
import exactzero.design.Moments;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.design.StandardizedMoments;
import exactzero.path.Columns;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.MeasuredFits;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.Problem;
import exactzero.solve.Stopping;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moments and a measurement of parts of the rows prove is what the rows prove. */
class MeasuredCertificateTest {
    private static final Lambdas LAMBDAS = Lambdas.grid(15, 1e-3);

    @ParameterizedTest
    @CsvSource({"1, true", "0.4, true", "1, false"})
    void theSameVerdictsAsFromRows(double l1Ratio, boolean standardize) {
        double[][] x = Columns.autoregressive(200, 15, 0.7, 3);
        Dataset data = Problem.dataset(x, Columns.target(x, 4, 1, 4));
        Scaling scaling = new Scaling(true, standardize);
        Standardized rows = Standardized.of(data, scaling);
        ElasticNetPath expected = new ElasticNetPath(rows, l1Ratio, LAMBDAS, Stopping.DEFAULT);

        StandardizedMoments moments = StandardizedMoments.of(Moments.of(data, Moments.Frame.of(data)), scaling);
        Path path = new ElasticNetPath(moments, l1Ratio, LAMBDAS, Stopping.DEFAULT, Constraints.NONE, Monitor.NONE)
                .path();
        FitMoments all = new FitMoments(path.scaling(), path.b());
        FitMoments part = all.empty();
        part.add(data.rows(IntStream.range(0, 70).toArray()));
        all.add(part);
        part = all.empty();
        part.add(data.rows(IntStream.range(70, 200).toArray()));
        all.add(part);

        MeasuredFits fits =
                MeasuredFits.of(all, new RowBlocks.Pass(200, 0, 2, 130), scaling, Stopping.DEFAULT, path);
        for (int k = 0; k < path.size(); k++) {
            Certificate measured = Certificate.of(new MomentDesign(moments), fits.fit(0, k, Constraints.NONE));
            Certificate certificate = Certificate.of(rows, expected.path().b()[k],
                    expected.penalty(expected.path().lambda()[k]));
            assertThat(measured.gap()).isCloseTo(certificate.gap(), within(1e-14));
            for (int j = 0; j < 15; j++) {
                WeightProof one = measured.weights().get(j);
                WeightProof other = certificate.weights().get(j);
                assertThat(one.verdict()).isEqualTo(other.verdict());
                assertThat(one.verdict() == Verdict.PROVEN_NONZERO).isEqualTo(path.b()[k][j] != 0.0
                        && one.verdict() != Verdict.UNDECIDED);
            }
        }
    }

    /** Weights that are wrong prove less, and nothing false. */
    @ParameterizedTest
    @CsvSource({"1", "0.4"})
    void wrongWeightsAreNotProvenRight(double l1Ratio) {
        double[][] x = Columns.autoregressive(200, 15, 0.7, 3);
        Dataset data = Problem.dataset(x, Columns.target(x, 4, 1, 4));
        StandardizedMoments moments =
                StandardizedMoments.of(Moments.of(data, Moments.Frame.of(data)), Scaling.STANDARD);
        Path path = new ElasticNetPath(moments, l1Ratio, LAMBDAS, Stopping.DEFAULT, Constraints.NONE, Monitor.NONE)
                .path();
        double[] right = path.b()[8].clone();
        path.b()[8][14] += 0.05;
        FitMoments all = new FitMoments(path.scaling(), path.b());
        all.add(data);
        MeasuredFits fits =
                MeasuredFits.of(all, new RowBlocks.Pass(200, 0, 1, 200), Scaling.STANDARD, Stopping.DEFAULT, path);
        Certificate certificate = Certificate.of(new MomentDesign(moments), fits.fit(0, 8, Constraints.NONE));
        assertThat(certificate.gap()).isGreaterThan(1e-6);
        for (int j = 0; j < 15; j++) {
            Verdict verdict = certificate.weights().get(j).verdict();
            assertThat(verdict == Verdict.PROVEN_ZERO && right[j] != 0.0).isFalse();
            assertThat(verdict == Verdict.PROVEN_NONZERO && right[j] == 0.0).isFalse();
        }
    }
}
