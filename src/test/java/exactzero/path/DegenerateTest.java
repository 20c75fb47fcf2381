package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.design.Scaling;
import exactzero.solve.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Designs that no factor likes: never an exception, a NaN or a gap, for fits, knots and what follows from them. */
class DegenerateTest {

    static List<Problem> problems() {
        List<Problem> all = new ArrayList<>();
        double[][] x = Columns.independent(30, 6, 1);
        double[][] copies = new double[50][];
        Arrays.setAll(copies, j -> x[0].clone());
        all.add(problem("one column fifty times", copies, x));
        double[][] signs = new double[40][];
        Arrays.setAll(signs, j -> times(x[j % 4], j / 4 % 2 == 0 ? 1 : -1));
        all.add(problem("four columns and their negatives", signs, x));
        double[][] many = new double[700][];
        Arrays.setAll(many, j -> times(x[j % 5], j % 3 == 0 ? -1 : 1));
        all.add(problem("five columns, seven hundred times", many, x));
        double[][] two = Columns.independent(2, 2000, 2);
        all.add(new Problem("two rows", Problem.dataset(two, new double[] {1, 3}), Scaling.STANDARD, 1, true));
        double[][] constants = Columns.independent(30, 20, 3);
        for (int j = 0; j < 20; j += 3) {
            Arrays.fill(constants[j], j - 7.5);
        }
        all.add(problem("constant columns between", constants, constants));
        double[][] sizes = Columns.independent(30, 20, 4);
        for (int j = 0; j < 20; j++) {
            sizes[j] = times(sizes[j], j % 3 == 0 ? 1e-200 : j % 3 == 1 ? 1e200 : 1);
        }
        all.add(problem("tiny and huge columns", sizes, x));
        double[][] saturated = Columns.independent(40, 900, 5);
        all.add(problem("as many active as rows", saturated, saturated));
        double[][] dependent = Columns.dependent(Columns.independent(20, 90, 6));
        all.add(problem("dependent and wide", dependent, dependent));
        double[][] rank = Columns.independent(40, 30, 7);
        for (int j = 3; j < 30; j++) {
            for (int i = 0; i < 40; i++) {
                rank[j][i] = rank[j % 3][i] * (j + 1) + rank[(j + 1) % 3][i] * (31 - j);
            }
        }
        all.add(problem("rank three", rank, x40()));
        List<Problem> variants = new ArrayList<>(all);
        all.forEach(p -> variants.add(p.with(0.5)));
        return variants;
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyFitIsOptimalAndKnotsAreNumbers(Problem problem) {
        boolean wide = problem.data().size() > problem.data().rows();
        ElasticNetPath net = new ElasticNetPath(problem.standardized(), problem.l1Ratio(),
                Lambdas.grid(50, wide ? 1e-3 : 1e-6), Stopping.DEFAULT);
        Path path = net.path();
        for (int k = 0; k < path.size(); k++) {
            assertThat(path.gap()[k]).isBetween(0.0, 1e-10);
            assertThat(path.b()[k]).doesNotContain(Double.NaN);
        }
        if (!problem.name().contains("tiny")) {
            PathContractTest.assertOptimal(problem, path);
        }
        if (problem.l1Ratio() < 1 && problem.data().size() > 100) {
            return; // every knot of an elastic net costs a factor of all that are active: minutes, where those are thousands
        }
        double before = net.largestLambda() * (1 + 1e-12);
        for (Knot knot : net.knots()) {
            assertThat(knot.lambda()).isBetween(0.0, before);
            before = knot.lambda();
        }
        assertThat(net.zeroAtOrAbove()).doesNotContain(Double.NaN);
        for (int count : new int[] {0, 1, 2, 3, 1000}) {
            net.withNonzeros(count).ifPresent(fit -> assertThat(fit.gap()[0]).isBetween(0.0, 1e-10));
        }
        assertSupportsAreOptimal(problem, net);
        if (problem.l1Ratio() == 1 && (problem.name().contains("times") || problem.name().contains("negatives"))) {
            assertThat(net.cost().dependent()).isPositive();
        }
    }

    /** Ridge at and near least squares: numbers, least squares at lambda 0, and statistics that are numbers too. */
    @ParameterizedTest
    @MethodSource("problems")
    void ridgeHasAnAnswerEverywhere(Problem problem) {
        RidgePath path = new RidgePath(problem.standardized(), Lambdas.of(1, 1e-6, 1e-13, 0));
        for (int k = 0; k < 4; k++) {
            assertThat(path.path().b()[k]).doesNotContain(Double.NaN);
            assertThat(path.path().r2()[k]).isBetween(-1e-12, 1 + 1e-12);
            assertThat(path.degreesOfFreedom(k)).isBetween(0.0, path.rank() + 1e-9);
        }
        assertThat(path.path().r2()[3]).isGreaterThan(path.path().r2()[0]);
        assertThat(path.leaveOneOut(0)).doesNotContain(Double.NaN);
        assertThat(path.generalisedCrossValidation(0)).isPositive();
        assertThat(path.standardErrors(0)).doesNotContain(Double.NaN);
        assertThat(RidgePath.fit(problem.standardized(), Lambdas.GRID).b()[99]).doesNotContain(Double.NaN);
    }

    /** Between knots, where the optimum may not be unique, the fit is still an optimum. */
    private static void assertSupportsAreOptimal(Problem problem, ElasticNetPath net) {
        List<Knot> knots = net.knots();
        double[] between = new double[Math.max(knots.size() - 1, 0)];
        Arrays.setAll(between, k -> Math.sqrt(knots.get(k).lambda()) * Math.sqrt(knots.get(k + 1).lambda()));
        if (between.length > 0 && !problem.name().contains("tiny")) {
            PathContractTest.assertOptimal(problem, net.at(between));
        }
    }

    private static double[][] x40() {
        return Columns.independent(40, 6, 8);
    }

    private static double[] times(double[] x, double factor) {
        return Arrays.stream(x).map(v -> v * factor).toArray();
    }

    private static Problem problem(String name, double[][] x, double[][] truth) {
        return new Problem(name, Problem.dataset(x, Columns.target(truth, 3, 1, 99)), Scaling.STANDARD, 1, true);
    }
}
