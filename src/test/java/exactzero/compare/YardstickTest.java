package exactzero.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.SyntheticSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The yardstick judges by plain sums over the rows, and our own weights as it judges others'. */
class YardstickTest {
    private static final Dataset DATA = SyntheticSpec.of(60, 12, 4).withSeed(5).generate().dataset();
    private static final double LAMBDA = 0.2;

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.4, 0})
    void theObjectiveIsThatOfTheDefinition(double l1Ratio) {
        double[] w = {0.5, 0, -1e-9, 2, 0.1, -0.3, 0, 0, 1, 0, 0, -2};
        Weights weights = new Weights(0.7, w);
        double expected = 0;
        int n = DATA.rows();
        for (int i = 0; i < n; i++) {
            double off = DATA.y()[i] - 0.7;
            for (int j = 0; j < w.length; j++) {
                off -= w[j] * DATA.columns()[j][i];
            }
            expected += off * off / (2 * n);
        }
        for (int j = 0; j < w.length; j++) {
            double b = w[j] * deviation(DATA.columns()[j]);
            expected += LAMBDA * (l1Ratio * Math.abs(b) + (1 - l1Ratio) / 2 * b * b);
        }
        Score score = new Yardstick(DATA, l1Ratio, LAMBDA).score(weights);
        assertThat(score.objective()).isCloseTo(expected, within(1e-13 * expected));
        assertThat(score.zeros()).isEqualTo(5);
        assertThat(score.tiny()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.4, 0})
    void theGapBoundsWhatIsLeftAndVanishesAtTheOptimum(double l1Ratio) {
        Yardstick yardstick = new Yardstick(DATA, l1Ratio, LAMBDA);
        Weights best = new OurFit(l1Ratio).on(DATA, LAMBDA).run();
        Score optimum = yardstick.score(best);
        assertThat(optimum.gap()).isLessThan(1e-13);
        double nothing = yardstick.score(new Weights(mean(DATA.y()), new double[DATA.size()])).objective();
        for (double nudge : new double[] {1e-3, 0.1, 3}) {
            double[] w = best.coefficients().clone();
            w[1] += nudge;
            w[7] -= nudge;
            for (Weights other : List.of(new Weights(best.intercept(), w), new Weights(best.intercept() + nudge, w))) {
                Score score = yardstick.score(other);
                double excess = (score.objective() - optimum.objective()) / nothing;
                assertThat(excess).isPositive();
                assertThat(score.gap()).isGreaterThanOrEqualTo(excess * (1 - 1e-9));
            }
        }
    }

    @Test
    void supportIsHeldAgainstTheCertificate() {
        Yardstick yardstick = new Yardstick(DATA, 1, LAMBDA);
        double[] w = new OurFit(1).on(DATA, LAMBDA).run().coefficients().clone();
        int zero = yardstick.verdicts().indexOf(exactzero.certify.Verdict.PROVEN_ZERO);
        int kept = yardstick.verdicts().indexOf(exactzero.certify.Verdict.PROVEN_NONZERO);
        assertThat(yardstick.score(new Weights(0, w)).wrong()).isZero();
        assertThat(yardstick.score(new Weights(0, w)).lost()).isZero();
        w[zero] = 1e-12;
        assertThat(yardstick.score(new Weights(0, w)).wrong()).isEqualTo(1);
        assertThat(yardstick.score(new Weights(0, w)).wrongRounded()).isZero();
        w[zero] = 0.1;
        assertThat(yardstick.score(new Weights(0, w)).wrongRounded()).isEqualTo(1);
        w[kept] = 0;
        assertThat(yardstick.score(new Weights(0, w)).lost()).isEqualTo(1);
    }

    @Test
    void weightsThatAreNoNumbersHaveNoScore() {
        double[] w = new double[DATA.size()];
        w[3] = Double.NaN;
        assertThat(new Yardstick(DATA, 1, LAMBDA).score(new Weights(0, w))).isEqualTo(Score.NONE);
    }

    @Test
    void withoutPenaltyAGapWouldProveNothing() {
        Yardstick yardstick = new Yardstick(DATA, 1, 0);
        assertThat(yardstick.score(new Weights(mean(DATA.y()), new double[DATA.size()])).gap()).isNaN();
    }

    @Test
    void aRivalThatThrowsIsAResultAndUnequalWeightsAreRefused() {
        Rival broken = new Rival() {
            @Override
            public Entrant entrant() {
                return new Entrant("other 1.0", "Broken", "");
            }

            @Override
            public double l1Ratio() {
                return 1;
            }

            @Override
            public Fit on(Dataset data, double lambda) {
                throw new IllegalArgumentException("cannot");
            }
        };
        Plan plan = new Plan(LAMBDA, 0.5, 1, 2, 1);
        Comparison comparison =
                Comparison.of(DATA, plan, List.of(broken), (rival, data, lambda) -> FirstCall.NONE, done -> {});
        List<Result> lasso = comparison.contests().getFirst().results();
        assertThat(lasso).hasSize(2);
        assertThat(lasso.getFirst().timing().runs()).isEqualTo(2);
        assertThat(lasso.get(1).failure()).isEqualTo("cannot");
        double[] unequal = DATA.weights().clone();
        unequal[4] = 2;
        Dataset weighted =
                new Dataset("w", DATA.features(), DATA.columns(), DATA.target(), DATA.y(), unequal);
        assertThatThrownBy(
                () -> Comparison.of(weighted, plan, List.of(), (rival, data, lambda) -> FirstCall.NONE, done -> {}))
                .isInstanceOf(DataException.class).hasMessageContaining("--weights");
    }

    @Test
    void quantilesLieBetweenRuns() {
        Timing timing = new Timing(new double[] {4, 1, 2, 3});
        assertThat(timing.median()).isEqualTo(2.5);
        assertThat(timing.min()).isEqualTo(1);
        assertThat(timing.quantile(0.25)).isEqualTo(1.75);
        assertThat(Timing.NONE.median()).isNaN();
    }

    private static double mean(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        return mean;
    }

    private static double deviation(double[] column) {
        double mean = mean(column);
        double square = 0;
        for (double value : column) {
            square += (value - mean) * (value - mean) / column.length;
        }
        return Math.sqrt(square);
    }
}
