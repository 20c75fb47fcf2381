package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.Stopping;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Between knots the support stands still and weights are linear in lambda: fits made there know no homotopy. */
class BetweenKnotsTest {

    @ParameterizedTest
    @MethodSource("exactzero.path.LassoCase#shapes")
    void supportIsThatOfFits(LassoCase problem) {
        assertSupports(problem);
    }

    @ParameterizedTest
    @MethodSource("exactzero.path.LassoCase#large")
    void supportOfAWorkingSetIsThatOfFits(LassoCase problem) {
        assertSupports(problem);
    }

    @ParameterizedTest
    @MethodSource("exactzero.path.LassoCase#small")
    void weightsAreLinear(LassoCase problem) {
        assertLinear(problem);
    }

    @ParameterizedTest
    @MethodSource("exactzero.path.LassoCase#shapes")
    void weightsOfAllShapesAreLinear(LassoCase problem) {
        assertLinear(problem);
    }

    @ParameterizedTest
    @MethodSource("exactzero.path.LassoCase#large")
    void weightsOfAWorkingSetAreLinear(LassoCase problem) {
        assertLinear(problem);
    }

    @ParameterizedTest
    @MethodSource("exactzero.path.LassoCase#small")
    void aDrawingBendsOnlyWhereItHasFits(LassoCase problem) {
        ElasticNetPath net = problem.net(Lambdas.grid(30, problem.ratio()));
        Path drawn = net.withKnots();
        int entered = 0;
        for (int k = 0; k + 1 < drawn.size(); k++) {
            double upper = drawn.lambda()[k];
            double lower = drawn.lambda()[k + 1];
            assertThat(lower).isLessThanOrEqualTo(upper);
            double[] middle = net.at((upper + lower) / 2).b()[0];
            double largest = Math.max(1, Arrays.stream(middle).map(Math::abs).max().orElse(0));
            for (int j = 0; j < middle.length; j++) {
                assertThat(middle[j]).as("weight %s between %s and %s", j, upper, lower)
                        .isCloseTo((drawn.b()[k][j] + drawn.b()[k + 1][j]) / 2, within(1e-10 * largest));
                entered += drawn.b()[k][j] == 0.0 && drawn.b()[k + 1][j] != 0.0 && upper == net.zeroAtOrAbove()[j]
                        ? 1 : 0;
            }
        }
        List<String> features = problem.problem().data().features();
        long knots = net.knots().stream().filter(Knot::enters).map(Knot::feature).distinct()
                .filter(feature -> problem.factors()[features.indexOf(feature)] > 0).count();
        assertThat(entered).as("weights that leave zero at their first knot").isEqualTo((int) knots);
    }

    @Test
    void aFitIsNotInterpolatedFromTheGrid() {
        LassoCase diabetes = LassoCase.diabetes();
        ElasticNetPath net = diabetes.net(Lambdas.grid(5, 1e-3));
        double[] grid = net.path().lambda();
        double middle = Math.sqrt(grid[1] * grid[2]);
        double share = (grid[1] - middle) / (grid[1] - grid[2]);
        double[] exact = net.at(middle).b()[0];
        double difference = 0;
        for (int j = 0; j < exact.length; j++) {
            double between = (1 - share) * net.path().b()[1][j] + share * net.path().b()[2][j];
            difference = Math.max(difference, Math.abs(exact[j] - between));
        }
        assertThat(difference).isGreaterThan(1e-3);
        assertThat(new Yardstick(diabetes.problem().data(), Scaling.STANDARD)
                .of(1, middle, net.at(middle).coefficients(0)).gap()).isLessThan(1e-13);
    }

    /** Fits in the middle of all stretches, and at random. */
    private static void assertSupports(LassoCase problem) {
        ElasticNetPath net = problem.net();
        List<Knot> knots = net.knots();
        double largest = net.largestLambda();
        DoubleStream random = new Random(7).doubles(200).map(u -> largest * Math.pow(problem.ratio(), u));
        DoubleStream middles = IntStream.range(0, knots.size()).mapToDouble(k -> Math.sqrt(knots.get(k).lambda()
                * (k + 1 < knots.size() ? knots.get(k + 1).lambda() : net.path().lambda()[1])));
        double[] lambdas = DoubleStream.concat(random, middles)
                .filter(l -> knots.stream().noneMatch(k -> Math.abs(k.lambda() / l - 1) < 1e-9)).toArray();
        assertThat(lambdas.length).isGreaterThan(190);
        Path fits = problem.net(Lambdas.of(lambdas)).path();
        assertThat(fits.allConverged()).isTrue();
        for (int k = 0; k < fits.size(); k++) {
            assertThat(support(fits, k)).as("at %s", fits.lambda()[k])
                    .isEqualTo(impliedSupport(problem, net, fits.lambda()[k]));
        }
    }

    private static void assertLinear(LassoCase problem) {
        ElasticNetPath net = problem.net();
        List<Knot> knots = net.knots();
        Random random = new Random(11);
        for (int k = 1; k < knots.size(); k++) {
            double upper = knots.get(k - 1).lambda();
            double lower = knots.get(k).lambda();
            if (upper / lower < 1 + 1e-9) {
                continue;
            }
            double share = random.nextDouble();
            double lambda = upper - share * (upper - lower);
            double[][] b = net.at(upper, lower, lambda).b();
            double largest = Math.max(1, Arrays.stream(b[2]).map(Math::abs).max().orElse(0));
            for (int j = 0; j < b[0].length; j++) {
                assertThat(b[2][j]).as("weight %s after knot %s", j, k - 1)
                        .isCloseTo((1 - share) * b[0][j] + share * b[1][j], within(1e-10 * largest));
            }
        }
    }

    private static Set<Integer> impliedSupport(LassoCase problem, ElasticNetPath net, double lambda) {
        Set<Integer> support = support(net.path(), 0);
        assertThat(support).allMatch(j -> problem.factors()[j] == 0);
        for (Knot knot : net.knots()) {
            if (knot.lambda() > lambda) {
                int j = problem.problem().data().features().indexOf(knot.feature());
                assertThat(knot.enters() ? support.add(j) : support.remove(j)).isTrue();
            }
        }
        return support;
    }

    private static Set<Integer> support(Path fits, int k) {
        Set<Integer> support = new HashSet<>();
        for (int j = 0; j < fits.b()[k].length; j++) {
            if (fits.b()[k][j] != 0.0) {
                support.add(j);
            }
        }
        return support;
    }

    /** Curved paths of columns that are nearly dependent: between the knots the support is what they say. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.1})
    void knotsOfNearlyDependentColumnsAreTold(double l1Ratio) {
        Standardized data =
                Standardized.of(Table.read("data/longley.csv").dataset("longley", "Employed"), Scaling.STANDARD);
        ElasticNetPath net = new ElasticNetPath(data, l1Ratio, Lambdas.of(100, 1e-4), Stopping.DEFAULT);
        List<Knot> knots = net.knots();
        assertThat(knots).hasSizeGreaterThan(10);
        double largest = net.largestLambda();
        for (int k = 1; k < 200; k++) {
            double lambda = largest * Math.pow(1e-4 / largest, k / 200.0);
            Set<Integer> implied = new HashSet<>();
            for (Knot knot : knots) {
                if (knot.lambda() > lambda) {
                    assertThat(knot.enters() ? implied.add(knot.index()) : implied.remove(knot.index())).isTrue();
                }
            }
            assertThat(support(net.at(lambda), 0)).as("at %s", lambda).isEqualTo(implied);
        }
    }
}
