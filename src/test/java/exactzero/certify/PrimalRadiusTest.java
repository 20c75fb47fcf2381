package exactzero.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.certify.SmallProblem.Kind;
import exactzero.design.Standardization;
import exactzero.solve.ElasticNet;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** The bound on H's size is one that may be reached. */
    @Test
    void asManyFeaturesAsAllowedHaveARadius() {
        SmallProblem problem = SmallProblem.of(Kind.GENERIC, 3);
        int p = problem.penalty().l1().length;
        ElasticNet lasso = new ElasticNet(problem.penalty().l1(), new double[p]);
        assertThat(radius(problem, lasso, p)[0]).isFinite();
    }

    /** sqrt(2 gap (H^-1)_jj), and 2e-3 of it more, where H^-1 = 1 / (1 - r^2) times 1, -r, -r, 1; no gap, no radius. */
    @Test
    void theRadiusIsThatOfTheEllipsoid() {
        assertThat(given(8, 0.6, 1, GAP)[0]).isCloseTo(Math.sqrt(2 * GAP / 0.64) * 1.002, within(1e-15));
        assertThat(given(8, 0.6, 1, 0)).containsOnly(0.0);
    }

    /** tr(H^-1) tr(H) (a^2 n + m) eps, here 4 / (1 - r^2) (a^2 n + 2) eps, may be 1e-3: five per cent off decides. */
    @ParameterizedTest
    @CsvSource({"8, 1, 10", "8, 300, 720002", "3, 1, 5"})
    void noRadiusIsTrustedBeyondADoubtOfAThousandth(int rows, double amplification, double sums) {
        double squareLeft = 4 * sums * 0x1p-53 / 1e-3;
        for (double off : new double[] {0.95, 1.05}) {
            double r = Math.sqrt(1 - squareLeft * off);
            double[] radius = given(rows, r, amplification, GAP);
            assertThat(Double.isFinite(radius[0])).as("rows %s, off %s", rows, off).isEqualTo(off > 1);
        }
    }

    /** Two columns with a correlation, without squares in the penalty. */
    private static double[] given(int rows, double r, double amplification, double gap) {
        GivenDesign design = new GivenDesign(rows, new double[][] {{1, r}, {r, 1}}, amplification);
        Standardization back = new Standardization(List.of("a", "b"), new double[2], new double[] {1, 1},
                new double[] {1, 1}, new boolean[2], 0, 1, true);
        return PrimalRadius.of(design, back, new ElasticNet(new double[] {1, 1}, new double[2]), gap, new boolean[2],
                new double[2]);
    }

    private static double[] radius(SmallProblem problem, ElasticNet penalty, int most) {
        int p = penalty.l1().length;
        return PrimalRadius.of(problem.data().design(), problem.data().back(), penalty, GAP, new boolean[p],
                new double[p], most);
    }
}
