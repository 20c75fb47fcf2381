package exactzero.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.Problem;
import exactzero.solve.Stopping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that choose a lambda. */
class RuleTest {
    private static final int ROWS = 60;

    @ParameterizedTest
    @ValueSource(strings = {"min", "1se", "aic", "bic", "ebic", "count=0", "count=12", "0.25", "0.0"})
    void aRuleIsReadBackFromItsLabel(String label) {
        assertThat(Rule.parse(label).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MIN", "best", "count", "count=", "count=-1", "count=two", "-0.1", "NaN", "Infinity",
        "1se "})
    void whatIsNoRuleIsRefused(String label) {
        assertThatThrownBy(() -> Rule.parse(label)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + label + "'").hasMessageContaining("count=K");
    }

    @Test
    void theBayesianCriterionIsTheSmallestByItsFormula() {
        Dataset data = data();
        ElasticNetPath net = net(data, 1);
        Path path = net.path();
        int best = -1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < path.size(); k++) {
            double[] predicted = Predictions.of(path.intercept(k), path.coefficients(k), data);
            double rss = 0;
            for (int i = 0; i < ROWS; i++) {
                rss += (data.y()[i] - predicted[i]) * (data.y()[i] - predicted[i]);
            }
            double bic = ROWS * Math.log(rss / ROWS) + Math.log(ROWS) * path.nonzero(k);
            if (bic < smallest && path.nonzero(k) <= ROWS / 2) {
                smallest = bic;
                best = k;
            }
        }
        assertThat(chosen("bic", data, net).lambda()[0]).isEqualTo(path.lambda()[best]);
        assertThat(best).isBetween(1, path.size() - 2);
    }

    @Test
    void aHarsherCriterionKeepsNoMore() {
        Dataset data = data();
        ElasticNetPath net = net(data, 1);
        int aic = chosen("aic", data, net).nonzero(0);
        int bic = chosen("bic", data, net).nonzero(0);
        int ebic = chosen("ebic", data, net).nonzero(0);
        assertThat(ebic).isLessThanOrEqualTo(bic).isPositive();
        assertThat(bic).isLessThan(aic);
    }

    @Test
    void theExtendedCriterionCountsModels() {
        assertThat(InformationCriterion.EBIC.cost(100, 10, 3)).isCloseTo(3 * Math.log(100) + 6 * Math.log(10),
                within(1e-12));
    }

    @Test
    void degreesOfFreedomOfTheElasticNetAreTheTraceOfItsHat() {
        Dataset data = data();
        Standardized all = Standardized.of(data, Scaling.STANDARD);
        ElasticNetPath net = net(data, 0.4);
        double[] b = net.path().b()[60];
        double df = InformationCriterion.degreesOfFreedom(all.design(), net.penalty(net.path().lambda()[60]), b);
        // The fit is differentiable in y while the support stands still; the divergence is the trace (Stein 1981).
        double trace = 0;
        double step = 1e-5;
        double lambda = net.path().lambda()[60];
        for (int i = 0; i < ROWS; i++) {
            trace += (fitted(data, i, step, lambda) - fitted(data, i, -step, lambda)) / (2 * step);
        }
        assertThat(df).isCloseTo(trace - 1, within(1e-6)).isLessThan(net.path().nonzero(60));
    }

    /** The fitted value of a row after its own target has moved. */
    private static double fitted(Dataset data, int row, double by, double lambda) {
        double[] y = data.y().clone();
        y[row] += by;
        Dataset moved = Dataset.of("moved", data.features(), data.columns(), "y", y);
        Path path = ElasticNetPath.fit(Standardized.of(moved, Scaling.STANDARD), 0.4, Lambdas.of(lambda),
                Stopping.DEFAULT);
        return Predictions.of(path.intercept(0), path.coefficients(0), data)[row];
    }

    @Test
    void aCountKeepsThatMany() {
        Dataset data = data();
        ElasticNetPath net = net(data, 1);
        for (int count = 0; count <= 5; count++) {
            assertThat(chosen("count=" + count, data, net).nonzero(0)).isEqualTo(count);
        }
        assertThatThrownBy(() -> chosen("count=21", data, net)).isInstanceOf(DataException.class)
                .hasMessageContaining("21 features");
    }

    @Test
    void aNumberIsTheLambdaItself() {
        Dataset data = data();
        ElasticNetPath net = net(data, 1);
        Path fit = chosen("0.123", data, net);
        assertThat(fit.lambda()).containsExactly(0.123);
        assertThat(fit.b()[0]).containsExactly(net.at(0.123).b()[0]);
    }

    private static Path chosen(String rule, Dataset data, ElasticNetPath net) {
        CvCurve unused = new CvCurve(net.path().lambda(), new double[100], new double[100]);
        return Rule.parse(rule).choose(net, unused,
                new InformationCriterion.Setting(Standardized.of(data, Scaling.STANDARD).design(), ROWS));
    }

    private static ElasticNetPath net(Dataset data, double l1Ratio) {
        return new ElasticNetPath(Standardized.of(data, Scaling.STANDARD), l1Ratio, Lambdas.grid(100, 1e-3),
                Stopping.DEFAULT);
    }

    private static Dataset data() {
        double[][] x = Columns.autoregressive(ROWS, 20, 0.3, 5);
        return Problem.dataset(x, Columns.target(x, 4, 1.5, 6));
    }

    @Test
    void aCountOfNearlyDependentColumnsIsMet() {
        Dataset longley = CsvReader.read(java.nio.file.Path.of("data/longley.csv"), CsvOptions.of("Employed"));
        ElasticNetPath net = new ElasticNetPath(Standardized.of(longley, Scaling.STANDARD), 0.5, Lambdas.of(100, 1e-4),
                Stopping.DEFAULT);
        assertThat(chosen("count=3", longley, net).nonzero(0)).isEqualTo(3);
    }
}
