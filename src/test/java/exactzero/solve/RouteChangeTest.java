package exactzero.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.Problem;
import org.junit.jupiter.api.Test;

/** A working set that outgrows the memory is gone on with by its columns, from where it stands. */
class RouteChangeTest {

    @Test
    void thePathGoesOnWithoutTheGramMatrix() {
        double[][] x = Columns.autoregressive(120, 900, 0.5, 1);
        Dataset data = Problem.dataset(x, Columns.target(x, 8, 1, 2));
        Standardized standardized = Standardized.of(data, Scaling.STANDARD);
        PathSolver small = new PathSolver(standardized.design(), standardized.y(), Route.WORKING_SET, 120);
        PathSolver large = new PathSolver(standardized.design(), standardized.y(), Route.WORKING_SET);
        double l1 = 1;
        for (int k = 0; k < 40; k++, l1 *= 0.9) {
            ElasticNet penalty = new ElasticNet(filled(l1), new double[900]);
            double[] expected = large.solve(penalty).b();
            Solution solution = small.solve(penalty);
            assertThat(solution.gap()).isLessThanOrEqualTo(1e-12);
            for (int j = 0; j < 900; j++) {
                assertThat(solution.b()[j]).isCloseTo(expected[j], within(1e-7));
            }
        }
        assertThat(small.cost().route()).isEqualTo(Route.COLUMNS);
        assertThat(large.cost().route()).isEqualTo(Route.WORKING_SET);
        assertThat(small.cost().appended()).isBetween(1, 60);
    }

    @Test
    void theLargestWorkingSetFillsHalfOfTheMemory() {
        double[][] x = Columns.autoregressive(120, 9, 0.5, 1);
        Dataset data = Problem.dataset(x, Columns.target(x, 8, 1, 2));
        int w = Route.largestWorkingSet(Standardized.of(data, Scaling.STANDARD).design(), 1L << 34);
        assertThat(2.0 * w * w * Double.BYTES).isCloseTo(1L << 33, within(1e6));
    }

    private static double[] filled(double value) {
        double[] values = new double[900];
        java.util.Arrays.fill(values, value);
        return values;
    }
}
