package exactzero.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import exactzero.path.RidgePath;
import exactzero.solve.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A selection's parts: twins, the relaxed and the adaptive Lasso, repeats, progress. */
class SelectionTest {
    private static final SelectionOptions PLAIN = SelectionOptions.DEFAULT.withPairs(0);

    @Test
    void aDroppedCopyOfAKeptColumnIsItsTwin() {
        double[][] x = Columns.independent(80, 6, 1);
        for (int i = 0; i < 80; i++) {
            x[3][i] = -x[0][i] + 0.3 * x[3][i];
        }
        Selection selection = select(Problem.dataset(x, Columns.target(x, 1, 0.5, 2)), PLAIN);
        FeatureResult kept = selection.features().get(0);
        FeatureResult dropped = selection.features().get(3);
        assertThat(dropped.zero()).isTrue();
        assertThat(dropped.twin().name()).isEqualTo("x1");
        assertThat(dropped.twin().correlation()).isCloseTo(correlation(x[0], x[3]), within(1e-12)).isNegative();
        assertThat(kept.twin().name()).isEqualTo("x4");
        assertThat(selection.features().get(5).twin()).isEqualTo(Twin.NONE);
    }

    @Test
    void relaxedWeightsAreLeastSquaresOnWhatIsKept() {
        Dataset data = data();
        Selection selection = select(data, PLAIN);
        int[] kept = IntStream.range(0, data.size()).filter(j -> !selection.features().get(j).zero()).toArray();
        double[][] columns = IntStream.of(kept).mapToObj(j -> data.columns()[j]).toArray(double[][]::new);
        Path least = RidgePath.fit(Standardized.of(Problem.dataset(columns, data.y()), Scaling.STANDARD),
                Lambdas.of(0));
        assertThat(kept.length).isBetween(2, data.size() - 2);
        for (int k = 0; k < kept.length; k++) {
            assertThat(selection.features().get(kept[k]).relaxed()).isCloseTo(least.coefficients(0)[k], within(1e-9));
        }
        assertThat(selection.relaxed().intercept(0)).isCloseTo(least.intercept(0), within(1e-9));
        selection.features().stream().filter(FeatureResult::zero)
                .forEach(feature -> assertThat(feature.relaxed()).isZero());
    }

    @Test
    void theRelaxedPathIsCrossValidatedAsSuch() {
        Dataset data = data();
        Selection shrunk = select(data, PLAIN);
        Selection relaxed = select(data, PLAIN.with(false, true));
        assertThat(relaxed.lasso().b()[99]).containsExactly(shrunk.lasso().b()[99]);
        assertThat(relaxed.lassoCv().mean()).isNotEqualTo(shrunk.lassoCv().mean());
        assertThat(relaxed.kept()).isLessThanOrEqualTo(shrunk.kept());
    }

    /** Penalty factors are the same as columns divided by them, when columns are not standardised again. */
    @Test
    void theAdaptiveLassoIsALassoOnRescaledColumns() {
        Dataset data = data();
        Selection adaptive = select(data, PLAIN.with(true, false).withRule(Rule.parse("count=3")));
        Standardized all = Standardized.of(data, Scaling.STANDARD);
        double[] pilot = RidgePath.fit(all, Lambdas.of(adaptive.ridge().lambda()[adaptive.ridgeCv().min()])).b()[0];
        double largest = IntStream.range(0, pilot.length).mapToDouble(j -> Math.abs(pilot[j])).max().orElseThrow();
        double[][] rescaled = new double[pilot.length][];
        for (int j = 0; j < pilot.length; j++) {
            double size = Math.abs(pilot[j]) / largest;
            double[] z = all.design().column(j);
            rescaled[j] = IntStream.range(0, z.length).mapToDouble(i -> z[i] * size).toArray();
        }
        Path plain = ElasticNetPath.fit(
                Standardized.of(Problem.dataset(rescaled, data.y()), Scaling.STANDARD.withoutStandardizing()), 1,
                Lambdas.of(adaptive.lambda()), Stopping.DEFAULT);
        for (int j = 0; j < pilot.length; j++) {
            double expected = plain.coefficients(0)[j] * Math.abs(pilot[j]) / largest / all.back().norm()[j];
            assertThat(adaptive.features().get(j).lasso()).isCloseTo(expected, within(1e-9));
        }
        assertThat(adaptive.kept()).isEqualTo(3);
    }

    @Test
    void givenFactorsStayInTheAdaptiveLasso() {
        Dataset data = data();
        double[] factors = new double[data.size()];
        java.util.Arrays.fill(factors, 1);
        factors[7] = 0;
        factors[0] = Double.POSITIVE_INFINITY;
        Selection selection = select(data,
                PLAIN.with(true, false).withConstraints(Constraints.NONE.withFactors(factors)));
        assertThat(selection.features().get(7).lasso()).isNotZero();
        assertThat(selection.features().get(0).lasso()).isZero();
    }

    @Test
    void repeatsAverageTheirCurves() {
        Dataset data = data();
        Selection repeated = select(data, PLAIN.withRepeats(3));
        double mean = 0;
        for (long seed = 1; seed <= 3; seed++) {
            mean += CrossValidation.of(data, Scaling.STANDARD, Folds.random(data.rows(), 10, seed),
                    repeated.lasso().lambda(), ElasticNetPath::lasso, done -> {
                    }).mean()[40] / 3;
        }
        assertThat(repeated.lassoCv().mean()[40]).isCloseTo(mean, within(1e-12 * mean));
        assertThat(repeated.keptByRepeat()).hasSize(3);
    }

    @Test
    void progressReachesTheNumberOfStepsOneByOne() {
        List<Integer> told = new ArrayList<>();
        SelectionOptions options = SelectionOptions.DEFAULT.withPairs(4).withRepeats(2);
        Selection.of(data(), options, done -> {
            synchronized (told) {
                told.add(done);
            }
        });
        assertThat(told.stream().sorted().toList())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, options.steps()).boxed().toList());
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatThrownBy(() -> PLAIN.withRepeats(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PLAIN.withPairs(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Selection select(Dataset data, SelectionOptions options) {
        return Selection.of(data, options, done -> {
        });
    }

    private static Dataset data() {
        double[][] x = Columns.autoregressive(70, 12, 0.4, 5);
        return Problem.dataset(x, Columns.target(x, 3, 1, 6));
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = java.util.Arrays.stream(a).average().orElseThrow();
        double meanB = java.util.Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void theAdaptiveFactorsAreThereAtLambdaZero() {
        Dataset data = data();
        Constraints positive = select(data, PLAIN.with(true, false).withRule(Rule.parse("0.5"))).constraints();
        Constraints zero = select(data, PLAIN.with(true, false).withRule(Rule.parse("0.0"))).constraints();
        assertThat(positive.factors()).hasSize(data.size());
        for (int j = 0; j < data.size(); j++) {
            assertThat(zero.factor(j)).isCloseTo(positive.factor(j), within(1e-12 * positive.factor(j)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bic", "count=2", "0.3"})
    void repeatsSayNothingWhereTheRuleDoesNotLookAtThem(String rule) {
        Selection selection = select(data(), PLAIN.withRepeats(3).withRule(Rule.parse(rule)));
        assertThat(selection.keptByRepeat()).containsExactly(selection.kept());
    }
}
