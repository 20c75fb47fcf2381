package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The knots against LARS written plainly. */
class KnotsTest {

    @ParameterizedTest
    @MethodSource("exactzero.path.LassoCase#small")
    void knotsAreThoseOfPlainLars(LassoCase problem) {
        assertSameKnots(problem);
    }

    @ParameterizedTest
    @MethodSource("exactzero.path.LassoCase#large")
    void knotsOfAWorkingSetAreThoseOfPlainLars(LassoCase problem) {
        assertSameKnots(problem);
    }

    @Test
    void knotsOfDiabetesAreThoseOfPlainLars() {
        LassoCase diabetes = LassoCase.diabetes();
        assertSameKnots(diabetes);
        assertThat(diabetes.net().knots()).hasSize(12).filteredOn(k -> !k.enters()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("exactzero.path.LassoCase#shapes")
    void aWeightEntersAndLeavesAtZero(LassoCase problem) {
        ElasticNetPath net = problem.net();
        List<Knot> knots = net.knots();
        assertThat(knots.getFirst().lambda()).isCloseTo(net.largestLambda(), within(1e-14 * net.largestLambda()));
        double largest = Arrays.stream(net.path().b()[1]).map(Math::abs).max().orElseThrow();
        Path fits = net.at(knots.stream().mapToDouble(Knot::lambda).toArray());
        for (int k = 0; k < knots.size(); k++) {
            int j = fits.features().indexOf(knots.get(k).feature());
            assertThat(fits.b()[k][j]).as("at %s", knots.get(k)).isCloseTo(0, within(1e-10 * largest));
        }
    }

    private static void assertSameKnots(LassoCase problem) {
        ElasticNetPath net = problem.net();
        List<Knot> knots = net.knots();
        List<Knot> expected = problem.expected(net.path().lambda()[1]);
        assertThat(knots).extracting(k -> k.feature() + " " + k.event())
                .isEqualTo(expected.stream().map(k -> k.feature() + " " + k.event()).toList());
        double before = net.largestLambda();
        for (int k = 0; k < knots.size(); k++) {
            double lambda = knots.get(k).lambda();
            assertThat(lambda).as("knot %s", k)
                    .isCloseTo(expected.get(k).lambda(), within(1e-9 * expected.get(k).lambda()));
            assertThat(lambda).isLessThanOrEqualTo(before);
            before = lambda;
        }
        assertThat(before).isGreaterThanOrEqualTo(net.path().lambda()[1]);
    }
}
