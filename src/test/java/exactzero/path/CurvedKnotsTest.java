package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.solve.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Knots of elastic nets and of weights with bounds. */
class CurvedKnotsTest {
    private static final double RATIO = 1e-2;

    /** A problem and what is asked of its weights. */
    record Case(Problem problem, Constraints constraints, String name) {
        ElasticNetPath net() {
            return new ElasticNetPath(problem.standardized(), problem.l1Ratio(), Lambdas.grid(2, RATIO),
                    Stopping.DEFAULT, constraints);
        }

        @Override
        public String toString() {
            return problem.name() + ": " + name;
        }
    }

    static List<Case> small() {
        List<Case> cases = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            addVariants(cases, problem("tall " + seed, Columns.independent(40, 8, seed)), seed);
            addVariants(cases, problem("correlated " + seed, Columns.autoregressive(30, 10, 0.9, seed)), seed);
            addVariants(cases, problem("wide " + seed, Columns.independent(12, 20, seed)).with(0.8), seed);
        }
        return cases;
    }

    private static void addVariants(List<Case> cases, Problem plain, int seed) {
        int p = plain.data().size();
        Random random = new Random(seed);
        double[] factors = random.doubles(p, 0.3, 2).toArray();
        factors[1] = Double.POSITIVE_INFINITY;
        double[] lower = random.doubles(p, -0.6, -0.05).toArray();
        double[] upper = random.doubles(p, 0.05, 0.6).toArray();
        lower[2] = 0;
        upper[3] = Double.POSITIVE_INFINITY;
        Constraints box = Constraints.NONE.withBounds(lower, upper);
        double[] mixed = factors.clone();
        mixed[0] = 0;
        for (Problem problem : List.of(plain, plain.with(0.5), plain.with(0.05).with(Scaling.STANDARD
                .withoutStandardizing()))) {
            cases.add(new Case(problem, Constraints.NONE, "plain"));
            cases.add(new Case(problem, Constraints.NONE.withFactors(factors), "factors"));
            cases.add(new Case(problem, box, "box"));
            cases.add(new Case(problem, box.withFactors(mixed), "box, factors"));
        }
    }

    @ParameterizedTest
    @MethodSource("small")
    void knotsAreWhereDescentOnAFineGridChangesState(Case problem) {
        ElasticNetPath net = problem.net();
        List<Knot> knots = net.knots();
        double first = net.largestLambda() * (1 - 1e-9);
        List<Knot> below = knots.stream().filter(k -> k.lambda() < first).toList();
        List<Knot> expected = new StateChanges(problem.problem().standardized(), net::penalty)
                .between(first, net.path().lambda()[1], betweenNeighbours(below));
        assertThat(below).extracting(k -> k.feature() + " " + k.event())
                .isEqualTo(expected.stream().map(k -> k.feature() + " " + k.event()).toList());
        for (int k = 0; k < below.size(); k++) {
            assertThat(below.get(k).lambda()).as("knot %s", below.get(k))
                    .isCloseTo(expected.get(k).lambda(), within(1e-9 * expected.get(k).lambda()));
        }
    }

    /** So that events closer to each other than the grid is fine are seen by the fits. */
    private static double[] betweenNeighbours(List<Knot> knots) {
        double[] between = new double[Math.max(knots.size() - 1, 0)];
        Arrays.setAll(between, k -> (knots.get(k).lambda() + knots.get(k + 1).lambda()) / 2);
        return between;
    }

    /**
     * At a knot the elastic net is a Lasso with rows sqrt(n l2_j) e_j added, and so has the knot of that Lasso there; coming
     * down to it with l2 fixed, the weight may enter where it leaves, or the other way round. */
    @ParameterizedTest
    @MethodSource("small")
    void everyKnotIsOneOfTheLassoOnAugmentedData(Case problem) {
        if (problem.problem().l1Ratio() == 1 || !problem.name().equals("plain")) {
            return;
        }
        ElasticNetPath net = problem.net();
        for (Knot knot : net.knots()) {
            double l2 = knot.lambda() * (1 - problem.problem().l1Ratio());
            double l1 = knot.lambda() * problem.problem().l1Ratio();
            int p = problem.problem().data().size();
            double[] ones = new double[p];
            Arrays.fill(ones, 1);
            List<Knot> lasso = new PlainLars(augmented(problem.problem(), l2), new Scaling(false, false), ones, false)
                    .knots(problem.problem().data().features(), l1 / 2);
            assertThat(lasso).as("knot %s", knot).anyMatch(k -> k.feature().equals(knot.feature())
                    && Math.abs(k.lambda() / l1 - 1) < 1e-9);
        }
    }

    /** n + p rows whose mean squared error is that of the data plus l2 theta'theta. */
    private static Dataset augmented(Problem problem, double l2) {
        Theta theta = new Theta(problem.data(), problem.scaling());
        int n = problem.data().rows();
        int p = theta.size();
        double larger = Math.sqrt((n + p) / (double) n);
        double[][] x = new double[p][];
        for (int j = 0; j < p; j++) {
            x[j] = Arrays.copyOf(theta.column(j), n + p);
            x[j][n + j] = Math.sqrt(n * l2);
        }
        for (double[] column : x) {
            Arrays.setAll(column, i -> column[i] * larger);
        }
        double[] y = Arrays.copyOf(theta.y(), n + p);
        Arrays.setAll(y, i -> y[i] * larger);
        return Dataset.of("augmented", IntStream.range(0, p).mapToObj(problem.data().features()::get).toList(), x, "y",
                y);
    }

    /** Unpenalised, and wanted below its lower bound until the other feature has taken over what it stood for. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5})
    void aWeightMayGoFromOneBoundStraightToTheOther(double l1Ratio) {
        double[][] x = Columns.autoregressive(40, 2, -0.9, 3);
        double[] y = new double[40];
        Arrays.setAll(y, i -> 3 * x[1][i] + x[0][i]);
        Constraints constraints = Constraints.NONE.withFactors(0, 1)
                .withBounds(new double[] {-0.1, -9}, new double[] {0.1, 9});
        Case problem = new Case(new Problem("two", Problem.dataset(x, y), Scaling.STANDARD, l1Ratio, false),
                constraints, "bounds");
        assertThat(problem.net().knots()).extracting(k -> k.feature() + " " + k.event().label())
                .containsExactly("x2 enters", "x1 leaves-bound", "x1 reaches-bound");
        knotsAreWhereDescentOnAFineGridChangesState(problem);
    }

    /** Closed forms of an elastic net do not reach lambda = 0. */
    @Test
    void knotsOfAPathThatEndsAtZeroAreThoseAboveIt() {
        Problem problem = problem("to zero", Columns.independent(30, 6, 1)).with(0.5);
        ElasticNetPath toZero = new ElasticNetPath(problem.standardized(), 0.5, Lambdas.of(1, 0), Stopping.DEFAULT);
        ElasticNetPath nearly = new ElasticNetPath(problem.standardized(), 0.5, Lambdas.of(1, 1e-8), Stopping.DEFAULT);
        assertThat(toZero.knots()).hasSizeGreaterThanOrEqualTo(6).isEqualTo(nearly.knots());
        assertThat(toZero.withNonzeros(6)).isPresent();
    }

    /** Too many features for the whole Gram matrix, so that those outside the working set have to be screened. */
    @ParameterizedTest
    @MethodSource("large")
    void supportBetweenKnotsOfAWorkingSetIsThatOfFits(Case problem) {
        ElasticNetPath net = problem.net();
        List<Knot> knots = net.knots();
        assertThat(knots.size()).isGreaterThan(40);
        double[] between = IntStream.range(0, 60)
                .mapToDouble(k -> net.largestLambda() * Math.pow(RATIO, (k + 0.37) / 60)).toArray();
        Path fits = new ElasticNetPath(problem.problem().standardized(), problem.problem().l1Ratio(),
                Lambdas.of(between), Stopping.DEFAULT, problem.constraints()).path();
        assertThat(fits.allConverged()).isTrue();
        for (int k = 0; k < fits.size(); k++) {
            double lambda = fits.lambda()[k];
            double[] b = fits.b()[k];
            List<String> support = IntStream.range(0, b.length).filter(j -> b[j] != 0.0)
                    .mapToObj(fits.features()::get).sorted().toList();
            List<String> implied = new ArrayList<>();
            for (Knot knot : knots) {
                if (knot.lambda() > lambda && knot.enters()) {
                    implied.add(knot.feature());
                } else if (knot.lambda() > lambda && knot.leaves()) {
                    implied.remove(knot.feature());
                }
            }
            assertThat(support).as("at %s", lambda).isEqualTo(implied.stream().sorted().toList());
        }
    }

    static List<Case> large() {
        Problem problem = problem("working set", Columns.autoregressive(60, 1200, 0.7, 2));
        double[] lower = new Random(4).doubles(1200, -0.6, -0.05).toArray();
        double[] upper = new Random(5).doubles(1200, 0.05, 0.6).toArray();
        Constraints box = Constraints.NONE.withBounds(lower, upper);
        return List.of(new Case(problem.with(0.8), Constraints.NONE, "plain"), new Case(problem, box, "box"),
                new Case(problem.with(0.5), box, "box"));
    }

    private static Problem problem(String name, double[][] x) {
        return new Problem(name, Problem.dataset(x, Columns.target(x, 4, 1, 99)), Scaling.STANDARD, 1, false);
    }
}
