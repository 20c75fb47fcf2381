package exactzero.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.Problem;
import org.junit.jupiter.api.Test;

/** The plain solver: what it promises, and what a caller sees when it does not get there. */
class CoordinateDescentTest {

    @Test
    void runningOutOfSweepsIsVisible() {
        Standardized data = data(Columns.blocks(60, 30, 30, Math.sqrt(0.99), 1));
        Solution solution = new CoordinateDescent(pulls(data), new Stopping(1e-10, 1e-9, 3))
                .solve(lasso(30, 1e-3), new double[30]);
        assertThat(solution.converged()).isFalse();
        assertThat(solution.epochs()).isEqualTo(3);
        assertThat(solution.gap()).isGreaterThan(1e-10);
        assertThat(solution.violation()).isPositive();
    }

    @Test
    void withEnoughSweepsTheSameProblemConverges() {
        Standardized data = data(Columns.blocks(60, 30, 30, Math.sqrt(0.99), 1));
        Solution solution = new CoordinateDescent(pulls(data), Stopping.DEFAULT)
                .solve(lasso(30, 1e-3), new double[30]);
        assertThat(solution.converged()).isTrue();
        assertThat(solution.gap()).isBetween(0.0, 1e-10);
    }

    @Test
    void theOptimumIsAFixedPoint() {
        Standardized data = data(Columns.independent(50, 8, 2));
        CoordinateDescent descent = new CoordinateDescent(pulls(data), new Stopping(1e-12, 1e-12, 10_000));
        Solution solution = descent.solve(lasso(8, 0.1), new double[8]);
        Solution again = descent.solve(lasso(8, 0.1), solution.b());
        assertThat(again.epochs()).isZero();
        assertThat(again.b()).containsExactly(solution.b());
    }

    @Test
    void theStartIsNotModified() {
        Standardized data = data(Columns.independent(50, 8, 2));
        double[] start = new double[8];
        new CoordinateDescent(pulls(data), Stopping.DEFAULT).solve(lasso(8, 0.1), start);
        assertThat(start).containsOnly(0.0);
    }

    @Test
    void bothKindsOfPullsTellTheSameAfterAnyMoves() {
        Standardized data = data(Columns.independent(40, 6, 3));
        Pulls[] both = {pulls(data), new ResidualPulls(data.design(), data.y())};
        double[] b = {0.5, 0, -1, 0, 2, 0};
        for (Pulls pulls : both) {
            pulls.refresh(b);
            pulls.move(1, 0.7);
            pulls.move(2, 1);
        }
        double[] after = {0.5, 0.7, 0, 0, 2, 0};
        for (int j = 0; j < 6; j++) {
            assertThat(both[0].of(j)).isCloseTo(both[1].of(j), within(1e-14));
            assertThat(both[0].all()[j]).isCloseTo(both[0].of(j), within(0.0));
        }
        assertThat(both[0].meanSquare()).isCloseTo(both[1].meanSquare(), within(1e-13));
        double kept = both[1].of(0);
        both[1].refresh(after);
        assertThat(both[1].of(0)).isCloseTo(kept, within(1e-14));
        assertThat(both[0].nullMeanSquare()).isEqualTo(both[1].nullMeanSquare());
    }

    @Test
    void mcpEndsWhereNothingPullsAndDoesNotShrinkLargeWeights() {
        Standardized data = data(Columns.independent(80, 12, 4));
        Penalty mcp = new Mcp(0.1, 3);
        Solution solution = new CoordinateDescent(pulls(data), Stopping.DEFAULT).solve(mcp, new double[12]);
        assertThat(solution.converged()).isTrue();
        assertThat(solution.gap()).isNaN();
        assertThat(solution.violation()).isLessThan(1e-8);
        double objective = objective(data, mcp, solution.b());
        for (int j = 0; j < 12; j++) {
            if (Math.abs(solution.b()[j]) > 0.3) {
                assertThat(solution.pulls()[j]).isCloseTo(0, within(1e-8));
            }
            for (double step : new double[] {-1e-3, 1e-3}) {
                double[] other = solution.b().clone();
                other[j] += step;
                assertThat(objective(data, mcp, other)).isGreaterThan(objective);
            }
        }
        assertThat(solution.b()).contains(0.0);
        assertThat(java.util.Arrays.stream(solution.b()).filter(b -> Math.abs(b) > 0.3).count()).isPositive();
    }

    private static double objective(Standardized data, Penalty penalty, double[] b) {
        Pulls pulls = new ResidualPulls(data.design(), data.y());
        pulls.refresh(b);
        double objective = pulls.meanSquare() / 2;
        for (int j = 0; j < b.length; j++) {
            objective += penalty.value(j, b[j]);
        }
        return objective;
    }

    private static Pulls pulls(Standardized data) {
        return new CovariancePulls(data.design(), data.y());
    }

    private static ElasticNet lasso(int p, double lambda) {
        double[] l1 = new double[p];
        java.util.Arrays.fill(l1, lambda);
        return new ElasticNet(l1, new double[p]);
    }

    private static Standardized data(double[][] x) {
        return Standardized.of(Problem.dataset(x, Columns.target(x, 3, 0.5, 9)), Scaling.STANDARD);
    }
}
