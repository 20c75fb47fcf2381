package exactzero.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DescentTest {
    private static Article article;
    private static Descent descent;

    @BeforeAll
    static void reads() throws IOException {
        article = Article.of(BundledData.article());
        descent = article.descent();
    }

    @Test
    void gradientDescentOnL2ConvergesGeometricallyAsItsClosedFormSays() {
        PenalisedLoss ridge = article.ridge(article.strong());
        double[] w = descent.downhill(ridge);
        double least = ridge.minimum();
        double factor = 1 - descent.step() * (article.loss().curvature() + article.strong());
        for (int k = 0; k < w.length; k++) {
            assertThat(w[k]).isCloseTo(least + Math.pow(factor, k) * (descent.start() - least), within(1e-14));
        }
        assertThat(w[descent.steps()]).isCloseTo(least, within(1e-9)).isNotEqualTo(0.0);
    }

    @Test
    void subgradientStepsHoverAroundZero() {
        double[] w = descent.downhill(article.lasso(article.strong()));
        double[] late = Arrays.copyOfRange(w, w.length / 2, w.length);
        assertThat(late).doesNotContain(0.0);
        assertThat(Arrays.stream(late).min().getAsDouble()).isNegative();
        assertThat(Arrays.stream(late).max().getAsDouble()).isPositive();
        double reach = descent.step() * (article.strong() + article.zeroFrom());
        assertThat(Arrays.stream(late).map(Math::abs).max().getAsDouble()).isLessThanOrEqualTo(reach);
        assertThat(Descent.landing(w)).isEqualTo(-1);
    }

    @Test
    void proximalStepsLandOnExactlyZeroAndStay() {
        double[] w = descent.proximal(article.lasso(article.strong()));
        int landing = Descent.landing(w);
        assertThat(landing).isBetween(1, 20);
        assertThat(w[landing - 1]).isNotEqualTo(0.0);
        assertThat(Arrays.copyOfRange(w, landing, w.length)).containsOnly(0.0);
        double z = w[landing - 1] + descent.step() * article.loss().pullAt(w[landing - 1]);
        assertThat(Math.abs(z)).isLessThanOrEqualTo(descent.step() * article.strong());
    }

    @Test
    void proximalStepsConvergeToTheMinimumWhereItIsNotZero() {
        PenalisedLoss lasso = article.lasso(article.weak());
        assertThat(descent.proximal(lasso)[descent.steps()]).isCloseTo(lasso.minimum(), within(1e-6)).isPositive();
        PenalisedLoss ridge = article.ridge(article.weak());
        assertThat(descent.proximal(ridge)[descent.steps()]).isCloseTo(ridge.minimum(), within(1e-6));
    }

    @Test
    void theLossNeverRisesOnTheProximalWay() {
        PenalisedLoss lasso = article.lasso(article.weak());
        double[] w = descent.proximal(lasso);
        for (int k = 1; k < w.length; k++) {
            assertThat(lasso.value(w[k])).isLessThanOrEqualTo(lasso.value(w[k - 1]));
        }
    }

    @Test
    void whatIsNoDescentIsRefused() {
        assertThatThrownBy(() -> new Descent(1, 0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Descent(Double.NaN, 1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Descent(1, 1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Descent(1, 1, 0).downhill(article.lasso(1))).containsExactly(1);
    }
}
