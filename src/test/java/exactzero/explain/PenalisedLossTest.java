package exactzero.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one-weight problem against sums over its rows, brute force, and the library's solvers. */
class PenalisedLossTest {
    private static final double EPS = 0x1p-52;
    private static Article article;

    @BeforeAll
    static void reads() throws IOException {
        article = Article.of(BundledData.article());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-2, -0.5, 0, 0.3, 0.5, 1.7})
    void lossIsHalfTheMeanSquaredResidual(double w) {
        double sum = 0;
        double slope = 0;
        for (int i = 0; i < article.x().length; i++) {
            double r = article.y()[i] - w * article.x()[i];
            sum += r * r;
            slope -= r * article.x()[i];
        }
        int n = article.x().length;
        assertThat(article.loss().value(w)).isCloseTo(sum / (2 * n), within(1e-14));
        assertThat(article.loss().pullAt(w)).isCloseTo(-slope / n, within(1e-14));
    }

    @Test
    void theWeightIsAboutAHalf() {
        assertThat(article.x()).hasSize(41);
        assertThat(article.loss().curvature()).isCloseTo(1.4, within(1e-14));
        assertThat(article.loss().leastSquares()).isBetween(0.45, 0.55);
    }

    @Test
    void l1ReachesExactlyZeroAtTheMeanOfXyAndNotBefore() {
        double xy = 0;
        for (int i = 0; i < article.x().length; i++) {
            xy += article.x()[i] * article.y()[i];
        }
        double from = article.zeroFrom();
        assertThat(from).isCloseTo(xy / 41, within(8 * EPS));
        assertThat(article.lasso(from).minimum()).isEqualTo(0.0);
        assertThat(article.lasso(Math.nextDown(from)).minimum()).isPositive();
        assertThat(article.lasso(2 * from).minimum()).isEqualTo(0.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 100, 1e6, 1e12, 1e100})
    void l2NeverReachesZero(double lambda) {
        double w = article.ridge(lambda).minimum();
        assertThat(w).isPositive();
        assertThat(w).isCloseTo(article.loss().pull() / (article.loss().curvature() + lambda), within(4 * EPS * w));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.35, 0.6, 0.75, 2})
    void noNeighbourOfAMinimumIsLower(double lambda) {
        for (PenalisedLoss objective : new PenalisedLoss[] {article.lasso(lambda), article.ridge(lambda),
            new PenalisedLoss(new SquaredLoss(2, -1.1, 3), new WeightPenalty(lambda, 0.4, -9, 9)),
            new PenalisedLoss(new SquaredLoss(2, -1.1, 3), new WeightPenalty(lambda, 0.4, 0, 9)),
            new PenalisedLoss(new SquaredLoss(2, 1.1, 3), new WeightPenalty(lambda, 0, 0, 0.1))}) {
            double w = objective.minimum();
            double least = objective.value(w);
            for (double step = 1e-6; step < 4; step *= 1.5) {
                for (double other : new double[] {w - step, w + step}) {
                    boolean allowed = other >= objective.penalty().lower() && other <= objective.penalty().upper();
                    assertThat(!allowed || objective.value(other) > least).isTrue();
                }
            }
        }
    }

    @Test
    void theLibrarysSolversAgree() throws IOException {
        Standardized data = Standardized.of(BundledData.article(), new Scaling(false, false));
        double[] lambdas = article.lambdas();
        Path lasso = ElasticNetPath.lasso(data, Lambdas.of(lambdas));
        Path ridge = RidgePath.fit(data, Lambdas.of(lambdas));
        for (int k = 0; k < lambdas.length; k++) {
            double l1 = article.lasso(lasso.lambda()[k]).minimum();
            assertThat(lasso.coefficients(k)[0]).isCloseTo(l1, within(1e-15));
            double l2 = article.ridge(ridge.lambda()[k]).minimum();
            assertThat(ridge.coefficients(k)[0]).isCloseTo(l2, within(1e-15));
        }
        assertThat(lasso.coefficients(0)[0]).isEqualTo(0.0);
        assertThat(lambdas).contains(article.zeroFrom());
    }

    @Test
    void aPullIsMinusTheSlope() {
        double h = 1e-6;
        for (double w : new double[] {-1.3, -0.2, 0.2, 1.3}) {
            for (PenalisedLoss objective : new PenalisedLoss[] {article.lasso(0.4), article.ridge(0.4)}) {
                double slope = (objective.value(w + h) - objective.value(w - h)) / (2 * h);
                assertThat(objective.pullAt(w)).isCloseTo(-slope, within(1e-9));
            }
        }
        assertThat(article.lasso(0.4).penalty().pullAt(1e-300)).isEqualTo(-0.4);
        assertThat(article.lasso(0.4).penalty().pullAt(0)).isEqualTo(0.0);
        assertThat(article.ridge(0.4).penalty().pullAt(1e-3)).isEqualTo(-0.4e-3);
    }

    @Test
    void edgeCasesHaveAnAnswer() {
        SquaredLoss flat = new SquaredLoss(0, 0, 1);
        assertThat(new PenalisedLoss(flat, WeightPenalty.lasso(0)).minimum()).isEqualTo(0.0);
        assertThat(flat.leastSquares()).isEqualTo(0.0);
        WeightPenalty excluded = new WeightPenalty(Double.POSITIVE_INFINITY, 0, -1, 1);
        assertThat(new PenalisedLoss(article.loss(), excluded).minimum()).isEqualTo(0.0);
        assertThat(excluded.value(0)).isEqualTo(0.0);
        assertThatThrownBy(() -> new SquaredLoss(Double.NaN, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WeightPenalty.lasso(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WeightPenalty.ridge(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SquaredLoss.of(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 values of x for 3 of y");
    }
}
