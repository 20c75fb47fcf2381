package exactzero.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The routes to ridge share no decomposition: what they agree on, to the digits they state, none has wrong. */
class RidgeRoutesTest {
    private static final double[] LAMBDA = {30, 1, 0.1, 1e-2, 1e-3};

    static List<Problem> problems() {
        return Stream.concat(Problem.all().stream().filter(p -> p.l1Ratio() == 1),
                Stream.of(large("wide", 90, 200, 0.5, 1), large("tall", 200, 90, 0.5, 2),
                        large("square", 90, 90, 0.3, 3), large("wide, strong", 80, 120, 0.9, 4)))
                .toList();
    }

    private static Problem large(String name, int n, int p, double rho, long seed) {
        double[][] x = Columns.autoregressive(n, p, rho, seed);
        return new Problem("large " + name, Problem.dataset(x, Columns.target(x, 9, 2, seed)), Scaling.STANDARD, 1,
                false);
    }

    private static Standardized standardized(Problem problem) {
        return Standardized.of(problem.data(), problem.scaling());
    }

    private static KeptColumns columns(Standardized data) {
        return KeptColumns.of(data.design(), data.back().unit());
    }

    private static Ridge products(KeptColumns columns, double[] y) {
        return y.length >= columns.count() ? new GramRidge(columns, y) : new KernelRidge(columns, y);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void bothRoutesGiveTheSame(Problem problem) {
        Standardized data = standardized(problem);
        KeptColumns columns = columns(data);
        Ridge products = products(columns, data.y());
        OrthogonalRidge orthogonal = new OrthogonalRidge(columns, data.y());
        for (double lambda : LAMBDA) {
            if (!(products.digits(lambda) >= 6)) {
                assertThat(problem.name()).containsAnyOf("raw", "no intercept", "badly", "0.99", "weights");
                continue;
            }
            double[] b = orthogonal.solve(lambda);
            double largest = Arrays.stream(b).map(Math::abs).max().orElseThrow();
            double tolerance = Math.pow(10, -products.digits(lambda)) + 1e-14;
            assertClose(products.solve(lambda), b, tolerance * largest);
            assertThat(products.norm(lambda)).isCloseTo(orthogonal.norm(lambda),
                    within(tolerance * b.length * (orthogonal.norm(lambda) + largest)));
            assertThat(products.degreesOfFreedom(lambda)).isCloseTo(orthogonal.degreesOfFreedom(lambda),
                    within(tolerance * data.y().length));
            assertClose(products.leverages(lambda), orthogonal.leverages(lambda), 100 * tolerance);
            double[] variances = orthogonal.variances(lambda);
            assertClose(products.variances(lambda), variances,
                    100 * tolerance * Arrays.stream(variances).max().orElseThrow());
            for (int j : new int[] {0, b.length - 1}) {
                assertThat(products.weight(j).applyAsDouble(lambda)).isCloseTo(b[j], within(tolerance * largest));
                assertThat(orthogonal.weight(j).applyAsDouble(lambda)).isCloseTo(b[j], within(1e-12 * largest));
            }
            assertThat(products.rank()).isEmpty();
        }
    }

    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected).doesNotContain(Double.NaN);
        for (int j = 0; j < actual.length; j++) {
            assertThat(actual[j]).isCloseTo(expected[j], within(tolerance));
        }
    }

    @Test
    void manyLambdasAtOnceAreThoseOneByOne() {
        for (Problem problem : problems()) {
            Standardized data = standardized(problem);
            Ridge products = products(columns(data), data.y());
            double[] lambda = {7, 0.1, 3, 2, 1, 0.5};
            double[][] b = products.digits(0.1) > 6 ? products.solve(lambda) : new double[0][];
            for (int k = 0; k < b.length; k++) {
                double[] single = products.solve(lambda[k]);
                assertClose(b[k], single, 1e-13 * Arrays.stream(single).map(Math::abs).max().orElseThrow());
            }
        }
    }

    /** One eigenvalue at 1e-9 of the others is too small for nine digits, unless lambda lifts it. */
    @Test
    void fewDigitsAreExpectedOfProductsOfNearCopies() {
        double[][] x = Columns.independent(80, 5, 1);
        for (int i = 0; i < 80; i++) {
            x[4][i] = x[0][i] + 3e-5 * x[4][i];
        }
        Standardized data = standardized(new Problem("near copies", Problem.dataset(x, Columns.target(x, 3, 1, 2)),
                Scaling.STANDARD, 1, false));
        Ridge products = products(columns(data), data.y());
        assertThat(products.digits(0)).isLessThan(Ridge.ENOUGH);
        assertThat(products.digits(1e-8)).isLessThan(Ridge.ENOUGH);
        assertThat(products.digits(1e-4)).isGreaterThan(Ridge.ENOUGH);
    }

    /** Gram matrices of columns in units of 2^400 would overflow; what is solved is the same to the last bit. */
    @Test
    void unitsOfPowersOfTwoChangeNoBit() {
        Standardized data = standardized(large("tall", 60, 20, 0.5, 2));
        Standardized wide = standardized(large("wide", 20, 60, 0.5, 2));
        for (int power : new int[] {-400, -200, 200, 400}) {
            for (Standardized one : List.of(data, wide)) {
                Ridge plain = products(columns(one), one.y());
                double[] sizes = new double[one.design().features()];
                Arrays.fill(sizes, Math.scalb(1.0, power));
                Ridge scaled = products(KeptColumns.of(one.design(), sizes), one.y());
                double lambda = Math.scalb(0.1, -2 * power);
                assertThat(scaled.solve(lambda)).isEqualTo(plain.solve(0.1));
                assertThat(scaled.degreesOfFreedom(lambda)).isEqualTo(plain.degreesOfFreedom(0.1));
                assertThat(scaled.leverages(lambda)).isEqualTo(plain.leverages(0.1));
                assertThat(scaled.digits(lambda)).isEqualTo(plain.digits(0.1));
                assertThat(scaled.meanEigenvalue()).isEqualTo(Math.scalb(plain.meanEigenvalue(), -2 * power));
            }
        }
    }

    /** Of a target that is all but orthogonal to the columns, what is left of the pulls is known to fewer digits. */
    @Test
    void pullsThatCancelCostDigitsAndThatIsSaid() {
        double[][] x = Columns.orthogonal(16, 9);
        for (double share : new double[] {1, 1e-4, 1e-8}) {
            double[] y = new double[16];
            Arrays.setAll(y, i -> share * x[0][i] + x[8][i]);
            Standardized data = standardized(new Problem("cancel", Problem.dataset(Arrays.copyOf(x, 4), y),
                    Scaling.STANDARD, 1, false));
            double lost = -Math.log10(share);
            assertThat(products(columns(data), data.y()).digits(1)).isBetween(12.5 - lost, 15 - lost);
            assertThat(new OrthogonalRidge(columns(data), data.y()).digits(1)).isBetween(13.5 - lost, 15.5 - lost);
        }
    }

    @Test
    void rowsWithoutWeightChangeNothing() {
        double[][] x = Columns.autoregressive(60, 30, 0.7, 3);
        Dataset plain = Problem.dataset(x, Columns.target(x, 4, 1, 4));
        double[] weights = new double[60];
        Arrays.fill(weights, 0, 20, 1);
        Standardized padded = Standardized.of(
                new Dataset("padded", plain.features(), x, "y", plain.y(), weights), Scaling.STANDARD);
        Standardized few = Standardized.of(plain.rows(IntStream.range(0, 20).toArray()), Scaling.STANDARD);
        double[] tall = new GramRidge(columns(padded), padded.y()).solve(0.1);
        assertClose(tall, new KernelRidge(columns(few), few.y()).solve(0.1), 1e-13);
    }

    /** Panels of 32 columns, blocks of 256 rows: R'R = M'M, Q R = M, and Q'Q = I on a vector. */
    @Test
    void panelsAndBlocksJoin() {
        for (int[] shape : new int[][] {{300, 33}, {257, 64}, {520, 97}, {100, 100}, {31, 31}, {512, 32}}) {
            double[][] x = Columns.independent(shape[0], shape[1], shape[0]);
            TallQr qr = TallQr.of(shape[0], shape[1], (from, to) -> Arrays.stream(x)
                    .map(column -> Arrays.copyOfRange(column, from, to)).toArray(double[][]::new));
            double[][] columnsOfR = qr.rTransposed();
            double[][] back = qr.times(columnsOfR);
            for (int j = 0; j < shape[1]; j++) {
                assertClose(back[j], x[j], 1e-12);
                assertClose(qr.transposeTimes(x[j]), columnsOfR[j], 1e-12);
            }
        }
    }
}
