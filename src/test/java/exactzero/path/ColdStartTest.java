package exactzero.path;

import exactzero.solve.Stopping;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A path need not start at the largest lambda, nor go down in small steps. */
class ColdStartTest {

    static List<Problem> problems() {
        return Problem.all();
    }

    static List<Problem> problemsOfFullRank() {
        return problems().stream().filter(ColdStartTest::fullRank).toList();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void lambdasMayRepeatAndStartAboveTheLargest(Problem problem) {
        double largest = largest(problem);
        assertOptimal(problem, 10 * largest, largest, largest, largest / 3, largest / 3);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aSingleSmallLambdaIsOptimal(Problem problem) {
        double largest = largest(problem);
        for (double share : new double[] {0.5, 0.1, 0.01, 1e-4, 1e-8}) {
            assertOptimal(problem, share * largest);
        }
    }

    @Test
    void aCoarseGridUnderManyFeaturesIsOptimal() {
        Problem problem = problems().stream().filter(p -> p.name().equals("four rows, 550 features, weights from 1"))
                .findFirst().orElseThrow();
        PathContractTest.assertOptimal(problem, ElasticNetPath.fit(problem.standardized(), 1, Lambdas.grid(12, 0.01),
                Stopping.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.1, 0.01})
    void aSingleLambdaOfAWideProblemIsOptimal(double share) {
        for (Problem problem : problems()) {
            if (problem.data().size() < 10 * problem.data().rows()) {
                assertOptimal(problem, share * largest(problem));
            }
        }
    }

    private static double largest(Problem problem) {
        return ElasticNetPath.fit(problem.standardized(), problem.l1Ratio(), Lambdas.grid(1, 0.5), Stopping.DEFAULT)
                .lambda()[0];
    }

    private static void assertOptimal(Problem problem, double... lambda) {
        PathContractTest.assertOptimal(problem, ElasticNetPath.fit(problem.standardized(), problem.l1Ratio(),
                Lambdas.of(lambda), Stopping.DEFAULT));
    }

    private static boolean fullRank(Problem problem) {
        return problem.l1Ratio() < 1
                || (problem.data().rows() > problem.data().size() + 1 && !problem.name().contains("dependent")
                        && !problem.name().contains("duplicated") && !problem.name().contains("integers"));
    }
}
