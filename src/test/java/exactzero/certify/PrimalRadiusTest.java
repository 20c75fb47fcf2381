package exactzero.certify;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.certify.SmallProblem.Kind;
import exactzero.solve.ElasticNet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With more open features than H may have rows, only what needs no H is claimed. */
class PrimalRadiusTest {
    private static final double GAP = 1e-4;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void withoutHTheSquareOfThePenaltyBoundsTheRadius(Kind kind) {
        for (int seed = 0; seed < 20; seed++) {
            SmallProblem problem = SmallProblem.of(kind, seed);
            int p = problem.penalty().l1().length;
            double[] l2 = new double[p];
            Arrays.setAll(l2, j -> 0.1 * (j + 1));
            ElasticNet net = new ElasticNet(problem.penalty().l1(), l2);
            double[] exact = radius(problem, net, Integer.MAX_VALUE);
            double[] bound = radius(problem, net, 0);
            for (int j = 0; j < p; j++) {
                if (!problem.data().back().constant()[j]) {
                    assertThat(bound[j]).isGreaterThanOrEqualTo(exact[j]).isGreaterThan(Math.sqrt(2 * GAP / l2[j]));
                    assertThat(bound[j]).isLessThan(1.0001 * Math.sqrt(2 * GAP / l2[j]));
                }
            }
        }
    }

    @Test
    void withoutHTheLassoHasNoRadius() {
        SmallProblem problem = SmallProblem.of(Kind.GENERIC, 3);
        int p = problem.penalty().l1().length;
        ElasticNet lasso = new ElasticNet(problem.penalty().l1(), new double[p]);
        assertThat(radius(problem, lasso, Integer.MAX_VALUE)[0]).isFinite();
        assertThat(radius(problem, lasso, p - 1)).containsOnly(Double.POSITIVE_INFINITY);
    }

    private static double[] radius(SmallProblem problem, ElasticNet penalty, int most) {
        int p = penalty.l1().length;
        return PrimalRadius.of(problem.data().design(), problem.data().back(), penalty, GAP, new boolean[p],
                new double[p], most);
    }
}
