package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.Stopping;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Agreement with glmnet 4.1-6 and scikit-learn 1.2.1; the first line of every reference file names tool and setting. */
class ReferenceTest {

    static List<ReferenceProblem> sparsePaths() {
        return ReferenceProblem.all().stream()
                .filter(p -> p.l1Ratio() > 0 && p.folds().length == 0)
                .toList();
    }

    static List<ReferenceProblem> ridgePaths() {
        return ReferenceProblem.all().stream().filter(p -> p.l1Ratio() == 0).toList();
    }

    @ParameterizedTest
    @MethodSource("sparsePaths")
    void weightsAgreeAndZerosAreTheSame(ReferenceProblem problem) {
        Constraints constraints = Constraints.NONE.withFactors(problem.factors());
        Path path = new ElasticNetPath(problem.standardized(), problem.l1Ratio(), Lambdas.of(problem.lambda()),
                Stopping.DEFAULT, constraints).path();
        assertThat(path.allConverged()).isTrue();
        assertAgreement(path, problem.expected(), 1e-7);
        for (int k = 0; k < path.size(); k++) {
            double[] beta = path.coefficients(k);
            double[] row = problem.expected().rows()[k];
            for (int j = 0; j < beta.length; j++) {
                assertThat(beta[j] == 0.0).as("zero of %s at %s", path.features().get(j), row[0])
                        .isEqualTo(row[j + 2] == 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ridgePaths")
    void ridgeWeightsAgree(ReferenceProblem problem) {
        Path path = RidgePath.fit(problem.standardized(), Lambdas.of(problem.lambda()));
        assertAgreement(path, problem.expected(), 1e-9);
        for (int k = 0; k < path.size(); k++) {
            assertThat(path.nonzero(k)).isEqualTo(path.features().size());
        }
    }

    /** glmnet's own numbers: lambda times the deviation of the target, penalty factors scaled to sum to p. */
    @Test
    void ridgeWeightsAreThoseOfGlmnet() {
        Dataset data = Table.read("data/diabetes.csv").dataset("diabetes", "progression");
        Standardized prepared = Standardized.of(data, Scaling.STANDARD);
        Table plain = Table.read("src/test/resources/reference/ridge-glmnet.csv");
        Lambdas lambdas = Lambdas.of(plain.column("lambda"));
        assertAgreement(RidgePath.fit(prepared, lambdas), plain, 1e-9);
        assertAgreement(
                new RidgePath(prepared, lambdas, Constraints.NONE.withFactors(1, 0, 1, 0.5, 1, 1, 2, 1, 1, 3)).path(),
                Table.read("src/test/resources/reference/ridge-glmnet-factors.csv"), 1e-9);
    }

    /** Relative to the largest standardised weight, so that units of columns do not hide a difference. */
    private static void assertAgreement(Path path, Table expected, double tolerance) {
        for (int k = 0; k < path.size(); k++) {
            double[] row = expected.rows()[k];
            assertThat(path.lambda()[k]).isEqualTo(row[0]);
            double[] beta = path.coefficients(k);
            double largest = 0;
            double off = 0;
            for (int j = 0; j < beta.length; j++) {
                double norm = path.scaling().norm()[j];
                largest = Math.max(largest, Math.abs(row[j + 2] * norm));
                off = Math.max(off, Math.abs((beta[j] - row[j + 2]) * norm));
            }
            assertThat(off / largest).as("weights at lambda %s", row[0]).isLessThan(tolerance);
            assertThat(path.intercept(k)).isCloseTo(row[1], org.assertj.core.data.Offset.offset(
                    tolerance * (Math.abs(row[1]) + largest)));
        }
    }
}
