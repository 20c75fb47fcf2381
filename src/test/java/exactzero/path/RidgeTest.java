package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.certify.Gauss;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.OrthogonalRidge;
import exactzero.solve.Ridge;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ridge against normal equations in 60 digits, against its own other form, and by its own condition of optimality. */
class RidgeTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final Lambdas LAMBDAS = Lambdas.of(100, 1, 0.1, 0.01);

    static List<Problem> shapes() {
        return Problem.shapes();
    }

    static List<Problem> variants() {
        return Problem.all().stream().filter(p -> p.l1Ratio() == 1).toList();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void weightsAreThoseOfTheNormalEquations(Problem problem) {
        Standardized data = problem.standardized();
        int p = Math.min(data.design().features(), 60);
        if (p == data.design().features()) {
            Path path = RidgePath.fit(data, LAMBDAS);
            for (int k = 0; k < path.size(); k++) {
                BigDecimal[] exact = exact(data, path.lambda()[k]);
                for (int j = 0; j < p; j++) {
                    assertThat(path.b()[k][j]).isCloseTo(exact[j].doubleValue(), within(1e-12));
                }
            }
        }
    }

    /** The columns are multiples of 1/1024, so that moving one by a power of two rounds nothing. */
    @ParameterizedTest
    @ValueSource(ints = {10, 20, 27})
    void movingAColumnAwayFromZeroChangesNoWeight(int power) {
        SplittableRandom random = new SplittableRandom(3);
        double[][] near = new double[2][40];
        double[][] far = new double[2][40];
        double[] y = new double[40];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < near.length; j++) {
                near[j][i] = random.nextInt(1024) / 1024.0;
                far[j][i] = near[j][i] + (j == 0 ? Math.scalb(1.0, power) : 0);
            }
            y[i] = random.nextDouble();
        }
        for (double lambda : new double[] {0, 0.01, 1}) {
            double[] expected = ridge(near, y, lambda);
            double[] moved = ridge(far, y, lambda);
            for (int j = 0; j < expected.length; j++) {
                assertThat(moved[j]).isCloseTo(expected[j], within(1e-12 * Math.abs(expected[1])));
            }
        }
    }

    private static double[] ridge(double[][] columns, double[] y, double lambda) {
        Dataset data = Dataset.of("moved", List.of("a", "b"), columns, "y", y);
        return RidgePath.fit(Standardized.of(data, Scaling.STANDARD), Lambdas.of(lambda)).coefficients(0);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void nothingPullsAtAnyWeight(Problem problem) {
        Yardstick yardstick = new Yardstick(problem.data(), problem.scaling());
        for (Lambdas lambdas : new Lambdas[] {LAMBDAS, Lambdas.GRID}) {
            Path path = RidgePath.fit(problem.standardized(), lambdas);
            for (int k = 0; k < path.size(); k++) {
                Optimality fit = yardstick.of(0, path.lambda()[k], path.coefficients(k));
                assertThat(fit.violation()).isLessThanOrEqualTo(1e-12 * fit.largestPull());
                assertThat(path.coefficients(k)).doesNotContain(Double.NaN);
                assertThat(path.r2()[k]).isBetween(-1e-12, 1 + 1e-12);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"255, 3", "256, 4", "257, 5", "511, 256", "512, 257", "513, 20", "300, 300", "20, 257", "5, 513",
        "256, 256", "1, 1", "2, 700", "300, 33", "270, 64", "33, 300"})
    void blocksOfRowsJoin(int n, int p) {
        double[][] x = Columns.independent(n + 1, p, n + p);
        Problem problem = new Problem("blocks", Problem.dataset(x, Columns.target(x, 3, 1, 1)), Scaling.STANDARD, 0,
                false);
        nothingPullsAtAnyWeight(problem);
    }

    /** Rows of weight zero make a wide problem tall and change nothing. */
    @Test
    void theTallAndTheWideFormAgree() {
        double[][] x = Columns.autoregressive(60, 30, 0.7, 3);
        Dataset plain = Problem.dataset(x, Columns.target(x, 4, 1, 4));
        double[] weights = new double[60];
        Arrays.fill(weights, 0, 20, 1);
        Dataset tall = new Dataset("tall", plain.features(), x, "y", plain.y(), weights);
        Dataset wide = plain.rows(java.util.stream.IntStream.range(0, 20).toArray());
        for (Scaling scaling : WeightsTest.scalings()) {
            Path a = RidgePath.fit(Standardized.of(tall, scaling), LAMBDAS);
            Path b = RidgePath.fit(Standardized.of(wide, scaling), LAMBDAS);
            for (int k = 0; k < a.size(); k++) {
                for (int j = 0; j < 30; j++) {
                    assertThat(a.coefficients(k)[j]).isCloseTo(b.coefficients(k)[j], within(1e-12));
                }
            }
        }
    }

    @Test
    void theNormFallsAsLambdaGrowsAndIsThatOfTheWeights() {
        for (Problem problem : shapes()) {
            Standardized data = problem.standardized();
            Ridge ridge = OrthogonalRidge.of(data.design(), data.y(), data.back().unit());
            double before = Double.POSITIVE_INFINITY;
            for (double lambda = 1e-4; lambda < 1e5; lambda *= 3) {
                double norm = Math.sqrt(Arrays.stream(ridge.solve(lambda)).map(b -> b * b).sum());
                assertThat(ridge.norm(lambda)).isCloseTo(norm, within(1e-13 * norm));
                assertThat(norm).isLessThan(before);
                before = norm;
            }
        }
    }

    @Test
    void theGridRunsFromAThousandthToLeastSquares() {
        Path path = RidgePath.fit(shapes().getFirst().standardized(), Lambdas.GRID);
        double[] leastSquares = RidgePath.fit(shapes().getFirst().standardized(), Lambdas.of(0)).b()[0];
        double largest = Arrays.stream(leastSquares).map(Math::abs).max().orElseThrow();
        assertThat(Arrays.stream(path.b()[0]).map(Math::abs).max().orElseThrow()).isLessThan(1.01e-3 * largest);
        for (int j = 0; j < leastSquares.length; j++) {
            assertThat(path.b()[99][j]).isCloseTo(leastSquares[j], within(2e-3 * largest));
        }
        for (int k = 0; k < 100; k++) {
            assertThat(path.nonzero(k)).isEqualTo(leastSquares.length);
        }
    }

    @Test
    void copiesOfAColumnShareTheirWeight() {
        double[][] x = Columns.duplicated(Columns.independent(30, 6, 8));
        Path path = RidgePath.fit(Standardized.of(Problem.dataset(x, Columns.target(x, 2, 1, 9)), Scaling.STANDARD),
                LAMBDAS);
        for (int k = 0; k < path.size(); k++) {
            for (int j = 0; j < 3; j++) {
                assertThat(path.coefficients(k)[j]).isCloseTo(path.coefficients(k)[j + 3], within(1e-13));
            }
        }
    }

    @Test
    void aNegativeLambdaIsRefused() {
        Standardized data = shapes().getFirst().standardized();
        Ridge ridge = OrthogonalRidge.of(data.design(), data.y(), data.back().unit());
        assertThatThrownBy(() -> ridge.solve(-1)).hasMessageContaining("lambda is -1.0");
        assertThatThrownBy(() -> ridge.solve(Double.NaN)).hasMessageContaining("lambda is NaN");
    }

    @Test
    void aConstantColumnDoesNotDisturbLeastSquares() {
        double[][] x = Columns.independent(30, 4, 8);
        double[] y = Columns.target(x, 2, 1, 9);
        double[] expected = RidgePath.fit(Standardized.of(Problem.dataset(x, y), Scaling.STANDARD), Lambdas.of(0))
                .coefficients(0);
        double[][] more = {x[0], new double[30], x[1], x[2], x[3]};
        double[] beta = RidgePath.fit(Standardized.of(Problem.dataset(more, y), Scaling.STANDARD), Lambdas.of(0))
                .coefficients(0);
        assertThat(beta[1]).isZero();
        assertThat(new double[] {beta[0], beta[2], beta[3], beta[4]}).usingElementComparator(
                (a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1).containsExactly(expected);
    }

    /** Against the pseudo-inverse by EJML: of all least-squares weights, the ones of the smallest norm. */
    @ParameterizedTest
    @CsvSource({"10, 30", "40, 9", "3, 3", "300, 200", "2, 5", "30, 30"})
    void leastSquaresOfDependentColumnsHasTheSmallestNorm(int n, int p) {
        double[][] x = Columns.dependent(Columns.independent(n, p, 12));
        for (Scaling scaling : WeightsTest.scalings()) {
            Standardized data = Standardized.of(Problem.dataset(x, Columns.target(x, 3, 1, 9)), scaling);
            RidgePath path = new RidgePath(data, Lambdas.of(0));
            Dense z = Dense.of(n, p);
            for (int j = 0; j < p; j++) {
                for (int i = 0; i < n; i++) {
                    z.matrix().set(i, j, data.design().column(j)[i] / data.back().unit()[j]);
                }
            }
            Dense b = z.pseudoInverse().times(Dense.column(data.y()));
            for (int j = 0; j < p; j++) {
                assertThat(path.path().b()[0][j] * data.back().unit()[j]).isCloseTo(b.get(j, 0),
                        within(1e-12 * b.largest()));
            }
            int columns = p - p / 3;
            int rows = n - (scaling.intercept() ? 1 : 0);
            assertThat(path.rank()).isEqualTo(Math.min(columns, rows));
            assertThat(path.unique()).isFalse();
            assertThat(path.degreesOfFreedom(0)).isEqualTo(path.rank());
        }
    }

    /** With more columns than rows and no intercept to lose a row to, lambda = 0 is the limit from above. */
    @Test
    void wideLeastSquaresHasTheSmallestNorm() {
        double[][] x = Columns.independent(10, 30, 12);
        Standardized data = Standardized.of(Problem.dataset(x, Columns.target(x, 3, 1, 9)),
                Scaling.STANDARD.withoutIntercept());
        Path path = RidgePath.fit(data, Lambdas.of(1e-12, 0));
        assertThat(path.r2()[1]).isCloseTo(1, within(1e-13));
        for (int j = 0; j < 30; j++) {
            assertThat(path.b()[1][j]).isCloseTo(path.b()[0][j], within(1e-10));
        }
    }

    /** (Z'Z / n + lambda diag(unit^2)) b = Z'y / n, in 60 digits. */
    private static BigDecimal[] exact(Standardized data, double lambda) {
        int p = data.design().features();
        BigDecimal[][] a = new BigDecimal[p][p + 1];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k <= j; k++) {
                a[j][k] = a[k][j] = mean(data.design().column(j), data.design().column(k));
            }
            BigDecimal unit = new BigDecimal(data.back().unit()[j]);
            a[j][j] = a[j][j].add(unit.multiply(unit).multiply(new BigDecimal(lambda)), DIGITS);
            a[j][p] = mean(data.design().column(j), data.y());
        }
        return Gauss.solve(a, DIGITS);
    }

    private static BigDecimal mean(double[] x, double[] y) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < x.length; i++) {
            sum = sum.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
        }
        return sum.divide(BigDecimal.valueOf(x.length), DIGITS);
    }
}
