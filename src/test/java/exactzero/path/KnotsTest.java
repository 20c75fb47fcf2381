package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.solve.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The knots against LARS written plainly, and against fits at lambdas between them. */
class KnotsTest {

    /** A Lasso with penalty factors or without negative weights, and the ratio it goes down to. */
    record Case(Problem problem, double[] factors, boolean nonNegative, double ratio) {
        ElasticNetPath net() {
            return net(Lambdas.grid(2, ratio));
        }

        ElasticNetPath net(Lambdas lambdas) {
            int p = problem.data().size();
            Constraints none = Constraints.NONE.withFactors(factors);
            return new ElasticNetPath(problem.standardized(), 1, lambdas, Stopping.DEFAULT,
                    nonNegative ? none.withoutNegative(p) : none);
        }

        List<Knot> expected(double smallest) {
            return new PlainLars(problem.data(), problem.scaling(), factors, nonNegative)
                    .knots(problem.data().features(), smallest);
        }

        @Override
        public String toString() {
            boolean plain = Arrays.stream(factors).allMatch(f -> f == 1);
            return problem.name() + (plain ? "" : ", factors") + (nonNegative ? ", not negative" : "");
        }
    }

    static List<Case> small() {
        List<Case> cases = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            List<Problem> shapes = List.of(
                    problem("tall " + seed, Columns.independent(40, 8, seed)),
                    problem("wide " + seed, Columns.independent(12, 30, seed)),
                    problem("correlated " + seed, Columns.autoregressive(30, 15, 0.9, seed)),
                    problem("correlated wide " + seed, Columns.blocks(15, 40, 10, 0.9, seed)));
            for (Problem shape : shapes) {
                cases.addAll(variants(shape, seed));
            }
        }
        return cases;
    }

    private static List<Case> variants(Problem shape, int seed) {
        int p = shape.data().size();
        double[] ones = new double[p];
        Arrays.fill(ones, 1);
        Random random = new Random(seed);
        double[] unequal = random.doubles(p, 0.5, 2).toArray();
        double[] mixed = unequal.clone();
        mixed[0] = 0;
        mixed[p - 2] = 0;
        mixed[1] = Double.POSITIVE_INFINITY;
        mixed[p / 2] = Double.POSITIVE_INFINITY;
        Problem weighted = shape.weighted(1);
        Problem raw = shape.with(new Scaling(false, false));
        return List.of(new Case(shape, ones, false, 1e-3), new Case(shape, ones, true, 1e-3),
                new Case(shape, unequal, false, 1e-3), new Case(shape, mixed, false, 1e-3),
                new Case(shape, mixed, true, 1e-3), new Case(weighted, ones, false, 1e-3),
                new Case(weighted, mixed, true, 1e-3),
                new Case(shape.with(Scaling.STANDARD.withoutIntercept()), ones, false, 1e-3),
                new Case(shape.with(Scaling.STANDARD.withoutStandardizing()), ones, false, 1e-3),
                new Case(raw, ones, false, 1e-3), new Case(raw, mixed, true, 1e-3));
    }

    /** Too many features for the whole Gram matrix. */
    static List<Case> large() {
        double[] ones = new double[1500];
        Arrays.fill(ones, 1);
        double[] mixed = new Random(3).doubles(1500, 0.5, 2).toArray();
        mixed[3] = 0;
        mixed[700] = 0;
        mixed[0] = Double.POSITIVE_INFINITY;
        Problem plain = problem("working set", Columns.autoregressive(80, 1500, 0.7, 2));
        Problem blocks = problem("working set, blocks", Columns.blocks(80, 1500, 50, 0.95, 3));
        return List.of(new Case(plain, ones, false, 0.02), new Case(plain, mixed, false, 0.02),
                new Case(plain, ones, true, 0.02), new Case(plain.weighted(0), mixed, true, 0.02),
                new Case(blocks, ones, false, 0.02),
                new Case(blocks.with(new Scaling(false, false)), ones, false, 0.02));
    }

    @ParameterizedTest
    @MethodSource("small")
    void knotsAreThoseOfPlainLars(Case problem) {
        assertSameKnots(problem);
    }

    @ParameterizedTest
    @MethodSource("large")
    void knotsOfAWorkingSetAreThoseOfPlainLars(Case problem) {
        assertSameKnots(problem);
    }

    @Test
    void knotsOfDiabetesAreThoseOfPlainLars() {
        Case diabetes = diabetes();
        assertSameKnots(diabetes);
        assertThat(diabetes.net().knots()).hasSize(12).filteredOn(k -> !k.enters()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("large")
    void supportBetweenKnotsIsThatOfExactFits(Case problem) {
        ElasticNetPath net = problem.net();
        List<Knot> knots = net.knots();
        double largest = net.largestLambda();
        double[] lambdas = new Random(7).doubles(200).map(u -> largest * Math.pow(problem.ratio(), u))
                .filter(l -> knots.stream().noneMatch(k -> Math.abs(k.lambda() / l - 1) < 1e-8)).toArray();
        assertThat(lambdas.length).isGreaterThan(190);
        Path fits = problem.net(Lambdas.of(lambdas)).path();
        assertThat(fits.allConverged()).isTrue();
        for (int k = 0; k < fits.size(); k++) {
            assertThat(support(fits, k)).as("at %s", fits.lambda()[k])
                    .isEqualTo(impliedSupport(problem, knots, fits.lambda()[k]));
        }
    }

    @ParameterizedTest
    @MethodSource("small")
    void weightsAreLinearBetweenKnots(Case problem) {
        assertLinear(problem);
    }

    @ParameterizedTest
    @MethodSource("large")
    void weightsOfAWorkingSetAreLinearBetweenKnots(Case problem) {
        assertLinear(problem);
    }

    @Test
    void aFitIsNotInterpolatedFromTheGrid() {
        Case diabetes = diabetes();
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

    @ParameterizedTest
    @MethodSource("small")
    void zeroAtOrAboveIsTheSmallestSuchLambda(Case problem) {
        assertZeroAtOrAbove(problem);
    }

    @ParameterizedTest
    @MethodSource("large")
    void zeroAtOrAboveHoldsForAWorkingSet(Case problem) {
        assertZeroAtOrAbove(problem);
    }

    @ParameterizedTest
    @MethodSource("small")
    void withNonzerosIsTheFirstStretchThatHasThem(Case problem) {
        ElasticNetPath net = problem.net();
        List<Knot> knots = net.knots();
        double last = net.path().lambda()[1];
        Path grid = net.at(new Lambdas(new double[0], 400, Double.NaN).geometric(net.largestLambda(), last));
        for (int count = 0; count <= problem.problem().data().size() + 1; count++) {
            int wanted = count;
            Path fit = net.withNonzeros(count).orElse(null);
            if (fit == null) {
                for (int k = 0; k < grid.size(); k++) {
                    assertThat(grid.nonzero(k)).as("at %s", grid.lambda()[k]).isNotEqualTo(wanted);
                }
                continue;
            }
            assertThat(fit.size()).isOne();
            assertThat(fit.nonzero(0)).isEqualTo(wanted);
            double at = fit.lambda()[0];
            double upper = knots.stream().mapToDouble(Knot::lambda).filter(l -> l > at * (1 + 1e-9)).min()
                    .orElse(Double.POSITIVE_INFINITY);
            double next = knots.stream().mapToDouble(Knot::lambda).filter(l -> l < at * (1 + 1e-9)).max().orElse(last);
            boolean leaves = knots.stream().anyMatch(k -> k.lambda() == next && k.leaves());
            assertThat(at).isCloseTo(leaves ? Math.sqrt(next * upper) : next, within(1e-9 * at));
            for (int k = 0; k < grid.size() && grid.lambda()[k] > upper * (1 + 1e-9); k++) {
                assertThat(grid.nonzero(k)).as("at %s above %s", grid.lambda()[k], upper).isNotEqualTo(wanted);
            }
        }
    }

    private static void assertSameKnots(Case problem) {
        ElasticNetPath net = problem.net();
        List<Knot> knots = net.knots();
        List<Knot> expected = problem.expected(net.path().lambda()[1]);
        assertThat(knots).extracting(k -> k.feature() + " " + k.event())
                .isEqualTo(expected.stream().map(k -> k.feature() + " " + k.event()).toList());
        double before = net.largestLambda();
        for (int k = 0; k < knots.size(); k++) {
            double lambda = knots.get(k).lambda();
            assertThat(lambda).as("knot %s", k)
                    .isCloseTo(expected.get(k).lambda(), within(1e-9 * expected.get(k).lambda()));
            assertThat(lambda).isLessThanOrEqualTo(before);
            before = lambda;
        }
        assertThat(before).isGreaterThanOrEqualTo(net.path().lambda()[1]);
    }

    private static void assertLinear(Case problem) {
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

    private static void assertZeroAtOrAbove(Case problem) {
        ElasticNetPath net = problem.net();
        double[] zero = net.zeroAtOrAbove();
        double last = net.path().lambda()[1];
        for (int j = 0; j < zero.length; j++) {
            if (problem.factors()[j] == 0) {
                assertThat(zero[j]).isInfinite();
                continue;
            }
            if (zero[j] == last) {
                continue;
            }
            Path fits = net.at(2 * zero[j], 1.001 * zero[j], (1 + 1e-7) * zero[j], zero[j], (1 - 1e-7) * zero[j]);
            for (int k = 0; k < 4; k++) {
                assertThat(fits.b()[k][j]).as("weight %s at %s", j, fits.lambda()[k]).isEqualTo(0.0);
            }
            assertThat(fits.b()[4][j]).as("weight %s just below %s", j, zero[j]).isNotEqualTo(0.0);
        }
        Path end = net.path();
        for (int j = 0; j < zero.length; j++) {
            assertThat(end.b()[1][j] != 0.0 && zero[j] <= last).as("weight %s at the end", j).isFalse();
        }
    }

    private static Set<Integer> impliedSupport(Case problem, List<Knot> knots, double lambda) {
        ElasticNetPath net = problem.net();
        Set<Integer> support = support(net.at(net.largestLambda()), 0);
        assertThat(support).allMatch(j -> problem.factors()[j] == 0);
        for (Knot knot : knots) {
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

    private static Case diabetes() {
        Dataset data = Table.read("data/diabetes.csv").dataset("diabetes", "progression");
        double[] ones = new double[data.size()];
        Arrays.fill(ones, 1);
        return new Case(new Problem("diabetes", data, Scaling.STANDARD, 1, false), ones, false, 1e-4);
    }

    private static Problem problem(String name, double[][] x) {
        return new Problem(name, Problem.dataset(x, Columns.target(x, 5, 1, 99)), Scaling.STANDARD, 1, false);
    }
}
