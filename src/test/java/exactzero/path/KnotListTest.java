package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.solve.Stopping;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Between knots the support stands still and weights are linear in lambda: fits made afresh there know no homotopy. */
class KnotListTest {
    private static final Lambdas LAMBDAS = Lambdas.grid(20, 1e-3);

    static List<Problem> problems() {
        return Problem.all().stream().filter(p -> p.l1Ratio() == 1 && !p.tied()).toList();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void supportsBetweenKnotsAreThoseOfFreshFits(Problem problem) {
        ElasticNetPath path = path(problem);
        List<Knot> knots = path.knots();
        assertThat(knots.getFirst().lambda()).isCloseTo(path.largestLambda(), within(1e-14 * path.largestLambda()));
        Set<String> support = new TreeSet<>();
        for (int k = 0; k < knots.size(); k++) {
            Knot knot = knots.get(k);
            assertThat(knot.enters() ? support.add(knot.feature()) : support.remove(knot.feature())).isTrue();
            double next = k + 1 < knots.size() ? knots.get(k + 1).lambda() : 1e-3 * path.largestLambda();
            assertThat(next).isLessThanOrEqualTo(knot.lambda());
            if (next < knot.lambda() * (1 - 1e-9)) {
                Path fresh = fit(problem, Math.sqrt(knot.lambda() * next));
                assertThat(support(fresh)).as("below %s", knot).isEqualTo(support);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void weightsAreLinearBetweenKnots(Problem problem) {
        ElasticNetPath path = path(problem);
        List<Knot> knots = path.knots();
        for (int k = 0; k + 1 < knots.size(); k++) {
            double high = knots.get(k).lambda();
            double low = knots.get(k + 1).lambda();
            Path at = path.at(high, (high + low) / 2, low);
            double largest = java.util.Arrays.stream(at.b()[2]).map(Math::abs).max().orElseThrow();
            for (int j = 0; j < at.b()[0].length; j++) {
                assertThat(at.b()[1][j]).isCloseTo((at.b()[0][j] + at.b()[2][j]) / 2, within(1e-9 * largest));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aWeightEntersAndLeavesAtZero(Problem problem) {
        ElasticNetPath path = path(problem);
        for (Knot knot : path.knots()) {
            Path at = path.at(knot.lambda());
            int j = at.features().indexOf(knot.feature());
            double largest = java.util.Arrays.stream(path.at(1e-3 * path.largestLambda()).b()[0]).map(Math::abs).max()
                    .orElseThrow();
            assertThat(at.b()[0][j]).isCloseTo(0, within(1e-10 * largest));
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aNumberOfNonzerosIsMetWhereThePathHasIt(Problem problem) {
        ElasticNetPath path = path(problem);
        int nonzero = 0;
        for (Knot knot : path.knots()) {
            nonzero += knot.enters() ? 1 : -1;
            int count = nonzero;
            path.withNonzeros(count).ifPresent(fit -> {
                assertThat(fit.nonzero(0)).isEqualTo(count);
                assertThat(fit.converged()[0]).isTrue();
            });
        }
        assertThat(path.withNonzeros(0).orElseThrow().nonzero(0)).isZero();
        assertThat(path.withNonzeros(1).orElseThrow().nonzero(0)).isEqualTo(1);
        assertThat(path.withNonzeros(problem.data().size() + 1)).isEmpty();
    }

    private static Set<String> support(Path path) {
        Set<String> support = new TreeSet<>();
        for (int j = 0; j < path.features().size(); j++) {
            if (path.b()[0][j] != 0.0) {
                support.add(path.features().get(j));
            }
        }
        return support;
    }

    private static ElasticNetPath path(Problem problem) {
        return new ElasticNetPath(problem.standardized(), 1, LAMBDAS, Stopping.DEFAULT);
    }

    private static Path fit(Problem problem, double lambda) {
        return ElasticNetPath.fit(problem.standardized(), 1, Lambdas.of(lambda), Stopping.DEFAULT);
    }
}
