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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nearly dependent columns and a large residual, against normal equations of the columns as given in 80 digits. */
class RidgeRefinementTest {

    /** Columns far from zero, nearly all of the weight on one row: what is refined is not made worse. */
    @Test
    void aRowOfAlmostAllTheWeightSpoilsNothing() {
        double[][] x = Columns.integers(12, 3, 1, 1);
        x[2] = Columns.independent(12, 1, 2)[0];
        double[] y = Columns.target(x, 3, 0.1, 3);
        for (int i = 0; i < 12; i++) {
            x[0][i] += 1e8;
            x[1][i] = x[0][i] + 1e-2 * x[2][i];
        }
        double[] weights = new double[12];
        Arrays.fill(weights, 1);
        weights[11] = 1e10;
        Dataset plain = Problem.dataset(x, y);
        Problem problem = new Problem("one row", new Dataset("d", plain.features(), x, "y", y, weights),
                Scaling.STANDARD, 0, false);
        for (double lambda : new double[] {1e-2, 1e-4, 1e-6}) {
            Conditions conditions = new Conditions(problem, Constraints.NONE, lambda);
            double[] t = conditions.theta().of(RidgePath.fit(problem.standardized(), Lambdas.of(lambda))
                    .coefficients(0));
            assertThat(conditions.largestFreePull(t)).isLessThan(1e-11);
        }
    }

    private static final MathContext DIGITS = new MathContext(80);

    @ParameterizedTest
    @CsvSource({"0, true, true", "0, false, true", "0, true, false", "1e-12, true, true", "1e-9, false, true",
        "1e-9, true, false", "1e-14, false, false"})
    void weightsAreThoseOfTheColumnsAsGiven(double lambda, boolean intercept, boolean weighted) {
        double[][] x = Columns.integers(30, 4, 1000, 7);
        for (int i = 0; i < 30; i++) {
            x[1][i] = x[0][i] + 1e-3 * x[1][i];
            x[3][i] = 1e7 + x[2][i] + 1e-2 * x[3][i];
        }
        double[] y = Columns.target(x, 2, 5000, 8);
        double[] weights = new double[30];
        Arrays.setAll(weights, i -> weighted ? i % 4 : 1);
        Dataset plain = Problem.dataset(x, y);
        Dataset data = new Dataset("bad", plain.features(), x, "y", y, weights);
        Standardized prepared = Standardized.of(data, new Scaling(intercept, true));
        double[] beta = RidgePath.fit(prepared, Lambdas.of(lambda)).coefficients(0);
        BigDecimal[] exact = exact(data, prepared, lambda);
        for (int j = 0; j < 4; j++) {
            assertThat(beta[j]).isCloseTo(exact[j].doubleValue(), within(1e-14 * Math.abs(exact[j].doubleValue())));
        }
    }

    /** The constant, where there is one, comes last; the penalty is lambda times the squared deviation as computed. */
    private static BigDecimal[] exact(Dataset data, Standardized prepared, double lambda) {
        boolean intercept = prepared.back().intercept();
        double[][] x = Arrays.copyOf(data.columns(), intercept ? 5 : 4);
        if (intercept) {
            x[4] = new double[data.rows()];
            Arrays.fill(x[4], 1);
        }
        double total = Arrays.stream(data.weights()).sum();
        BigDecimal[][] a = new BigDecimal[x.length][x.length + 1];
        for (int j = 0; j < x.length; j++) {
            for (int k = 0; k <= x.length; k++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (int i = 0; i < data.rows(); i++) {
                    double right = k < x.length ? x[k][i] : data.y()[i];
                    sum = sum.add(new BigDecimal(data.weights()[i]).multiply(new BigDecimal(x[j][i]))
                            .multiply(new BigDecimal(right)));
                }
                a[j][k] = sum;
            }
            if (j < 4) {
                BigDecimal size = new BigDecimal(prepared.back().norm()[j] * prepared.back().unit()[j]);
                a[j][j] = a[j][j].add(size.multiply(size).multiply(new BigDecimal(total * lambda)));
            }
        }
        return Gauss.solve(a, DIGITS);
    }
}
