package exactzero.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.certify.Certificate;
import exactzero.certify.Verdict;
import exactzero.certify.WeightProof;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.solve.ElasticNet;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The slice of every feature against the regularised loss recomputed from the rows, and against the fit. */
class WeightSliceTest {

    record Case(Scaling scaling, double l1Ratio, double lambda, Constraints constraints) {}

    static Stream<Case> cases() {
        double[] factors = {1, 2, 1, 0.5, 1, 0, 1, Double.POSITIVE_INFINITY, 1, 1};
        double[] low = filled(-10);
        double[] high = filled(10);
        return Stream.of(
                new Case(Scaling.STANDARD, 1, 5.3, Constraints.NONE),
                new Case(Scaling.STANDARD, 1, 0.01, Constraints.NONE),
                new Case(Scaling.STANDARD, 0.4, 2, Constraints.NONE),
                new Case(Scaling.STANDARD, 1, 2, Constraints.NONE.withoutNegative(10)),
                new Case(Scaling.STANDARD, 1, 1, Constraints.NONE.withBounds(low, high)),
                new Case(Scaling.STANDARD, 0.9, 1, Constraints.NONE.withFactors(factors)),
                new Case(new Scaling(true, false), 1, 3, Constraints.NONE),
                new Case(new Scaling(false, true), 1, 3, Constraints.NONE));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsMinimumIsTheFitsWeightAndItsZerosAreTheFitsZeros(Case c) throws IOException {
        Standardized data = Standardized.of(BundledData.diabetes(), c.scaling());
        ElasticNetPath net =
                new ElasticNetPath(data, c.l1Ratio(), Lambdas.of(c.lambda()), Stopping.DEFAULT, c.constraints());
        double[] b = net.path().b()[0];
        for (int j = 0; j < 10; j++) {
            WeightSlice slice = WeightSlice.of(data, b, net.penalty(c.lambda()), j);
            assertThat(slice.objective().minimum()).isCloseTo(slice.weight(), within(1e-9));
            assertThat(slice.objective().minimum() == 0.0).isEqualTo(slice.weight() == 0.0);
            assertThat(slice.weight()).isEqualTo(net.path().standardized(0, j));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itIsTheRegularisedLossOnTheLine(Case c) throws IOException {
        Standardized data = Standardized.of(BundledData.diabetes(), c.scaling());
        ElasticNetPath net =
                new ElasticNetPath(data, c.l1Ratio(), Lambdas.of(c.lambda()), Stopping.DEFAULT, c.constraints());
        ElasticNet penalty = net.penalty(c.lambda());
        double yScale = data.back().yScale();
        for (int j : new int[] {0, 2, 5}) {
            double[] b = net.path().b()[0].clone();
            WeightSlice slice = WeightSlice.of(data, b, penalty, j);
            for (double v : new double[] {-20, -1, 0, 3, 40}) {
                b[j] = v / yScale;
                double expected = (meanSquare(data, b) / 2 + penalty.value(j, b[j])) * yScale * yScale;
                assertThat(slice.objective().value(v)).isCloseTo(expected, within(1e-11 * expected));
            }
        }
    }

    @Test
    void itsPullIsTheCertificates() throws IOException {
        Standardized data = Standardized.of(BundledData.diabetes(), Scaling.STANDARD);
        ElasticNetPath net = new ElasticNetPath(data, 1, Lambdas.of(5.3), Stopping.DEFAULT);
        double[] b = net.path().b()[0];
        List<WeightProof> proofs = Certificate.of(data, b, net.penalty(5.3)).weights();
        int zeros = 0;
        for (int j = 0; j < 10; j++) {
            WeightSlice slice = WeightSlice.of(data, b, net.penalty(5.3), j);
            assertThat(slice.pull()).isCloseTo(proofs.get(j).pull(), within(1e-11));
            assertThat(slice.objective().penalty().l1()).isEqualTo(proofs.get(j).threshold()).isEqualTo(5.3);
            if (proofs.get(j).verdict() == Verdict.PROVEN_ZERO) {
                assertThat(slice.weight()).isEqualTo(0.0);
                assertThat(Math.abs(slice.pull())).isLessThan(5.3);
                zeros++;
            } else {
                assertThat(Math.abs(slice.pull())).isCloseTo(5.3, within(1e-11));
            }
        }
        assertThat(zeros).isEqualTo(5);
    }

    @Test
    void ridgeLiesInTheMinimumOfItsOwnSliceAndNeverAtZero() throws IOException {
        Standardized data = Standardized.of(BundledData.diabetes(), Scaling.STANDARD);
        Path ridge = RidgePath.fit(data, Lambdas.of(0.5));
        for (int j = 0; j < 10; j++) {
            WeightSlice slice = WeightSlice.ridge(data, ridge.b()[0], 0.5, Constraints.NONE, j);
            assertThat(slice.objective().minimum()).isCloseTo(slice.weight(), within(1e-11)).isNotEqualTo(0.0);
            assertThat(slice.pull()).isCloseTo(0.5 * slice.weight(), within(1e-11));
        }
    }

    @Test
    void aConstantColumnHasAFlatLoss() {
        double[] y = {1, 2, 4, 3};
        Dataset table = Dataset.of("t", List.of("flat", "x"), new double[][] {{5, 5, 5, 5}, {1, 2, 3, 4}}, "y", y);
        Standardized data = Standardized.of(table, Scaling.STANDARD);
        ElasticNetPath net = new ElasticNetPath(data, 1, Lambdas.of(0.1), Stopping.DEFAULT);
        WeightSlice slice = WeightSlice.of(data, net.path().b()[0], net.penalty(0.1), 0);
        assertThat(slice.objective().loss().curvature()).isEqualTo(0.0);
        assertThat(slice.objective().minimum()).isEqualTo(0.0);
        assertThat(slice.objective().loss().value(7)).isEqualTo(slice.objective().loss().value(0));
    }

    private static double meanSquare(Standardized data, double[] b) {
        double sum = 0;
        for (int i = 0; i < data.y().length; i++) {
            double r = data.y()[i];
            for (int j = 0; j < b.length; j++) {
                r -= data.design().column(j)[i] * b[j];
            }
            sum += r * r;
        }
        return sum / data.y().length;
    }

    private static double[] filled(double value) {
        double[] values = new double[10];
        Arrays.fill(values, value);
        return values;
    }
}
