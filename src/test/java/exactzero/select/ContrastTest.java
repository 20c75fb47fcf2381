package exactzero.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.Constraints;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.Problem;
import exactzero.path.RidgePath;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The Lasso against ridge of the same strength, and the elastic net between them. */
class ContrastTest {
    private static final SelectionOptions PLAIN = SelectionOptions.DEFAULT.withPairs(0);

    @Test
    void ridgeHasAsManyDegreesOfFreedomAsTheLassoKeepsFeatures() {
        Dataset data = data();
        Selection selection = select(data, PLAIN);
        Contrast contrast = selection.contrast();
        assertThat(contrast.df()).isEqualTo(selection.kept());
        RidgePath ridge = new RidgePath(Standardized.of(data, Scaling.STANDARD),
                Lambdas.of(contrast.atDf().lambda()[0]));
        assertThat(ridge.degreesOfFreedom(0)).isCloseTo(contrast.df(), within(1e-9));
        assertThat(contrast.atDf().nonzero(0)).isEqualTo(data.size());
        for (int j = 0; j < data.size(); j++) {
            assertThat(contrast.atDf().b()[0][j]).isCloseTo(ridge.path().b()[0][j], within(1e-12));
        }
    }

    @Test
    void ridgeOfTheSameErrorIsTheStrongestThatReachesIt() {
        Selection selection = select(data(), PLAIN);
        Contrast contrast = selection.contrast();
        CvCurve curve = selection.ridgeCv();
        int same = 0;
        while (curve.lambda()[same] != contrast.atError().lambda()[0]) {
            assertThat(curve.mean()[same++]).isGreaterThan(contrast.error());
        }
        assertThat(contrast.errorReached()).isTrue();
        assertThat(curve.mean()[same]).isLessThanOrEqualTo(contrast.error());
    }

    @Test
    void anErrorThatRidgeDoesNotReachIsSaid() {
        double[][] x = Columns.independent(60, 100, 1);
        Contrast contrast =
                select(Problem.dataset(x, Columns.target(x, 2, 0.3, 2)), PLAIN.withRule(Rule.MIN)).contrast();
        assertThat(contrast.errorReached()).isFalse();
    }

    @Test
    void aCrossingIsWhereTheWeightChangesItsSign() {
        Dataset data = data();
        Contrast contrast = select(data, PLAIN).contrast();
        int crossings = 0;
        RidgePath ridge = new RidgePath(Standardized.of(data, Scaling.STANDARD), Lambdas.GRID);
        for (int j = 0; j < data.size(); j++) {
            double lambda = contrast.crossing()[j];
            if (lambda > 0) {
                crossings++;
                double above = ridge.at(lambda * (1 + 1e-9)).b()[0][j];
                double below = ridge.at(lambda * (1 - 1e-9)).b()[0][j];
                assertThat(above * below).isNegative();
            }
        }
        assertThat(crossings).isPositive();
    }

    @Test
    void whereTheLassoKeepsNothingRidgeIsOfInfiniteStrength() {
        double[][] x = Columns.independent(30, 5, 1);
        Selection selection = select(Problem.dataset(x, Columns.independent(30, 1, 9)[0]),
                PLAIN.withRule(Rule.parse("count=0")));
        assertThat(selection.contrast().atDf().lambda()[0]).isInfinite();
        assertThat(selection.contrast().atDf().b()[0]).containsOnly(0.0);
    }

    /** A feature that is excluded is so in ridge too, and one that is free counts in full. */
    @Test
    void ridgeHasThePenaltyFactorsOfTheLasso() {
        Dataset data = data();
        double[] factors = new double[12];
        Arrays.fill(factors, 1);
        factors[1] = Double.POSITIVE_INFINITY;
        factors[2] = 0;
        factors[3] = 5;
        Constraints constraints = Constraints.NONE.withFactors(factors);
        Selection selection = select(data, PLAIN.withConstraints(constraints));
        RidgePath ridge = new RidgePath(Standardized.of(data, Scaling.STANDARD),
                Lambdas.of(selection.ridge().lambda()[selection.ridgeChosen()]), constraints);
        for (int j = 0; j < 12; j++) {
            assertThat(selection.features().get(j).ridge())
                    .isCloseTo(ridge.path().coefficients(0)[j], within(1e-12));
        }
        assertThat(selection.features().get(1).ridge()).isZero();
        Path atDf = selection.contrast().atDf();
        assertThat(ridge.degreesOfFreedomAt(atDf.lambda()[0])).isCloseTo(selection.contrast().df(), within(1e-9));
        Selection bounded = select(data, PLAIN.withConstraints(constraints.withoutNegative(12)));
        assertThat(bounded.ridge().b()[50]).containsExactly(selection.ridge().b()[50]);
        Selection onlyFree = select(data,
                PLAIN.withConstraints(constraints).withRule(Rule.parse("" + selection.lasso().lambda()[0])));
        assertThat(onlyFree.kept()).isEqualTo(1);
        assertThat(onlyFree.contrast().atDf().lambda()[0]).isInfinite();
        assertThat(onlyFree.contrast().atDf().b()[0][2]).isNotZero();
    }

    @Test
    void theShareOfL1IsTheOneWithTheSmallestError() {
        Dataset data = data();
        L1RatioSearch search = L1RatioSearch.of(data, PLAIN, new double[] {0.1, 0.5, 1}, done -> {
        });
        double best = search.best();
        for (L1RatioSearch.Tried tried : search.tried()) {
            CvCurve curve = select(data, PLAIN.withL1Ratio(tried.l1Ratio())).lassoCv();
            assertThat(tried.error()).isEqualTo(curve.mean()[curve.min()]);
            assertThat(tried.lambda()).isEqualTo(curve.lambda()[curve.min()]);
            double bestError =
                    search.tried().stream().filter(t -> t.l1Ratio() == best).findFirst().orElseThrow().error();
            assertThat(bestError).isLessThanOrEqualTo(tried.error());
        }
        assertThat(search.tried()).hasSize(3);
    }

    private static Selection select(Dataset data, SelectionOptions options) {
        return Selection.of(data, options, done -> {
        });
    }

    private static Dataset data() {
        double[][] x = Columns.autoregressive(60, 12, 0.6, 5);
        return Problem.dataset(x, Columns.target(x, 3, 2, 6));
    }
}
