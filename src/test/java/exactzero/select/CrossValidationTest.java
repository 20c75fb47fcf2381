package exactzero.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.MissingRule;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Problem;
import exactzero.path.ReferenceProblem;
import exactzero.path.RidgeFolds;
import exactzero.path.RidgePath;
import exactzero.path.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cross-validation as cv.glmnet does it (the reference file names version and setting), on the same folds. */
class CrossValidationTest {

    @Test
    void curveAndRulesAgreeWithGlmnet() {
        ReferenceProblem problem = ReferenceProblem.all().stream().filter(p -> p.name().equals("diabetes-cv"))
                .findFirst().orElseThrow();
        Table expected = problem.expected();
        CvCurve curve = CrossValidation.of(problem.data(), problem.scaling(), folds(problem), problem.lambda(),
                ElasticNetPath::lasso, done -> {
                });
        assertThat(curve.lambda()).containsExactly(expected.column("lambda"));
        for (int k = 0; k < curve.lambda().length; k++) {
            double mean = expected.column("cvm")[k];
            double se = expected.column("cvsd")[k];
            assertThat(curve.mean()[k]).isCloseTo(mean, within(1e-6 * mean));
            assertThat(curve.se()[k]).isCloseTo(se, within(1e-6 * se));
        }
        assertThat(expected.column("min")[Rule.MIN.choose(curve)]).isEqualTo(1);
        assertThat(expected.column("1se")[Rule.ONE_SE.choose(curve)]).isEqualTo(1);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        Dataset data = data();
        List<CvCurve> curves = new ArrayList<>();
        for (int turn = 0; turn < 2; turn++) {
            curves.add(curve(data, Folds.random(data.rows(), 5, 7)));
        }
        assertThat(curves.get(0).mean()).containsExactly(curves.get(1).mean());
        assertThat(curves.get(0).se()).containsExactly(curves.get(1).se());
        assertThat(curve(data, Folds.random(data.rows(), 5, 8)).mean()).isNotEqualTo(curves.get(0).mean());
    }

    @Test
    void oneStandardErrorNeverChoosesASmallerLambdaThanTheMinimum() {
        Dataset data = data();
        for (int seed = 0; seed < 20; seed++) {
            CvCurve curve = curve(data, Folds.random(data.rows(), 4, seed));
            assertThat(curve.oneSe()).isLessThanOrEqualTo(curve.min());
            assertThat(curve.mean()[curve.oneSe()]).isLessThanOrEqualTo(
                    curve.mean()[curve.min()] + curve.se()[curve.min()]);
            for (int k = 0; k < curve.oneSe(); k++) {
                assertThat(curve.mean()[k]).isGreaterThan(curve.mean()[curve.min()] + curve.se()[curve.min()]);
            }
        }
    }

    @Test
    void errorsAreThoseOfRefitsByHand() {
        Dataset data = data();
        Folds folds = Folds.random(data.rows(), 3, 1);
        double[] lambda = {2, 0.1};
        CvCurve curve = CrossValidation.of(data, Scaling.STANDARD, folds, lambda, RidgePath::fit, done -> {
        });
        double total = 0;
        for (int fold = 0; fold < 3; fold++) {
            var path = RidgePath.fit(exactzero.design.Standardized.of(data.rows(folds.outside(fold)),
                    Scaling.STANDARD), exactzero.path.Lambdas.of(lambda));
            for (int i : folds.inside(fold)) {
                double predicted = path.intercept(1);
                for (int j = 0; j < data.size(); j++) {
                    predicted += path.coefficients(1)[j] * data.columns()[j][i];
                }
                total += (data.y()[i] - predicted) * (data.y()[i] - predicted);
            }
        }
        assertThat(curve.mean()[1]).isCloseTo(total / data.rows(), within(1e-12 * total));
    }

    /** Filled and fitted here by plain loops from the file's numbers, fold by fold. */
    @Test
    void missingCellsAreFilledByTheMeansOfTheTrainingRows(@TempDir Path folder) throws IOException {
        double[][] x = Columns.autoregressive(30, 3, 0.5, 1);
        double[] y = Columns.target(x, 2, 2, 2);
        StringBuilder text = new StringBuilder("a,b,c,y\n");
        for (int i = 0; i < 30; i++) {
            String b = i % 4 == 1 ? "" : Double.toString(x[1][i]);
            x[1][i] = i % 4 == 1 ? Double.NaN : x[1][i];
            text.append(x[0][i] + "," + b + "," + x[2][i] + "," + y[i] + "\n");
        }
        Dataset data = CsvReader.read(Files.writeString(folder.resolve("gaps.csv"), text),
                CsvOptions.of("y").withMissing(MissingRule.MEAN));
        Folds folds = Folds.random(30, 3, 1);
        double[] lambda = {0.1};
        CvCurve curve = CrossValidation.of(data, Scaling.STANDARD, folds, lambda, RidgePath::fit, done -> {
        });
        double total = 0;
        double leaky = 0;
        for (int fold = 0; fold < 3; fold++) {
            int held = fold;
            double mean =
                    Arrays.stream(folds.outside(held)).mapToDouble(i -> x[1][i]).filter(v -> !Double.isNaN(v)).average()
                            .orElseThrow();
            total += heldOutError(x, y, mean, folds, fold, lambda);
            leaky += heldOutError(x, y,
                    Arrays.stream(x[1]).filter(v -> !Double.isNaN(v)).average().orElseThrow(), folds, fold, lambda);
        }
        assertThat(curve.mean()[0]).isCloseTo(total / 30, within(1e-12 * total));
        assertThat(Math.abs(leaky - total)).isGreaterThan(1e-6 * total);
    }

    private static double heldOutError(double[][] x, double[] y, double mean, Folds folds, int fold, double[] lambda) {
        double[][] filled = {x[0], Arrays.stream(x[1]).map(v -> Double.isNaN(v) ? mean : v).toArray(), x[2]};
        var path = RidgePath.fit(exactzero.design.Standardized.of(
                Problem.dataset(filled, y).rows(folds.outside(fold)), Scaling.STANDARD),
                exactzero.path.Lambdas.of(lambda));
        double sum = 0;
        for (int i : folds.inside(fold)) {
            double off = y[i] - path.intercept(0);
            for (int j = 0; j < 3; j++) {
                off -= path.coefficients(0)[j] * filled[j][i];
            }
            sum += off * off;
        }
        return sum;
    }

    /** With many rows ridge's folds share products of columns; a column that lives in one fold asks for its own. */
    @ParameterizedTest
    @CsvSource({"true, true, false", "false, true, false", "true, false, true", "false, false, true",
        "true, true, true"})
    void ridgeFoldsThatShareProductsGiveTheSameCurve(boolean intercept, boolean standardize, boolean weighted) {
        double[][] x = Columns.autoregressive(3000, 200, 0.6, 3);
        for (int i = 0; i < 3000; i++) {
            x[5][i] += 1e4;
            x[6][i] = i == 77 ? 1 : 0;
            x[7][i] = i == 78 ? 1e9 : x[7][i];
        }
        double[] weights = new double[3000];
        Arrays.setAll(weights, i -> weighted ? i % 4 : 1);
        Dataset plain = Problem.dataset(x, Columns.target(x, 9, 3, 4));
        Dataset data = new Dataset("large", plain.features(), x, "y", plain.y(), weights);
        Folds folds = Folds.random(3000, 4, 1);
        double[] lambda = {100, 1, 0.1, 0.01};
        Scaling scaling = new Scaling(intercept, standardize);
        CvCurve shared = CrossValidation.of(data, scaling, folds, lambda,
                new RidgeFolds(Standardized.of(data, scaling), scaling, Constraints.NONE)::fit,
                Optional.empty(),
                done -> {
                });
        CvCurve own = CrossValidation.of(data, scaling, folds, lambda, RidgePath::fit, done -> {
        });
        for (int k = 0; k < lambda.length; k++) {
            assertThat(shared.mean()[k]).isCloseTo(own.mean()[k], within(1e-10 * own.mean()[k]));
            assertThat(shared.se()[k]).isCloseTo(own.se()[k], within(1e-8 * own.se()[k]));
        }
    }

    @Test
    void progressCountsTheFolds() {
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());
        CrossValidation.of(data(), Scaling.STANDARD, Folds.random(40, 4, 1), new double[] {1}, RidgePath::fit,
                told::add);
        assertThat(told).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void aFoldWithoutWeightDoesNotCount() {
        Dataset data = data();
        Folds folds = Folds.random(data.rows(), 4, 1);
        double[] weights = new double[data.rows()];
        Arrays.fill(weights, 1);
        for (int i : folds.inside(2)) {
            weights[i] = 0;
        }
        CvCurve curve = curve(new Dataset("weighted", data.features(), data.columns(), "y", data.y(), weights), folds);
        assertThat(curve.mean()).doesNotContain(Double.NaN);
    }

    @Test
    void foldsAreEvenAndSeeded() {
        Folds folds = Folds.random(23, 5, 3);
        int[] sizes = new int[5];
        for (int fold : folds.of()) {
            sizes[fold]++;
        }
        assertThat(sizes).containsExactlyInAnyOrder(5, 5, 5, 4, 4);
        assertThat(Folds.random(23, 5, 3).of()).containsExactly(folds.of());
        assertThat(Folds.random(23, 5, 4).of()).isNotEqualTo(folds.of());
        for (int fold = 0; fold < 5; fold++) {
            assertThat(folds.inside(fold).length + folds.outside(fold).length).isEqualTo(23);
            assertThat(folds.inside(fold)).doesNotContain(folds.outside(fold));
        }
    }

    @Test
    void impossibleFoldsAreRefused() {
        assertThatThrownBy(() -> Folds.random(10, 1, 1)).hasMessageContaining("number of folds is 1");
        assertThatThrownBy(() -> Folds.random(10, 0, 1)).hasMessageContaining("number of folds is 0");
        assertThatThrownBy(() -> Folds.random(3, 5, 1)).hasMessageContaining("0 of 3 rows");
        assertThatThrownBy(() -> new Folds(new int[] {0, 1, 2, 7}, 3)).hasMessageContaining("fold 7");
    }

    private static Folds folds(ReferenceProblem problem) {
        return new Folds(problem.folds(), Arrays.stream(problem.folds()).max().orElseThrow() + 1);
    }

    private static CvCurve curve(Dataset data, Folds folds) {
        double[] lambda = {2, 1, 0.5, 0.25, 0.125, 0.0625, 0.03, 0.01};
        return CrossValidation.of(data, Scaling.STANDARD, folds, lambda, ElasticNetPath::lasso, done -> {
        });
    }

    private static Dataset data() {
        double[][] x = Columns.autoregressive(40, 10, 0.5, 1);
        return Problem.dataset(x, Columns.target(x, 2, 2, 2));
    }

    /** Their squares, which errors are, would be 0 or infinite. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-170, 1e170})
    void targetsWhoseSquaresAreNoNumbersAreRefused(double unit) {
        Dataset data = data();
        double[] y = Arrays.stream(data.y()).map(value -> value * unit).toArray();
        Dataset scaled = Dataset.of("scaled", data.features(), data.columns(), "height", y);
        assertThatThrownBy(() -> curve(scaled, Folds.random(y.length, 5, 1))).isInstanceOf(DataException.class)
                .hasMessageContaining("scaled").hasMessageContaining("'height'").hasMessageContaining("ultiply");
    }
}
