package exactzero.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.kernel.Kernel;
import exactzero.path.Problem;
import exactzero.solve.CoordinateDescent;
import exactzero.solve.ElasticNet;
import exactzero.solve.PathSolver;
import exactzero.solve.ResidualPulls;
import exactzero.solve.Solution;
import exactzero.solve.Stopping;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The exact solver, from zero, against brute force: every kind of design, penalty factors, bounds, exclusions. */
class ExactSolverTest {
    private static final int PROBLEMS = 250;

    @ParameterizedTest
    @EnumSource(value = SmallProblem.Kind.class, names = {"GENERIC", "CORRELATED", "BADLY_SCALED", "OFFSET"})
    void theSolverFindsTheOptimum(SmallProblem.Kind kind) {
        for (int seed = 0; seed < PROBLEMS; seed++) {
            SmallProblem problem = SmallProblem.of(kind, seed);
            assertOptimal(problem, solve(problem), "seed " + seed);
        }
    }

    /** The gap is a bound: no fit is farther above the least objective than it says, and an exact one is at it. */
    @ParameterizedTest
    @EnumSource(SmallProblem.Kind.class)
    void theGapSaidIsNeverTooSmall(SmallProblem.Kind kind) {
        int exact = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            SmallProblem problem = SmallProblem.of(kind, seed);
            Solution solution = solve(problem);
            assertThat(excess(problem, solution)).as("seed %s", seed)
                    .isLessThanOrEqualTo(solution.gap() + 1e-12);
            exact += solution.converged() ? 1 : 0;
        }
        assertThat(exact).isGreaterThan(PROBLEMS * 9 / 10);
    }

    @ParameterizedTest
    @EnumSource(value = SmallProblem.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "NEARLY_DEPENDENT")
    void theSolverFindsTheOptimumOfDependentColumns(SmallProblem.Kind kind) {
        for (int seed = 0; seed < PROBLEMS; seed++) {
            SmallProblem problem = SmallProblem.of(kind, seed);
            assertOptimal(problem, solve(problem), "seed " + seed);
        }
    }

    @Test
    void ofTwoCopiesTheCheaperOneIsTaken() {
        double[] x = {1, -1, 2, -2, 3, -3};
        Standardized data = Standardized.of(Problem.dataset(new double[][] {x, x.clone()}, x.clone()),
                Scaling.STANDARD);
        double[] none = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] any = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (double by : new double[] {1e-3, 1e-6, 1e-8, 1e-10}) {
            ElasticNet penalty = new ElasticNet(new double[] {0.2, 0.2 * (1 - by)}, new double[2], none, any);
            Solution solution = new PathSolver(data.design(), data.y()).solve(penalty);
            assertThat(solution.b()[0]).as("dearer copy, by %s", by).isZero();
        }
    }

    private static Solution solve(SmallProblem problem) {
        return new PathSolver(problem.data().design(), problem.data().y()).solve(problem.penalty());
    }

    @ParameterizedTest
    @EnumSource(value = SmallProblem.Kind.class, names = {"GENERIC", "DUPLICATED", "INTEGER", "BADLY_SCALED", "OFFSET"})
    void plainDescentFindsTheOptimumWhereItConverges(SmallProblem.Kind kind) {
        int converged = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            SmallProblem problem = SmallProblem.of(kind, seed);
            Standardized data = problem.data();
            Solution solution = new CoordinateDescent(new ResidualPulls(data.design(), data.y()),
                    new Stopping(1e-13, 1e-10, 20_000)).solve(problem.penalty(), new double[data.back().size()]);
            if (solution.converged()) {
                converged++;
                assertOptimal(problem, solution, "seed " + seed);
            }
        }
        assertThat(converged).isGreaterThan(PROBLEMS * 9 / 10);
    }

    /** The objective is within 1e-12 of y'y / 2n of the optimum's, and nothing excluded or out of bounds is used. */
    private static void assertOptimal(SmallProblem problem, Solution solution, String seed) {
        ElasticNet penalty = problem.penalty();
        double[] b = solution.b();
        for (int j = 0; j < b.length; j++) {
            assertThat(b[j]).as("%s: weight %s", seed, j).isBetween(penalty.lower()[j], penalty.upper()[j]);
            if (penalty.l1()[j] == Double.POSITIVE_INFINITY) {
                assertThat(b[j]).isZero();
            }
            assertThat(Double.doubleToRawLongBits(b[j])).isNotEqualTo(Double.doubleToRawLongBits(-0.0));
        }
        assertThat(excess(problem, solution)).as("%s: objective above the least", seed).isCloseTo(0, within(1e-12));
    }

    /** How far the objective is above the least, as a share of y'y / 2n. */
    private static double excess(SmallProblem problem, Solution solution) {
        double[] y = problem.data().y();
        ExactOptimum exact = new ExactOptimum(problem.columns(), y, problem.penalty());
        BigDecimal least = exact.objective(exact.vertices().getFirst());
        BigDecimal reached = exact.objective(
                Arrays.stream(solution.b()).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new));
        return reached.subtract(least).doubleValue() / (Kernel.BEST.dot(y, y) / y.length / 2);
    }
}
