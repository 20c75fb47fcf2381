package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.Stopping;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first lambda at which a weight is not zero, and at which so many are not. */
class FirstLambdasTest {

    @ParameterizedTest
    @MethodSource("exactzero.path.LassoCase#small")
    void zeroAtOrAboveIsTheSmallestSuchLambda(LassoCase problem) {
        assertZeroAtOrAbove(problem);
    }

    @ParameterizedTest
    @MethodSource("exactzero.path.LassoCase#large")
    void zeroAtOrAboveHoldsForAWorkingSet(LassoCase problem) {
        assertZeroAtOrAbove(problem);
    }

    @ParameterizedTest
    @MethodSource("exactzero.path.LassoCase#small")
    void withNonzerosIsTheFirstStretchThatHasThem(LassoCase problem) {
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

    @ParameterizedTest
    @MethodSource("exactzero.path.LassoCase#shapes")
    void aNumberOfNonzerosIsMetWhereThePathHasIt(LassoCase problem) {
        ElasticNetPath net = problem.net();
        int nonzero = 0;
        for (Knot knot : net.knots()) {
            nonzero += knot.enters() ? 1 : -1;
            int count = nonzero;
            net.withNonzeros(count).ifPresent(fit -> {
                assertThat(fit.nonzero(0)).isEqualTo(count);
                assertThat(fit.converged()[0]).isTrue();
            });
        }
        assertThat(net.withNonzeros(0).orElseThrow().nonzero(0)).isZero();
        assertThat(net.withNonzeros(1).orElseThrow().nonzero(0)).isEqualTo(1);
        assertThat(net.withNonzeros(problem.problem().data().size() + 1)).isEmpty();
    }

    private static void assertZeroAtOrAbove(LassoCase problem) {
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

    @Test
    void relaxedFitsTellTheirOwnConvergence() {
        double[][] x = Columns.independent(40, 6, 1);
        ElasticNetPath net = new ElasticNetPath(
                Standardized.of(Problem.dataset(x, Columns.target(x, 3, 1, 2)),
                        Scaling.STANDARD),
                1, Lambdas.GRID, Stopping.DEFAULT);
        Path fit = net.path().only(50);
        Path doubtful = new Path(1, fit.scaling(), fit.lambda(), fit.b(), new double[] {0.5}, fit.r2(),
                new boolean[] {false});
        Path relaxed = net.relaxed(doubtful);
        assertThat(relaxed.gap()[0]).isBetween(0.0, 1e-10);
        assertThat(relaxed.allConverged()).isTrue();
    }
}
