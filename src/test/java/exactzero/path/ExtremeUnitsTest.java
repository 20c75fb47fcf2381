package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Moments;
import exactzero.design.Scaling;
import exactzero.design.Standardization;
import exactzero.design.Standardized;
import exactzero.design.StandardizedMoments;
import exactzero.solve.Stopping;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns far from zero, or in units far too small or large: found by {@link TortureTest}, each as small as it gets. */
class ExtremeUnitsTest {
    private static final Scaling THROUGH_ORIGIN = Scaling.STANDARD.withoutIntercept();
    private static final Scaling RAW = Scaling.STANDARD.withoutStandardizing();

    private static Problem farFromZero(double offset) {
        double[][] x = Columns.independent(20, 3, 1);
        double[] y = Columns.target(x, 2, 0.5, 2);
        double[][] far = Arrays.stream(x).map(c -> Arrays.stream(c).map(v -> v + offset).toArray())
                .toArray(double[][]::new);
        return new Problem("far from zero", Problem.dataset(far, y), THROUGH_ORIGIN, 1, false);
    }

    /** The penalty counts deviations, which sums of squares about zero do not tell. */
    @Test
    void momentsOfPreparedRowsKnowTheDeviationsWithoutIntercept() {
        Problem problem = farFromZero(1e9);
        Moments.Frame frame = Moments.Frame.of(problem.standardized());
        Path path = measured(problem, frame);
        assertThat(path.allConverged()).isTrue();
        Conditions conditions = new Conditions(problem, Constraints.NONE, path.lambda()[0]);
        double[] t = conditions.theta().of(path.coefficients(0));
        assertThat(conditions.gap(t)).isLessThan(1e-10 + conditions.rounding(t));
    }

    @Test
    void whereMomentsHaveLostTheDeviationsTheRowsSaySo() {
        Problem problem = farFromZero(1e7);
        double[] ones = {1, 1, 1, 1};
        Path path = measured(problem, new Moments.Frame(problem.data().features(), new double[4], ones));
        assertThat(path.converged()[0]).isFalse();
        Conditions conditions = new Conditions(problem, Constraints.NONE, path.lambda()[0]);
        assertThat(path.gap()[0]).isCloseTo(conditions.gap(conditions.theta().of(path.coefficients(0))),
                within(1e-3 * path.gap()[0]));
    }

    private static Path measured(Problem problem, Moments.Frame frame) {
        StandardizedMoments moments = StandardizedMoments.of(Moments.of(problem.data(), frame), problem.scaling());
        double largest = ElasticNetPath.lasso(problem.standardized(), Lambdas.GRID).lambda()[0];
        Path path = new ElasticNetPath(moments, 1, Lambdas.of(0.7 * largest), Stopping.DEFAULT, Constraints.NONE,
                Monitor.NONE).path();
        return MeasuredFits.of(Slices.of(problem.data(), 3), problem.scaling(), Stopping.DEFAULT, path)
                .path(0, Constraints.NONE);
    }

    /** Where the path was followed for a while, given up, and descended on, with more features than before. */
    @ParameterizedTest
    @ValueSource(longs = {724, 1910, 1939})
    void whatIsTakenInOnTheWayIsDescendedOnToo(long seed) {
        NastyProblem nasty = NastyProblem.of(seed);
        Path path = NastyRoute.WORKING_SET.fit(nasty, TortureTest.lambdas(nasty));
        assertThat(Arrays.stream(path.gap()).boxed()).hasSize(path.size()).allMatch(gap -> gap >= 0);
    }

    /** With columns and target s times as large, lambda s^2 times, the objective is s^2 times as large. */
    @ParameterizedTest
    @ValueSource(ints = {-200, -44, 44, 200})
    void knotsOfAnElasticNetDoNotDependOnTheUnit(int power) {
        double[][] x = Columns.autoregressive(12, 20, 0.7, 1);
        double[] y = Columns.target(x, 4, 1, 99);
        List<Knot> expected = knots(x, y, 0.5);
        List<Knot> scaled = knots(Arrays.stream(x).map(c -> times(c, power)).toArray(double[][]::new),
                times(y, power), 0.5);
        assertThat(scaled).extracting(k -> k.feature() + k.event())
                .isEqualTo(expected.stream().map(k -> k.feature() + k.event()).toList());
        for (int k = 0; k < expected.size(); k++) {
            assertThat(Math.scalb(scaled.get(k).lambda(), -2 * power)).isCloseTo(expected.get(k).lambda(),
                    within(1e-12 * expected.get(k).lambda()));
        }
    }

    @ParameterizedTest
    @CsvSource({"365, 0", "365, -44", "365, 100", "-365, 0", "0, -44", "0, 44", "130, -100"})
    void betweenItsKnotsAnElasticNetHasTheirSupport(int targetPower, int columnPower) {
        double[][] x = Arrays.stream(Columns.autoregressive(30, 6, 0.7, 1)).map(c -> times(c, columnPower))
                .toArray(double[][]::new);
        double[] y = times(Columns.target(Columns.autoregressive(30, 6, 0.7, 1), 4, 1, 99), targetPower);
        List<Knot> knots = knots(x, y, 0.5);
        assertThat(knots).isNotEmpty();
        Set<Integer> support = new HashSet<>();
        for (int k = 0; k + 1 < knots.size(); k++) {
            if (knots.get(k).enters()) {
                support.add(knots.get(k).index());
            } else {
                support.remove(knots.get(k).index());
            }
            double middle = Math.sqrt(knots.get(k).lambda()) * Math.sqrt(knots.get(k + 1).lambda());
            double[] b = net(x, y, 0.5, Lambdas.of(middle)).path().b()[0];
            assertThat(IntStream.range(0, 6).filter(j -> b[j] != 0).boxed().toList())
                    .as("below knot " + k).containsExactlyInAnyOrderElementsOf(support);
        }
    }

    private static List<Knot> knots(double[][] x, double[] y, double l1Ratio) {
        return net(x, y, l1Ratio, Lambdas.grid(2, 0.05)).knots();
    }

    private static ElasticNetPath net(double[][] x, double[] y, double l1Ratio, Lambdas lambdas) {
        return new ElasticNetPath(Standardized.of(Problem.dataset(x, y), RAW), l1Ratio, lambdas, Stopping.DEFAULT);
    }

    private static double[] times(double[] x, int power) {
        return Arrays.stream(x).map(v -> Math.scalb(v, power)).toArray();
    }

    @Test
    void aCoefficientThatUnderflowsIsZeroAndNotMinusZero() {
        Standardization back = Standardized.of(Problem.dataset(new double[][] {{0, 1e150}}, new double[] {0, 1e-150}),
                Scaling.STANDARD).back();
        assertThat(back.coefficients(new double[] {-1e-100})).containsExactly(0.0);
    }

    /** Of more columns than rows, in units far apart, the fit leaves nothing that the largest of them still pulls on. */
    @Test
    void weightsOfSmallestNormFitTheLargestColumns() {
        double[][] x = Columns.independent(12, 30, 4);
        for (int j = 0; j < x.length; j++) {
            x[j] = times(x[j], j % 3 * 20);
        }
        for (int j = 1; j < 6; j++) {
            x[j + 5] = x[5].clone();
        }
        Dataset data = Problem.dataset(x, Columns.target(Columns.independent(12, 30, 4), 5, 1, 5));
        Problem problem = new Problem("units", data, RAW, 0, true);
        Path path = RidgePath.fit(problem.standardized(), Lambdas.of(0));
        Conditions conditions = new Conditions(problem, Constraints.NONE, 0);
        double[] t = conditions.theta().of(path.coefficients(0));
        assertThat(conditions.largestFreePull(t)).isLessThan(1e-13);
    }
}
