package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import exactzero.certify.Gauss;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * NIST Statistical Reference Datasets, linear regression: correct digits of least squares, that is ridge at lambda 0.
 */
class NistTest {
    @Test
    void longley() {
        Dataset data = NistData.longley();
        assertThat(digits(data, Scaling.STANDARD, -3482258.63459582, 15.0618722713733, -0.0358191792925910,
                -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355)).isGreaterThan(12);
    }

    @ParameterizedTest
    @CsvSource({"0, 9", "1, 9"})
    void wamplerOneThree(double size, double expected) {
        assertThat(digits(NistData.wampler(1, size), Scaling.STANDARD, 1, 1, 1, 1, 1, 1)).isGreaterThan(expected);
    }

    @ParameterizedTest
    @CsvSource({"100, 9", "10000, 7"})
    void wamplerFourFive(double size, double expected) {
        assertThat(digits(NistData.wampler(1, size), Scaling.STANDARD, 1, 1, 1, 1, 1, 1)).isGreaterThan(expected);
    }

    @Test
    void norris() {
        assertThat(digits(NistData.polynomial("norris", 1), Scaling.STANDARD, -0.262323073774029, 1.00211681802045))
                .isGreaterThan(12);
    }

    @Test
    void pontius() {
        assertThat(digits(NistData.polynomial("pontius", 2), Scaling.STANDARD, 0.673565789473684E-03,
                0.732059160401003E-06,
                -0.316081871345029E-14)).isGreaterThan(12);
    }

    @Test
    void filip() {
        assertThat(digits(NistData.polynomial("filip", 10), Scaling.STANDARD, -1467.48961422980, -2772.17959193342,
                -2316.37108160893, -1127.97394098372, -354.478233703349, -75.1242017393757, -10.8753180355343,
                -1.06221498588947, -0.670191154593408E-01, -0.246781078275479E-02, -0.402962525080404E-04))
                .isGreaterThan(7);
    }

    @Test
    void standardErrorsAreTheCertifiedOnes() {
        RidgePath norris =
                new RidgePath(Standardized.of(NistData.polynomial("norris", 1), Scaling.STANDARD), Lambdas.of(0));
        assertThat(norris.standardErrors(0)[0]).isCloseTo(0.429796848199937e-3, withinPercentage(1e-10));
        assertThat(norris.sigma(0)).isCloseTo(0.884796396144373, withinPercentage(1e-10));
        RidgePath pontius =
                new RidgePath(Standardized.of(NistData.polynomial("pontius", 2), Scaling.STANDARD), Lambdas.of(0));
        assertThat(pontius.standardErrors(0)[1]).isCloseTo(0.486652849992036e-16, withinPercentage(1e-8));
        RidgePath wampler = new RidgePath(Standardized.of(NistData.wampler(1, 1), Scaling.STANDARD), Lambdas.of(0));
        assertThat(wampler.standardErrors(0)[4]).isCloseTo(0.112324854679312, withinPercentage(1e-7));
    }

    /** A polynomial of degree 10 on -9 ... -3 as in Filip, whose weights in 100 digits stand for certified values. */
    @Test
    void aPolynomialLikeFilip() {
        double[][] x = new double[10][82];
        double[] y = new double[82];
        for (int i = 0; i < 82; i++) {
            double t = -9 + i * 6.0 / 81;
            x[0][i] = t;
            for (int j = 1; j < 10; j++) {
                x[j][i] = x[j - 1][i] * t;
            }
            y[i] = 0.85 + 0.05 * Math.sin(1.3 * t) + 0.003 * Math.cos(17.0 * i);
        }
        double[] exact = polynomial(x, y);
        double digits = digits(Problem.dataset(x, y), Scaling.STANDARD, exact[10], Arrays.copyOf(exact, 10));
        assertThat(digits).isGreaterThan(6);
    }

    /** Least squares of y on x and a constant, by normal equations in 100 digits; the constant comes last. */
    private static double[] polynomial(double[][] x, double[] y) {
        MathContext digits = new MathContext(100);
        double[][] columns = Arrays.copyOf(x, x.length + 1);
        columns[x.length] = new double[y.length];
        Arrays.fill(columns[x.length], 1);
        BigDecimal[][] a = new BigDecimal[columns.length][columns.length + 1];
        for (int j = 0; j < columns.length; j++) {
            for (int k = 0; k <= columns.length; k++) {
                a[j][k] = BigDecimal.ZERO;
                for (int i = 0; i < y.length; i++) {
                    double right = k < columns.length ? columns[k][i] : y[i];
                    a[j][k] = a[j][k].add(new BigDecimal(columns[j][i]).multiply(new BigDecimal(right)));
                }
            }
        }
        return Arrays.stream(Gauss.solve(a, digits)).mapToDouble(BigDecimal::doubleValue).toArray();
    }

    @Test
    void wamplerTwo() {
        assertThat(digits(NistData.wampler(0.1, 0), Scaling.STANDARD, 1, 0.1, 0.01, 0.001, 0.0001, 0.00001))
                .isGreaterThan(12);
    }

    @Test
    void withoutIntercept() {
        double[] x = IntStream.rangeClosed(60, 70).asDoubleStream().toArray();
        double[] y = IntStream.rangeClosed(130, 140).asDoubleStream().toArray();
        Scaling scaling = Scaling.STANDARD.withoutIntercept();
        assertThat(digits(Problem.dataset(new double[][] {x}, y), scaling, 0, 2.07438016528926)).isGreaterThan(12);
        assertThat(digits(Problem.dataset(new double[][] {{4, 5, 6}}, new double[] {3, 4, 4}), scaling, 0,
                0.727272727272727)).isGreaterThan(12);
    }

    /** Correct digits of the worst coefficient; the certified values have 15. */
    private static double digits(Dataset data, Scaling scaling, double intercept, double... certified) {
        Path path = RidgePath.fit(Standardized.of(data, scaling), Lambdas.of(0));
        double digits = intercept == 0 ? 15 : digits(path.intercept(0), intercept);
        for (int j = 0; j < certified.length; j++) {
            digits = Math.min(digits, digits(path.coefficients(0)[j], certified[j]));
        }
        return digits;
    }

    private static double digits(double value, double certified) {
        return Math.min(15, -Math.log10(Math.abs(value - certified) / Math.abs(certified)));
    }
}
