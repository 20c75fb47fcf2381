package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.certify.Gauss;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What closed form gives beside the weights: degrees of freedom, leave-one-out, GCV, standard errors, against refits. */
class RidgeInferenceTest {
    private static final double[] LAMBDA = {5, 0.3, 0.01};
    private static final MathContext DIGITS = new MathContext(40);

    static Stream<Problem> problems() {
        double[][] tall = Columns.autoregressive(25, 6, 0.6, 1);
        double[][] wide = Columns.independent(15, 24, 2);
        return Stream.of(tall, wide)
                .map(x -> new Problem("n " + x[0].length, Problem.dataset(x, Columns.target(x, 3, 1, 3)),
                        Scaling.STANDARD, 0, false))
                .flatMap(p -> Stream.of(p, p.weighted(1), p.with(Scaling.STANDARD.withoutIntercept()),
                        p.with(Scaling.STANDARD.withoutStandardizing())));
    }

    /** Refits without the row, columns penalised as before: in original units lambda U^2 norm^2 per weight. */
    @ParameterizedTest
    @MethodSource("problems")
    void leaveOneOutIsWhatRefitsMiss(Problem problem) {
        Standardized data = problem.standardized();
        RidgePath path = new RidgePath(data, Lambdas.of(LAMBDA));
        for (int k = 0; k < LAMBDA.length; k++) {
            double[] errors = path.leaveOneOut(k);
            for (int i = 0; i < errors.length; i++) {
                assertThat(errors[i]).isCloseTo(missedBy(problem, data, LAMBDA[k], i), within(1e-9));
            }
        }
    }

    private static double missedBy(Problem problem, Standardized data, double lambda, int left) {
        Dataset all = problem.data();
        double[] beta = solve(problem, data, lambda, left, all.y());
        double fit = beta[all.size()];
        for (int j = 0; j < all.size(); j++) {
            fit += beta[j] * all.columns()[j][left];
        }
        return all.y()[left] - fit;
    }

    /** Coefficients and the intercept by the normal equations in 40 digits, one row left out (none where it is -1). */
    private static double[] solve(Problem problem, Standardized data, double lambda, int left, double[] y) {
        Dataset all = problem.data();
        int p = all.size();
        int size = problem.scaling().intercept() ? p + 1 : p;
        BigDecimal[][] a = new BigDecimal[size][size + 1];
        for (int j = 0; j < size; j++) {
            for (int k = 0; k <= size; k++) {
                a[j][k] = BigDecimal.ZERO;
                for (int i = 0; i < all.rows(); i++) {
                    if (i != left) {
                        BigDecimal right = k < size ? cell(all, i, k) : new BigDecimal(y[i]);
                        a[j][k] = a[j][k].add(cell(all, i, j).multiply(right)
                                .multiply(new BigDecimal(data.share(i))), DIGITS);
                    }
                }
            }
            if (j < p) {
                double size2 = data.back().unit()[j] * data.back().norm()[j];
                a[j][j] = a[j][j].add(new BigDecimal(lambda * size2 * size2));
            }
        }
        BigDecimal[] exact = Gauss.solve(a, DIGITS);
        return IntStream.rangeClosed(0, p).mapToDouble(j -> j < size ? exact[j].doubleValue() : 0).toArray();
    }

    private static BigDecimal cell(Dataset data, int i, int j) {
        return j < data.size() ? new BigDecimal(data.columns()[j][i]) : BigDecimal.ONE;
    }

    /** The trace of the map from y to its fit, by fits to unit vectors. */
    @ParameterizedTest
    @MethodSource("problems")
    void degreesOfFreedomAreTheTraceOfTheHat(Problem problem) {
        Standardized data = problem.standardized();
        RidgePath path = new RidgePath(data, Lambdas.of(LAMBDA));
        Dataset all = problem.data();
        for (int k = 0; k < LAMBDA.length; k++) {
            double trace = problem.scaling().intercept() ? -1 : 0;
            for (int i = 0; i < all.rows(); i++) {
                double[] e = new double[all.rows()];
                e[i] = 1;
                double[] beta = solve(problem, data, LAMBDA[k], -1, e);
                trace += beta[all.size()];
                for (int j = 0; j < all.size(); j++) {
                    trace += beta[j] * all.columns()[j][i];
                }
            }
            assertThat(path.degreesOfFreedom(k)).isCloseTo(trace, within(1e-10));
            assertThat(path.degreesOfFreedomAt(path.lambdaAt(trace))).isCloseTo(trace, within(1e-9));
        }
    }

    /** The weights are linear in y, so their variance is the sum of squares of what unit changes of y make of them. */
    @ParameterizedTest
    @MethodSource("problems")
    void standardErrorsAreThoseOfTheLinearMap(Problem problem) {
        Standardized data = problem.standardized();
        if (Arrays.stream(problem.data().weights()).distinct().count() > 1) {
            return;
        }
        RidgePath path = new RidgePath(data, Lambdas.of(LAMBDA));
        Dataset all = problem.data();
        int n = all.rows();
        for (int k = 0; k < LAMBDA.length; k++) {
            double[] square = new double[all.size()];
            for (int i = 0; i < n; i++) {
                double[] e = new double[n];
                e[i] = 1;
                double[] beta = solve(problem, data, LAMBDA[k], -1, e);
                Arrays.setAll(square, j -> square[j] + beta[j] * beta[j]);
            }
            double rss = rss(path.path(), k, all);
            double df = path.degreesOfFreedom(k) + (problem.scaling().intercept() ? 1 : 0);
            double[] errors = path.standardErrors(k);
            for (int j = 0; j < errors.length; j++) {
                double expected = Math.sqrt(rss / (n - df) * square[j]);
                assertThat(errors[j]).isCloseTo(expected, within(1e-9 * expected));
            }
            double share = 1 - df / n;
            assertThat(path.generalisedCrossValidation(k)).isCloseTo(rss / n / (share * share),
                    within(1e-9 * rss / n / (share * share)));
        }
    }

    private static double rss(Path path, int k, Dataset data) {
        double[] beta = path.coefficients(k);
        double rss = 0;
        for (int i = 0; i < data.rows(); i++) {
            double r = data.y()[i] - path.intercept(k);
            for (int j = 0; j < beta.length; j++) {
                r -= beta[j] * data.columns()[j][i];
            }
            rss += r * r;
        }
        return rss;
    }

    @Test
    void digitsFallWithLambda() {
        double[][] x = Columns.autoregressive(50, 8, 0.999, 3);
        RidgePath path = new RidgePath(
                Standardized.of(Problem.dataset(x, Columns.target(x, 2, 1, 1)), Scaling.STANDARD),
                Lambdas.of(1000, 1, 1e-6));
        List<Double> digits = IntStream.range(0, 3).mapToObj(path::digits).toList();
        assertThat(digits.get(0)).isGreaterThan(digits.get(1)).isLessThanOrEqualTo(15);
        assertThat(digits.get(1)).isGreaterThan(digits.get(2));
        assertThat(digits.get(2)).isGreaterThan(10);
    }
}
