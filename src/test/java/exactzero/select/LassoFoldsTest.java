package exactzero.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.Dataset;
import exactzero.design.PreparedTable;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Monitor;
import exactzero.path.Problem;
import exactzero.solve.Stopping;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors of folds from moments against those of fits to the folds' rows. */
class LassoFoldsTest {
    private static final SelectionOptions PLAIN = SelectionOptions.DEFAULT;

    record Case(String name, Dataset data, SelectionOptions options) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> tall() {
        Dataset plain = data(Columns.autoregressive(600, 20, 0.5, 1), 1);
        double[] factors = new double[20];
        Arrays.setAll(factors, j -> j == 3 ? 0 : j == 4 ? Double.POSITIVE_INFINITY : 1 + j % 3);
        return Stream.of(
                new Case("autoregressive", plain, PLAIN),
                new Case("diabetes", CsvReader.read(Path.of("data/diabetes.csv"), CsvOptions.of("progression")), PLAIN),
                new Case("strongly correlated", data(Columns.blocks(500, 12, 12, Math.sqrt(0.99), 2), 0.3), PLAIN),
                new Case("weighted", weighted(plain), PLAIN),
                new Case("elastic net", plain, PLAIN.withL1Ratio(0.4)),
                new Case("relaxed", plain, PLAIN.with(false, true)),
                new Case("not standardised", data(Columns.scaled(Columns.independent(400, 8, 3), 3, 3), 1),
                        new SelectionOptions(Scaling.STANDARD.withoutStandardizing(), 1, Lambdas.GRID, 10, 1, Rule.MIN,
                                Stopping.DEFAULT, Constraints.NONE)),
                new Case("factors and bounds", plain, PLAIN.withConstraints(
                        Constraints.NONE.withFactors(factors).withoutNegative(20))),
                new Case("far from zero", data(shifted(Columns.independent(400, 6, 4), 1e5), 1), PLAIN));
    }

    @ParameterizedTest
    @MethodSource("tall")
    void errorsAreThoseOfFitsToTheRows(Case tall) {
        Folds folds = Folds.random(tall.data.rows(), 10, 3);
        LassoFitter fitter = new LassoFitter(tall.options, Double.NaN, Monitor.NONE);
        double[] lambda = lambdas(tall);
        FoldErrors shared = fitter.shortcut(tall.data, folds).orElseThrow();
        for (int fold = 0; fold < 10; fold++) {
            assertThat(shared.of(fold, lambda)).as("fold %s", fold).isPresent();
        }
        assertClose(curve(tall, folds, lambda, fitter), curve(tall, folds, lambda, fromRows(fitter)));
    }

    /** Groups that differ more between one another than within: centring on the training rows costs most of the digits. */
    @Test
    void aFoldWhoseCentringWouldCostDigitsIsFittedFromItsRows() {
        double[][] x = Columns.independent(200, 4, 5);
        for (int i = 0; i < 100; i++) {
            x[2][i] += 1e9;
        }
        Case apart = new Case("apart", data(x, 1), PLAIN);
        Folds folds = new Folds(IntStream.range(0, 200).map(i -> i < 100 ? 0 : 1).toArray(), 2);
        assertFallsBack(apart, folds);
    }

    @Test
    void aColumnThatDoesNotVaryWithoutTheFoldIsSetAsideThere() {
        double[][] x = Columns.independent(100, 4, 6);
        Arrays.fill(x[1], 0);
        x[1][17] = 1;
        Folds folds = Folds.random(100, 5, 1);
        Case rare = new Case("rare", data(x, 1), PLAIN);
        LassoFitter fitter = new LassoFitter(PLAIN, Double.NaN, Monitor.NONE);
        FoldErrors shared = fitter.shortcut(rare.data, folds).orElseThrow();
        double[] lambda = lambdas(rare);
        for (int fold = 0; fold < 5; fold++) {
            assertThat(shared.of(fold, lambda).isPresent()).isEqualTo(folds.of()[17] != fold);
        }
        assertClose(curve(rare, folds, lambda, fitter), curve(rare, folds, lambda, fromRows(fitter)));
    }

    /** Errors of 1e-7 of the target's variance, and less, are differences of large numbers. */
    @Test
    void errorsThatRoundingWouldTellAreTakenFromTheRows() {
        assertFallsBack(new Case("nearly exact", data(Columns.independent(300, 5, 7), 1e-6), PLAIN),
                Folds.random(300, 5, 1));
    }

    @Test
    void constantColumnsStayOut() {
        double[][] x = Columns.independent(200, 5, 8);
        Arrays.fill(x[0], 3);
        Case constant = new Case("constant", data(x, 1), PLAIN);
        Folds folds = Folds.random(200, 4, 1);
        double[] lambda = lambdas(constant);
        LassoFitter fitter = new LassoFitter(PLAIN, Double.NaN, Monitor.NONE);
        assertThat(fitter.shortcut(constant.data, folds).orElseThrow().of(0, lambda)).isPresent();
        assertClose(curve(constant, folds, lambda, fitter), curve(constant, folds, lambda, fromRows(fitter)));
    }

    @Test
    void onlyTallDataAndPenaltiesThatAreGivenShareMoments() {
        Dataset data = data(Columns.independent(100, 20, 9), 1);
        assertThat(shortcut(data, PLAIN, 5)).isPresent();
        assertThat(shortcut(data, PLAIN, 6)).as("fewer rows in a fold than features").isEmpty();
        assertThat(shortcut(data(Columns.independent(100, 2, 9), 1), PLAIN, 11)).as("many folds").isEmpty();
        assertThat(shortcut(data, PLAIN.with(true, false), 5)).as("adaptive").isEmpty();
        SelectionOptions origin = new SelectionOptions(Scaling.STANDARD.withoutIntercept(), 1, Lambdas.GRID, 10, 1,
                Rule.MIN, Stopping.DEFAULT, Constraints.NONE);
        assertThat(shortcut(data, origin, 5)).as("through the origin").isEmpty();
    }

    private static Optional<FoldErrors> shortcut(Dataset data, SelectionOptions options, int folds) {
        return new LassoFitter(options, Double.NaN, Monitor.NONE).shortcut(data, Folds.random(data.rows(), folds, 1));
    }

    private static void assertFallsBack(Case problem, Folds folds) {
        LassoFitter fitter = new LassoFitter(problem.options, Double.NaN, Monitor.NONE);
        double[] lambda = lambdas(problem);
        assertThat(fitter.shortcut(problem.data, folds).orElseThrow().of(0, lambda)).isEmpty();
        CvCurve direct = curve(problem, folds, lambda, fromRows(fitter));
        assertThat(curve(problem, folds, lambda, fitter).mean()).containsExactly(direct.mean());
    }

    private static void assertClose(CvCurve shared, CvCurve direct) {
        for (int k = 0; k < direct.mean().length; k++) {
            assertThat(shared.mean()[k]).isCloseTo(direct.mean()[k], within(1e-9 * direct.mean()[k]));
            assertThat(shared.se()[k]).isCloseTo(direct.se()[k], within(1e-9 * direct.mean()[k]));
        }
    }

    private static CvCurve curve(Case problem, Folds folds, double[] lambda, CrossValidation.Fitter fitter) {
        return CrossValidation.of(problem.data, problem.options.scaling(), folds, lambda, fitter, Monitor.NONE);
    }

    /** The same fits without the shortcut. */
    private static CrossValidation.Fitter fromRows(LassoFitter fitter) {
        return new CrossValidation.Fitter() {
            @Override
            public exactzero.path.Path fit(PreparedTable data, Lambdas lambdas) {
                return fitter.fit(data, lambdas);
            }
        };
    }

    private static double[] lambdas(Case problem) {
        return new ElasticNetPath(Standardized.of(problem.data, problem.options.scaling()), problem.options.l1Ratio(),
                Lambdas.grid(30, 1e-3), Stopping.DEFAULT, problem.options.constraints()).path().lambda();
    }

    private static Dataset data(double[][] x, double noise) {
        return Problem.dataset(x, Columns.target(x, 4, noise, 2));
    }

    private static double[][] shifted(double[][] x, double by) {
        for (double[] column : x) {
            Arrays.setAll(column, i -> column[i] + by);
        }
        return x;
    }

    private static Dataset weighted(Dataset data) {
        Random random = new Random(4);
        double[] weights = random.ints(data.rows(), 0, 4).asDoubleStream().toArray();
        return new Dataset(data.name(), data.features(), data.columns(), data.target(), data.y(), weights);
    }

    @Test
    void aFoldWithoutWeightIsLeftOut() {
        double[][] x = Columns.independent(120, 4, 10);
        Dataset plain = data(x, 1);
        double[] weights = new double[120];
        Arrays.fill(weights, 0, 90, 1);
        Dataset light = new Dataset(plain.name(), plain.features(), x, plain.target(), plain.y(), weights);
        Folds folds = new Folds(IntStream.range(0, 120).map(i -> i / 30).toArray(), 4);
        Case problem = new Case("a fold without weight", light, PLAIN);
        LassoFitter fitter = new LassoFitter(PLAIN, Double.NaN, Monitor.NONE);
        double[] lambda = lambdas(problem);
        CvCurve curve = curve(problem, folds, lambda, fitter);
        int[] weighted = IntStream.range(0, 90).toArray();
        Case without = new Case("without that fold", light.rows(weighted), PLAIN);
        Folds three = new Folds(IntStream.range(0, 90).map(i -> i / 30).toArray(), 3);
        assertClose(curve, curve(without, three, lambda, fromRows(fitter)));
    }
}
