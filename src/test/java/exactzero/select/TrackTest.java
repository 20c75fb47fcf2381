package exactzero.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.Problem;
import exactzero.solve.Stopping;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lines between the lambdas of a track against fits made there. */
class TrackTest {
    private static final int P = 12;
    private static final double[] SHARES = {0.3, 0.5, 0.8};

    private final Standardized data = data();

    @Test
    void linesBetweenKnotsAreThePath() {
        assertLinesAreThePath(Constraints.NONE, 0.3);
    }

    @Test
    void soTheyAreWithPenaltyFactorsAndBounds() {
        double[] factors = IntStream.range(0, P).mapToDouble(j -> j == 3 ? 0 : j == 5 ? 2 : 1).toArray();
        assertLinesAreThePath(Constraints.NONE.withFactors(factors).withoutNegative(P), 0.3);
    }

    @Test
    void aLambdaAboveThePathIsWhereAllIsZero() {
        assertLinesAreThePath(Constraints.NONE, 1e3);
    }

    @Test
    void anElasticNetIsFollowedOnAGridAndNotCalledExact() {
        ElasticNetPath net = new ElasticNetPath(data, 0.5, Lambdas.GRID, Stopping.DEFAULT);
        Track track = Track.of(data, net, 0.3, order());
        assertThat(track.exact()).isFalse();
        assertThat(track.lambda()).hasSizeGreaterThan(400).contains(0.3, net.largestLambda());
    }

    @Test
    void oneLambdaIsATrackOfItsOwn() {
        ElasticNetPath net = new ElasticNetPath(data, 1, Lambdas.of(1e4), Stopping.DEFAULT);
        Track track = Track.of(data, net, 1e4, order());
        assertThat(track.nonzero()).containsOnly(0);
        assertThat(track.between()).hasSize(track.lambda().length - 1).containsOnly(0);
    }

    private void assertLinesAreThePath(Constraints constraints, double chosen) {
        ElasticNetPath net = new ElasticNetPath(data, 1, Lambdas.GRID, Stopping.DEFAULT, constraints);
        Track track = Track.of(data, net, chosen, order());
        assertThat(track.exact()).isTrue();
        assertThat(track.lambda()).contains(chosen).hasSizeGreaterThan(P / 2);
        for (int k = 0; k + 1 < track.lambda().length; k++) {
            for (double t : SHARES) {
                double lambda = track.lambda()[k] + t * (track.lambda()[k + 1] - track.lambda()[k]);
                Path fit = net.at(lambda);
                double[] r = data.residual(fit.b()[0]);
                assertThat(track.between()[k]).as("nonzero at %s", lambda).isEqualTo(fit.nonzero(0));
                for (int f = 0; f < P; f++) {
                    int j = track.features()[f];
                    double scale = data.back().yScale();
                    assertThat(line(track.weights()[f], k, t)).isCloseTo(fit.standardized(0, j), within(1e-12 * scale));
                    assertThat(line(track.pulls()[f], k, t))
                            .isCloseTo(data.design().pull(j, r) * scale, within(1e-12 * scale));
                }
            }
        }
    }

    private static double line(double[] values, int k, double t) {
        return values[k] + t * (values[k + 1] - values[k]);
    }

    private static int[] order() {
        return IntStream.range(0, P).map(j -> P - 1 - j).toArray();
    }

    private static Standardized data() {
        double[][] x = Columns.independent(40, P, 3);
        for (int i = 0; i < 40; i++) {
            x[1][i] = 0.9 * x[0][i] + 0.3 * x[1][i];
        }
        Dataset data = Problem.dataset(x, Columns.target(x, 2, 1, 4));
        return Standardized.of(data, Scaling.STANDARD);
    }
}
