package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.SparseDataset;
import exactzero.data.SparseMatrix;
import exactzero.data.TooLargeException;
import exactzero.design.PreparedTable;
import exactzero.design.Scaling;
import exactzero.design.SparseStandardized;
import exactzero.design.Standardized;
import exactzero.kernel.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ridge of few rows and many sparse columns, from the products of rows: what full columns give, and nothing made full. */
class WideSparseRidgeTest {
    private static final int N = 90;
    private static final int P = 2600;
    private static final Lambdas LAMBDAS = Lambdas.of(300, 10, 1, 0.1, 0.01);

    /** @param factors empty for none */
    record Case(String name, Dataset full, Scaling scaling, double[] factors) {
        SparseStandardized sparse() {
            return SparseStandardized.of(new SparseDataset("d", full.features(),
                    SparseMatrix.of(full.columns(), full.rows()), "y", full.y(), full.weights()), scaling);
        }

        Standardized dense() {
            return Standardized.of(full, scaling);
        }

        Constraints constraints() {
            return factors.length == 0 ? Constraints.NONE : Constraints.NONE.withFactors(factors);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        double[] none = {};
        double[] factors = new double[P];
        Arrays.setAll(factors, j -> j == 7 || j == 12 || j == 400 ? 0 : j % 50 == 3 ? Double.POSITIVE_INFINITY
                : 0.5 + j % 3);
        Scaling standard = Scaling.STANDARD;
        return Stream.of(new Case("plain", table(0, 1e7), standard, none),
                new Case("weighted", table(1, 1e7), standard, none),
                new Case("rows without weight", table(2, 1e7), standard, none),
                new Case("no intercept", table(0, 1e7), standard.withoutIntercept(), none),
                new Case("no intercept, weighted", table(2, 1e7), standard.withoutIntercept(), none),
                new Case("as given", table(1, 100), standard.withoutStandardizing(), none),
                new Case("factors", table(0, 1e7), standard, factors),
                new Case("factors, weighted", table(2, 1e7), standard, factors),
                new Case("factors, no intercept", table(1, 1e7), standard.withoutIntercept(), factors));
    }

    /**
     * Columns of all shares of entries, constant ones, and, far from zero, sparse ones and full ones.
     *
     * @param weighting 0 none, 1 positive weights, 2 some rows without weight
     * @param far how far
     */
    private static Dataset table(int weighting, double far) {
        Random random = new Random(11 + weighting);
        double[][] x = new double[P][N];
        double[] y = new double[N];
        for (int j = 0; j < P; j++) {
            double density =
                    j % 97 == 0 ? 0.95 : j % 31 == 0 ? 0.35 : j % 211 == 5 ? 0 : 0.02 + 0.1 * random.nextDouble();
            double level = j % 194 == 0 ? far : j % 62 == 0 ? far / 100 : 1;
            for (int i = 0; i < N; i++) {
                x[j][i] = random.nextDouble() < density ? level + random.nextGaussian() : 0;
                y[i] += j % 40 == 1 ? x[j][i] : 0;
            }
        }
        Arrays.setAll(y, i -> y[i] + random.nextGaussian() + 30);
        double[] w = random.doubles(N).map(u -> weighting == 0 ? 1 : weighting == 2 && u < 0.2 ? 0 : u + 0.1).toArray();
        return new Dataset("d", IntStream.range(0, P).mapToObj(j -> "x" + j).toList(), x, "y", y, w);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void weightsAreThoseOfFullColumns(Case of) {
        RidgePath full = new RidgePath(of.dense(), LAMBDAS, of.constraints());
        RidgePath sparse = new RidgePath(of.sparse(), LAMBDAS, of.constraints());
        assertNotFull(of, LAMBDAS);
        Yardstick yardstick = new Yardstick(of.full(), of.scaling());
        for (int k = 0; k < LAMBDAS.given().length; k++) {
            double lambda = full.path().lambda()[k];
            double[] b = full.path().b()[k];
            double largest = Arrays.stream(b).map(Math::abs).max().orElseThrow();
            assertClose(sparse.path().b()[k], b, 1e-10 * largest);
            assertThat(sparse.path().r2()[k]).isCloseTo(full.path().r2()[k], within(1e-10));
            assertThat(sparse.degreesOfFreedom(k)).isCloseTo(full.degreesOfFreedom(k), within(1e-10 * N));
            assertThat(sparse.sigma(k)).isCloseTo(full.sigma(k), within(1e-8 * full.sigma(k)));
            assertThat(sparse.generalisedCrossValidation(k) / full.generalisedCrossValidation(k))
                    .isCloseTo(1, within(1e-8));
            for (int j : new int[] {0, 7, 62, 97, 1000, 2599}) {
                assertThat(sparse.weight(j).applyAsDouble(lambda)).isCloseTo(b[j], within(1e-10 * largest));
            }
            double[] expected = full.leaveOneOut(k);
            double[] found = sparse.leaveOneOut(k);
            for (int i = 0; i < N; i++) {
                if (Double.isNaN(expected[i])) {
                    assertThat(found[i]).isNaN();
                } else {
                    assertThat(found[i]).isCloseTo(expected[i], within(1e-7 * (1 + Math.abs(expected[i]))));
                }
            }
            if (of.factors().length == 0) {
                Optimality fit = yardstick.of(0, lambda, sparse.path().coefficients(k));
                assertThat(fit.violation()).isLessThanOrEqualTo(1e-11 * fit.largestPull());
            }
        }
        double[] errors = full.standardErrors(1);
        double[] found = sparse.standardErrors(1);
        for (int j = 0; j < P; j++) {
            assertThat(found[j]).isCloseTo(errors[j], within(1e-8 * (1 + errors[j])));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGridIsThatOfFullColumns(Case of) {
        RidgePath full = new RidgePath(of.dense(), Lambdas.grid(5, Double.NaN), of.constraints());
        RidgePath sparse = new RidgePath(of.sparse(), Lambdas.grid(5, Double.NaN), of.constraints());
        assertNotFull(of, Lambdas.grid(5, Double.NaN));
        for (int k = 0; k < 5; k++) {
            assertThat(sparse.path().lambda()[k] / full.path().lambda()[k]).isCloseTo(1, within(1e-9));
            double largest = Arrays.stream(full.path().b()[k]).map(Math::abs).max().orElseThrow();
            assertClose(sparse.path().b()[k], full.path().b()[k], 1e-8 * largest);
        }
        assertThat(sparse.lambdaAt(20) / full.lambdaAt(20)).isCloseTo(1, within(1e-9));
        assertThat(sparse.varying()).isEqualTo(full.varying());
        double[] unpenalised = sparse.at(Double.POSITIVE_INFINITY).b()[0];
        assertClose(unpenalised, full.at(Double.POSITIVE_INFINITY).b()[0], 1e-10);
    }

    private static void assertNotFull(Case of, Lambdas lambdas) {
        SparseStandardized sparse = of.sparse();
        assertThat(RidgeRoute.of(sparse, lambdas, of.constraints()).data()).isSameAs(sparse);
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        for (int j = 0; j < expected.length; j++) {
            assertThat(actual[j]).isCloseTo(expected[j], within(tolerance));
        }
    }

    /** Rows that repeat leave too few digits at the end of the default grid: then columns are made full, where they fit. */
    @Test
    void rowsThatRepeatAreLeftToFullColumns() {
        Dataset once = table(0, 1e7);
        int[] rows = IntStream.range(0, N).map(i -> i / 2).toArray();
        double[][] x = Arrays.stream(once.columns())
                .map(column -> IntStream.of(rows).mapToDouble(i -> column[i]).toArray()).toArray(double[][]::new);
        Case twice = new Case("twice", Dataset.of("d", once.features(), x, "y", once.y()), Scaling.STANDARD,
                new double[0]);
        RidgeRoute few = RidgeRoute.of(twice.sparse(), Lambdas.of(1e-12), Constraints.NONE);
        assertThat(few.data()).isInstanceOf(Standardized.class);
        assertThat(new RidgePath(twice.sparse(), Lambdas.of(1)).rank()).isEqualTo(N / 2 - 1);
        assertNotFull(twice, Lambdas.of(1));
    }

    @Test
    void freeWeightsThatExplainAllAreRefused() {
        double[] factors = new double[P];
        Arrays.fill(factors, 100, P, 1);
        Case free = new Case("free", table(0, 1e7), Scaling.STANDARD, factors);
        assertThatThrownBy(() -> new RidgePath(free.sparse(), LAMBDAS, free.constraints()))
                .isInstanceOf(DataException.class).hasMessageContaining("unpenalised features explain all");
    }

    /** Full columns would not fit. The gap is that of Fenchel's dual at the residual, from the entries. */
    @Test
    void whatWouldNotFitAsFullColumnsIsSolved() {
        int n = 400;
        int p = (int) (Runtime.getRuntime().maxMemory() / 80 / n) + 1;
        SparseDataset table = random(n, p, 5);
        PreparedTable data = PreparedTable.of(table, Scaling.STANDARD);
        assertThat(data.full()).isEmpty();
        RidgePath ridge = new RidgePath(data, Lambdas.of(100, 1, 0.1));
        for (int k = 0; k < 3; k++) {
            double lambda = ridge.path().lambda()[k];
            double[] b = ridge.path().b()[k];
            double[] r = data.residual(b);
            double[] pulls = new double[p];
            data.design().pulls(r, pulls);
            double square = Kernel.BEST.dot(r, r) / n;
            double primal = square / 2 + lambda / 2 * Kernel.BEST.dot(b, b);
            double dual = Kernel.BEST.dot(data.y(), r) / n - square / 2 - Kernel.BEST.dot(pulls, pulls) / (2 * lambda);
            double total = Kernel.BEST.dot(data.y(), data.y()) / (2 * n);
            assertThat((primal - dual) / total).isBetween(-1e-13, 1e-13);
            for (int j = 0; j < p; j += 37) {
                assertThat(pulls[j]).isCloseTo(lambda * b[j], within(1e-14));
            }
            assertThat(ridge.path().r2()[k]).isCloseTo(1 - square / (2 * total), within(1e-12));
        }
        assertThat(ridge.digits(2)).isGreaterThan(10);
        assertThatThrownBy(() -> new RidgePath(data, Lambdas.of(1, 0))).isInstanceOf(TooLargeException.class)
                .hasMessageContaining("ridge at lambda 0.0 of 400 rows and " + p);
    }

    private static SparseDataset random(int n, int p, int entries) {
        Random random = new Random(5);
        int[][] rows = new int[p][];
        double[][] values = new double[p][];
        double[] y = random.doubles(n).toArray();
        for (int j = 0; j < p; j++) {
            rows[j] = random.ints(0, n).distinct().limit(entries).sorted().toArray();
            values[j] = random.doubles(entries).map(u -> 1 + u).toArray();
            for (int k = 0; k < entries; k++) {
                y[rows[j][k]] += j % 1000 == 0 ? values[j][k] : 0;
            }
        }
        List<String> names = IntStream.range(0, p).mapToObj(j -> "x" + j).toList();
        return SparseDataset.of("d", names, new SparseMatrix(n, rows, values), "y", y);
    }
}
