package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ridge with penalty factors: by its condition of optimality, by columns scaled by hand, and against dense solves by EJML. */
class RidgeFactorsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final Lambdas LAMBDAS = Lambdas.of(100, 1, 0.01);

    static List<Problem> problems() {
        return Problem.all().stream().filter(p -> p.l1Ratio() == 1 && p.data().size() > 4 && p.data().rows() > 6)
                .filter(p -> !p.name().contains("badly")).toList();
    }

    /** z_j'r / n = lambda v_j size_j^2 b_j for every feature that is not left out. */
    @ParameterizedTest
    @MethodSource("problems")
    void everyPullIsTheShrinkageOfItsFactor(Problem problem) {
        Standardized data = problem.standardized();
        double[] factors = factors(data.design().features());
        for (Lambdas lambdas : new Lambdas[] {LAMBDAS, Lambdas.grid(10, Double.NaN)}) {
            Path path = new RidgePath(data, lambdas, Constraints.NONE.withFactors(factors)).path();
            for (int k = 0; k < path.size(); k++) {
                double[] b = path.b()[k];
                double[] r = data.y().clone();
                for (int j = 0; j < b.length; j++) {
                    for (int i = 0; i < r.length; i++) {
                        r[i] -= data.design().column(j)[i] * b[j];
                    }
                }
                double largest = Math.max(1, Arrays.stream(b).map(Math::abs).max().orElseThrow());
                for (int j = 0; j < b.length; j++) {
                    if (factors[j] == INF) {
                        assertThat(b[j]).isZero();
                        continue;
                    }
                    double unit = data.back().unit()[j];
                    double shrink = factors[j] == 0 ? 0 : path.lambda()[k] * factors[j] * unit * unit * b[j];
                    assertThat(data.design().pull(j, r)).isCloseTo(shrink, within(1e-10 * largest));
                }
                assertThat(path.r2()[k]).isBetween(-1e-12, 1 + 1e-12);
            }
        }
    }

    /** 0, 1, infinity, and numbers between. */
    private static double[] factors(int p) {
        double[] factors = new double[p];
        Arrays.setAll(factors, j -> j % 5 == 1 ? 0 : j % 5 == 2 ? INF : 0.5 + j % 3);
        factors[0] = 0;
        return factors;
    }

    /** Free columns projected out by pseudo-inverses: for lambda 0 and p > n the penalised weights of the smallest norm. */
    @ParameterizedTest
    @CsvSource({"40, 9, 0", "40, 9, 0.3", "12, 30, 0", "12, 30, 0.3", "12, 30, 1e-3", "9, 9, 0", "120, 33, 0"})
    void weightsAreThoseOfADenseSolve(int n, int p, double lambda) {
        double[][] x = Columns.autoregressive(n, p, 0.5, 3);
        Dataset plain = Problem.dataset(x, Columns.target(x, 4, 1, 5));
        double[] factors = factors(p);
        for (Scaling scaling : WeightsTest.scalings()) {
            Standardized data = Standardized.of(plain, scaling);
            Dense y = Dense.column(data.y());
            int[] free = IntStream.range(0, p).filter(j -> factors[j] == 0).toArray();
            int[] others = IntStream.range(0, p).filter(j -> factors[j] > 0 && factors[j] < INF).toArray();
            Dense zf = columns(data, free, j -> 1);
            Dense zp = columns(data, others, j -> data.back().unit()[j] * Math.sqrt(factors[j]));
            Dense m = Dense.identity(n).minus(zf.times(zf.pseudoInverse())).times(zp);
            Dense c = m.above(Dense.identity(others.length).times(Math.sqrt(n * lambda))).pseudoInverse()
                    .times(y.above(Dense.of(others.length, 1)));
            Dense f = zf.pseudoInverse().times(y.minus(zp.times(c)));
            RidgePath ridge = new RidgePath(data, Lambdas.of(lambda), Constraints.NONE.withFactors(factors));
            double[] b = ridge.path().b()[0];
            for (int k = 0; k < others.length; k++) {
                double size = data.back().unit()[others[k]] * Math.sqrt(factors[others[k]]);
                assertThat(b[others[k]] * size).isCloseTo(c.get(k, 0), within(1e-10));
                if (lambda > 0) {
                    assertThat(ridge.weight(others[k]).applyAsDouble(lambda)).isCloseTo(b[others[k]], within(1e-11));
                }
            }
            for (int k = 0; k < free.length; k++) {
                assertThat(b[free[k]]).isCloseTo(f.get(k, 0), within(1e-10));
                if (lambda > 0) {
                    assertThat(ridge.weight(free[k]).applyAsDouble(lambda)).isCloseTo(b[free[k]], within(1e-11));
                }
            }
            assertThat(ridge.varying()).isEqualTo(free.length + others.length);
            assertThat(ridge.unique()).isEqualTo(ridge.rank() == ridge.varying());
        }
    }

    private static Dense columns(Standardized data, int[] features, IntToDoubleFunction size) {
        Dense z = Dense.of(data.y().length, features.length);
        for (int k = 0; k < features.length; k++) {
            for (int i = 0; i < data.y().length; i++) {
                z.matrix().set(i, k, data.design().column(features[k])[i] / size.applyAsDouble(features[k]));
            }
        }
        return z;
    }

    @Test
    void aFactorIsAColumnDividedByItsRoot() {
        double[][] x = Columns.autoregressive(40, 6, 0.5, 1);
        double[] y = Columns.target(x, 3, 1, 2);
        double[][] divided = x.clone();
        divided[2] = Arrays.stream(x[2]).map(v -> v / 2).toArray();
        Scaling raw = Scaling.STANDARD.withoutStandardizing();
        Path path = new RidgePath(Standardized.of(Problem.dataset(x, y), raw), LAMBDAS,
                Constraints.NONE.withFactors(1, 1, 4, 1, 1, 1)).path();
        Path other = RidgePath.fit(Standardized.of(Problem.dataset(divided, y), raw), LAMBDAS);
        for (int k = 0; k < path.size(); k++) {
            for (int j = 0; j < 6; j++) {
                assertThat(path.coefficients(k)[j])
                        .isCloseTo(other.coefficients(k)[j] / (j == 2 ? 2 : 1), within(1e-13));
            }
        }
    }

    /** Large problems go through products of columns and of rows; the pulls must still be right. */
    @ParameterizedTest
    @CsvSource({"900, 300", "300, 900"})
    void largeProblemsKeepTheirFactors(int n, int p) {
        double[][] x = Columns.autoregressive(n, p, 0.3, 5);
        everyPullIsTheShrinkageOfItsFactor(
                new Problem("large", Problem.dataset(x, Columns.target(x, 5, 2, 6)), Scaling.STANDARD, 1, false));
    }

    /** The map from y to its fit and to the weights, as dense matrices with no penalty on the free weights. */
    @ParameterizedTest
    @CsvSource({"30, 7", "15, 20"})
    void statisticsAreThoseOfDenseMatrices(int n, int p) {
        double[][] x = Columns.autoregressive(n, p, 0.5, 1);
        Dataset plain = Problem.dataset(x, Columns.target(x, 3, 1, 2));
        double[] factors = factors(p);
        for (Scaling scaling : WeightsTest.scalings()) {
            Standardized data = Standardized.of(plain, scaling);
            RidgePath path = new RidgePath(data, LAMBDAS, Constraints.NONE.withFactors(factors));
            int[] used = IntStream.range(0, p).filter(j -> factors[j] < INF).toArray();
            Dense z = columns(data, used, j -> 1);
            Dense zz = z.transposed().times(z);
            for (int k = 0; k < 3; k++) {
                Dense penalty = Dense.of(used.length, used.length);
                for (int j = 0; j < used.length; j++) {
                    double unit = data.back().unit()[used[j]];
                    penalty.matrix().set(j, j, n * path.path().lambda()[k] * factors[used[j]] * unit * unit);
                }
                Dense inverse = zz.plus(penalty).inverse();
                Dense map = inverse.times(zz);
                assertThat(path.degreesOfFreedom(k)).isCloseTo(map.trace(), within(1e-9));
                Dense covariance = map.times(inverse);
                Dense hat = z.times(inverse).times(z.transposed());
                double one = scaling.intercept() ? 1 : 0;
                double[] r = data.residual(path.path().b()[k]);
                double[] left = path.leaveOneOut(k);
                for (int i = 0; i < n; i++) {
                    assertThat(left[i]).isCloseTo(r[i] / (1 - hat.get(i, i) - one / n) * data.back().yScale(),
                            within(1e-9));
                }
                double[] errors = path.standardErrors(k);
                for (int j = 0; j < used.length; j++) {
                    double error = Math.sqrt(covariance.get(j, j)) * path.sigma(k) / data.back().norm()[used[j]];
                    assertThat(errors[used[j]]).isCloseTo(error, within(1e-9 * error));
                }
            }
        }
    }

    @Test
    void strengthOfGivenDegreesOfFreedomKnowsWhatIsFree() {
        double[][] x = Columns.independent(50, 5, 1);
        Standardized data = Standardized.of(Problem.dataset(x, Columns.target(x, 3, 1, 2)), Scaling.STANDARD);
        RidgePath path = new RidgePath(data, Lambdas.of(1e9), Constraints.NONE.withFactors(1, 0, 1, 0, 1));
        assertThat(path.degreesOfFreedom(0)).isCloseTo(2, within(1e-7));
        assertThat(path.degreesOfFreedomAt(path.lambdaAt(3))).isCloseTo(3, within(1e-9));
        assertThat(path.lambdaAt(2)).isInfinite();
        Path limit = path.at(INF);
        assertThat(limit.nonzero(0)).isEqualTo(2);
        assertThat(limit.r2()[0]).isCloseTo(path.path().r2()[0], within(1e-7)).isPositive();
    }

    @Test
    void boundsAndNothingToPenaliseAreRefused() {
        double[][] x = Columns.independent(20, 2, 1);
        Dataset data = Problem.dataset(x, Columns.target(x, 1, 1, 2));
        Standardized prepared = Standardized.of(data, Scaling.STANDARD);
        assertThatThrownBy(() -> new RidgePath(prepared, LAMBDAS, Constraints.NONE.withoutNegative(2)))
                .hasMessageContaining("no bounds");
        assertThatThrownBy(() -> new RidgePath(prepared, LAMBDAS, Constraints.NONE.withFactors(0, 0)))
                .hasMessageContaining("no feature that varies has a penalty factor above 0");
        assertThatThrownBy(() -> new RidgePath(prepared, LAMBDAS, Constraints.NONE.withFactors(1)))
                .hasMessageContaining("1 penalty factors");
        Standardized copies = Standardized.of(Problem.dataset(new double[][] {x[0], x[0]}, data.y()), Scaling.STANDARD);
        assertThatThrownBy(() -> new RidgePath(copies, LAMBDAS, Constraints.NONE.withFactors(0, 1)))
                .isInstanceOf(DataException.class).hasMessageContaining("nothing is left to penalise");
    }
}
