package exactzero.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.DenseDesign;
import exactzero.design.Design;
import exactzero.design.Prepared;
import exactzero.design.Scaling;
import exactzero.design.Standardization;
import exactzero.design.Standardized;
import exactzero.path.MeasuredFits;
import exactzero.path.Problem;
import exactzero.solve.ElasticNet;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The margins that certificates keep for rounding, where the numbers can be had by hand: none may silently become smaller. */
class MarginsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double EPSILON = 0x1p-53;

    private record Plain(Design design, double[] y, Standardization back) implements Prepared {}

    /** (k + 2) eps (||y|| + |b|_1) for the fit, (n + 2) eps ||r|| for the dot product, lengths over sqrt(n). */
    @Test
    void thePullsOfAFitAreKnownToTheRoundingOfItsSums() {
        double[][] z = {{1, -1, 1, -1}, {1, 1, -1, -1}};
        double[] y = {2, -2, 2, -2};
        Residual residual = Residual.of(new Plain(new DenseDesign(z, 4), y, back(2)), new double[] {0.5, 0});
        assertThat(residual.pulls()).containsExactly(1.5, 0);
        assertThat(residual.meanSquare()).isEqualTo(2.25);
        assertThat(residual.error()).isCloseTo(1.01 * (3 * 2.5 + 6 * 1.5) * EPSILON, within(1e-25));
    }

    @Test
    void aDesignThatMagnifiesRoundingMagnifiesTheErrorOfPulls() {
        Design design = new GivenDesign(4, new double[1][1], 100);
        Residual residual = Residual.of(new Plain(design, new double[] {2, -2, 2, -2}, back(1)), new double[1]);
        assertThat(residual.error()).isCloseTo(101 * (2 * 2 + 6 * 2) * EPSILON, within(1e-23));
    }

    @ParameterizedTest
    @CsvSource({"100, 10, 18", "7, 10, 15"})
    void measuredPullsAreKnownToTheRoundingOfABlockAndTheLengthsOfColumns(int rows, int longest, int terms) {
        ElasticNet penalty = new ElasticNet(new double[] {1, 1}, new double[2]);
        MeasuredFits.Fit fit =
                new MeasuredFits.Fit(back(2), new double[] {0.5, 0}, penalty, new double[] {1, 0}, 2.25, 4,
                        8 * EPSILON, longest);
        double expected = 1.01 * (5 * 2.5 + (terms + 8) * 1.5) * EPSILON;
        assertThat(Residual.of(fit, rows).error()).isCloseTo(expected, within(1e-25));
    }

    /** Every number is a sum of powers of two, so that nothing is rounded. */
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void theBallIsOfTheDualPointAndItsErrors(int side) {
        double[] lower = {side > 0 ? -INF : -2, -INF, -INF};
        double[] upper = {side > 0 ? 2 : INF, INF, INF};
        ElasticNet penalty = new ElasticNet(new double[] {1, 1, 1}, new double[] {0, 0, 2}, lower, upper);
        double[] pulls = {3 * side, 1.75, 2};
        DualBall ball = DualBall.of(penalty, new double[] {0, 0, 0.5}, new Residual(pulls, 3, 0), 0.25, 4);
        assertThat(ball.s()).isEqualTo(0.5);
        double held = 2 * (0.5 * 3.25 - 1);
        double moved = 1 * 0.5 - 0.5 * 0.5 * 1;
        double shrunk = 0.25 * (3 + 2 * 0.25) / 2;
        double slack = 4 * 0.25 * (0.5 + 2);
        assertThat(ball.safeGap()).isEqualTo(held + moved + shrunk + slack);
        assertThat(ball.objective()).isEqualTo(1.5 + (0.5 + 0.25) + slack);
    }

    @Test
    void anErrorWithoutBoundLeavesAGapWithoutBound() {
        ElasticNet penalty = new ElasticNet(new double[] {1}, new double[1], new double[1], new double[1]);
        DualBall ball = DualBall.of(penalty, new double[1], new Residual(new double[] {0.5}, 1, 0), INF, 1);
        assertThat(ball.safeGap()).isEqualTo(INF);
    }

    @Test
    void aWeightIsProvenZeroWhereItsPullStaysBelowByTheRadiusAndTheError() {
        DualBall ball = new DualBall(0.5, 0.125, 1, 0.5);
        assertThat(zero(ball, 1, 0.4)).isTrue();
        assertThat(zero(ball, 1, -0.4)).isTrue();
        assertThat(zero(ball, 1, 0.6)).isFalse();
        assertThat(zero(ball, 1, -0.6)).isFalse();
    }

    /** Where the bound is reached, or rounding decides, nothing is proved. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, -0.5})
    void atTheEdgeNothingIsProved(double pull) {
        DualBall ball = new DualBall(1, 0.125, 1, 0);
        double edge = 0.5 + 0.5 * (1 + 1e-12);
        assertThat(zero(ball, 1, pull)).isFalse();
        assertThat(zero(ball, edge, pull)).isFalse();
        assertThat(zero(ball, Math.nextUp(edge), pull)).isTrue();
    }

    private static boolean zero(DualBall ball, double l1, double pull) {
        ElasticNet penalty = new ElasticNet(new double[] {l1}, new double[1]);
        return ball.provenZero(penalty, new double[] {pull}, new double[1])[0];
    }

    /** c_U'H^-1 c_U with H = 1 + 3, in the directions that no bound closes. */
    @ParameterizedTest
    @CsvSource({"2, -Infinity, Infinity, 1.01", "-0.5, -Infinity, Infinity, 1.01", "2, -1, Infinity, 1.01",
        "2, -Infinity, 1, 0", "-0.5, -1, Infinity, 0", "-0.5, -Infinity, 1, 1.01", "2, -1, 1, 0"})
    void whatIsLeftOfUnpenalisedPullsIsTakenOut(double pull, double lower, double upper, double expected) {
        ElasticNet penalty =
                new ElasticNet(new double[1], new double[] {3}, new double[] {lower}, new double[] {upper});
        Residual residual = new Residual(new double[] {pull}, 1, 0.75);
        assertThat(Unpenalised.pullToRemove(new GivenDesign(8, new double[][] {{1}}, 1), back(1), penalty,
                new double[] {0.25}, residual)).isEqualTo(expected);
    }

    @Test
    void ofTooManyUnpenalisedFeaturesNothingIsKnown() {
        int p = PrimalRadius.MOST + 1;
        ElasticNet penalty = new ElasticNet(new double[p], new double[p]);
        assertThat(Unpenalised.pullToRemove(new GivenDesign(8, new double[p][0], 1), back(p), penalty, new double[p],
                new Residual(new double[p], 1, 1e-16))).isEqualTo(INF);
    }

    /**
     * Two columns of which neither is known to be zero are pinned by no H; what the weights may cost, no more than zero weights
     * do, still bounds them: l1 |b_j| is at most y'y / 2n.
     */
    @Test
    void noWeightCostsMoreThanAllZeros() {
        double[] x = {1, -1, 2, -2, 3, -3};
        Dataset data = Problem.dataset(new double[][] {x, x.clone()}, new double[] {2, -2, 4, -4, 6, -6});
        Standardized prepared = Standardized.of(data, new Scaling(false, true));
        double half = 28 * 4 / 6.0 / 2;
        Certificate certificate = Certificate.of(prepared, new double[2],
                new ElasticNet(new double[] {0.25, 0.25}, new double[2]));
        double yScale = prepared.back().yScale();
        double l1 = 0.25 * yScale;
        double unit = 1 / prepared.back().norm()[0];
        for (WeightProof proof : certificate.weights()) {
            assertThat(proof.verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(proof.high()).isCloseTo(half / l1 * unit, within(1e-12 * half / l1));
            assertThat(proof.low()).isEqualTo(-proof.high());
        }
        Certificate free = Certificate.of(prepared, new double[2], new ElasticNet(new double[2], new double[2]));
        assertThat(free.weights().getFirst().high()).isEqualTo(INF);
        assertThat(free.weights().getFirst().low()).isEqualTo(-INF);
    }

    private static Standardization back(int p) {
        double[] ones = new double[p];
        java.util.Arrays.fill(ones, 1);
        return new Standardization(Collections.nCopies(p, "x"), new double[p], ones, ones, new boolean[p], 0, 1, true);
    }
}
