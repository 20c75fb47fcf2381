package exactzero.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.path.Columns;
import exactzero.path.ElasticNetPath;
import exactzero.path.Problem;
import exactzero.path.ReferenceProblem;
import exactzero.path.RidgePath;
import exactzero.path.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
