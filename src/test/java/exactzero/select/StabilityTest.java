package exactzero.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.path.Columns;
import exactzero.path.ElasticNetPath;
import exactzero.path.Problem;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Selection frequencies and what they bound. */
class StabilityTest {

    @Test
    void strongFeaturesAreKeptInEveryHalfAndNoiseIsNot() {
        double[][] x = Columns.independent(200, 30, 1);
        Stability stability = of(Problem.dataset(x, Columns.target(x, 3, 1, 2)), 0.5, 25);
        for (int j = 0; j < 30; j++) {
            boolean relevant = j % 10 == 0;
            assertThat(stability.frequency()[j]).isBetween(relevant ? 0.9 : 0, relevant ? 1 : 0.5);
        }
        assertThat(stability.count(0.75)).isEqualTo(3);
        assertThat(stability.kept()).isCloseTo(java.util.Arrays.stream(stability.frequency()).sum(), within(1e-12));
    }

    @Test
    void theSameSeedGivesTheSameFrequencies() {
        double[][] x = Columns.independent(40, 10, 3);
        Dataset data = Problem.dataset(x, Columns.target(x, 3, 3, 4));
        assertThat(of(data, 0.3, 20).frequency()).containsExactly(of(data, 0.3, 20).frequency());
    }

    @Test
    void frequenciesAreSharesOfTheHalves() {
        double[][] x = Columns.independent(41, 10, 3);
        for (double frequency : of(Problem.dataset(x, Columns.target(x, 3, 3, 4)), 0.3, 8).frequency()) {
            assertThat(frequency * 16).isEqualTo(Math.rint(frequency * 16)).isBetween(0.0, 16.0);
        }
    }

    @Test
    void halvesThatCannotBeFittedKeepNothing() {
        double[][] x = Columns.independent(10, 4, 3);
        double[] y = new double[10];
        y[0] = 1;
        Stability stability = of(Problem.dataset(x, y), 1e-3, 10);
        assertThat(stability.unfit()).as("the half without the one row that differs").isEqualTo(10);
        for (double frequency : stability.frequency()) {
            assertThat(frequency).isLessThanOrEqualTo(0.5);
        }
    }

    @Test
    void progressCountsPairs() {
        double[][] x = Columns.independent(20, 4, 3);
        AtomicInteger calls = new AtomicInteger();
        Stability.of(Problem.dataset(x, x[0]), Scaling.STANDARD, ElasticNetPath::lasso, 0.1, 7, 1,
                done -> calls.incrementAndGet());
        assertThat(calls.get()).isEqualTo(7);
    }

    /** By hand: q = 10 of p = 1000, threshold 0.9, 50 pairs. */
    @Test
    void theBoundsAreThoseOfThePapers() {
        double[] frequency = new double[1000];
        java.util.Arrays.fill(frequency, 0.01);
        Stability stability = new Stability(frequency, 10, 50, 0);
        assertThat(stability.falsePicks(0.9)).isCloseTo(100 / (0.8 * 1000), within(1e-15));
        assertThat(stability.falsePicksUnimodal(0.9)).isCloseTo(4 * (0.1 + 0.01) / 1.02 * 0.01 * 10, within(1e-15));
        assertThat(stability.falsePicksUnimodal(0.7)).isCloseTo(0.01 * 10 / (2 * (0.4 - 0.01)), within(1e-15));
    }

    @Test
    void aThresholdOfAHalfBoundsNothingAndIsRefused() {
        Stability stability = new Stability(new double[4], 1, 2, 0);
        assertThatThrownBy(() -> stability.falsePicks(0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stability.falsePicksUnimodal(1.1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Pure noise, many times: what is picked on average stays within the bound. */
    @Test
    void onNoiseTheBoundHolds() {
        double picks = 0;
        double bound = 0;
        for (int seed = 0; seed < 40; seed++) {
            double[][] x = Columns.independent(50, 40, seed);
            Stability stability = of(Problem.dataset(x, Columns.independent(50, 1, 1000 + seed)[0]), 0.35, 25);
            picks += stability.count(0.75) / 40.0;
            bound += stability.falsePicksUnimodal(0.75) / 40;
        }
        assertThat(picks).isLessThanOrEqualTo(bound);
        assertThat(bound).isBetween(0.01, 4.0);
    }

    private static Stability of(Dataset data, double lambda, int pairs) {
        return Stability.of(data, Scaling.STANDARD, ElasticNetPath::lasso, lambda, pairs, 1, done -> {
        });
    }

    @Test
    void halvesWithoutWeightKeepNothingEither() {
        double[][] x = Columns.independent(12, 3, 3);
        double[] weights = new double[12];
        java.util.Arrays.fill(weights, 0, 3, 1);
        Dataset plain = Problem.dataset(x, Columns.target(x, 1, 1, 4));
        Dataset data = new Dataset("few", plain.features(), x, "y", plain.y(), weights);
        Stability stability = of(data, 1e-3, 40);
        assertThat(stability.unfit()).isPositive();
        for (double frequency : stability.frequency()) {
            assertThat(frequency).isLessThanOrEqualTo(1 - stability.unfit() / 80.0);
        }
    }
}
