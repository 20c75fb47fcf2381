package exactzero.certify;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.design.Standardized;
import exactzero.solve.CoordinateDescent;
import exactzero.solve.CovariancePulls;
import exactzero.solve.ElasticNet;
import exactzero.solve.Stopping;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No proof is ever false: thousands of small problems, certified at good and at bad weights, against brute force. */
class CertificateTest {
    private static final int PROBLEMS = 450;

    @ParameterizedTest
    @EnumSource(SmallProblem.Kind.class)
    void noProofIsFalse(SmallProblem.Kind kind) {
        int undecided = 0;
        int decided = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            SmallProblem problem = SmallProblem.of(kind, seed);
            List<BigDecimal[]> optima = new ExactOptimum(problem.columns(), problem.data().y(), problem.penalty())
                    .vertices();
            assertThat(optima).isNotEmpty();
            double[] best = nearest(optima.getFirst());
            Certificate certificate = Certificate.of(problem.data(), best, problem.penalty());
            assertTrue(problem, certificate, optima);
            for (WeightProof proof : certificate.weights()) {
                undecided += problem.generic() && proof.verdict() == Verdict.UNDECIDED ? 1 : 0;
                decided += problem.generic() && proof.verdict() != Verdict.UNDECIDED ? 1 : 0;
            }
            for (double[] rough : roughWeights(problem, best, new Random(seed))) {
                assertTrue(problem, Certificate.of(problem.data(), rough, problem.penalty()), optima);
            }
        }
        assertThat(undecided).as("undecided of %s weights at the optimum", undecided + decided)
                .isLessThanOrEqualTo(decided / 100);
    }

    /** The optimum disturbed at many sizes, a few sweeps of descent, nothing at all, and nonsense. */
    private static List<double[]> roughWeights(SmallProblem problem, double[] best, Random random) {
        double[] zero = new double[best.length];
        double[] nonsense = random.doubles(best.length, -3, 3).toArray();
        ElasticNet penalty = problem.penalty();
        for (int j = 0; j < best.length; j++) {
            nonsense[j] = penalty.l1()[j] == Double.POSITIVE_INFINITY ? 0 : nonsense[j];
        }
        List<double[]> rough = List.of(zero, nonsense, disturbed(best, 1e-1, random), disturbed(best, 1e-4, random),
                disturbed(best, 1e-8, random), disturbed(best, 1e-12, random), sweeps(problem, 1),
                sweeps(problem, 5), sweeps(problem, 50));
        for (double[] b : rough) {
            for (int j = 0; j < b.length; j++) {
                b[j] = Math.max(penalty.lower()[j], Math.min(penalty.upper()[j], b[j])) + 0.0;
            }
        }
        return rough;
    }

    private static double[] sweeps(SmallProblem problem, int sweeps) {
        Standardized data = problem.data();
        Stopping stopping = new Stopping(1e-15, 1e-15, sweeps);
        return new CoordinateDescent(new CovariancePulls(data.design(), data.y()), stopping)
                .solve(problem.penalty(), new double[data.design().features()]).b();
    }

    /** Weights that are not zero moved by a relative amount; a zero among them at times too. */
    private static double[] disturbed(double[] best, double by, Random random) {
        double[] b = best.clone();
        for (int j = 0; j < b.length; j++) {
            b[j] *= 1 + by * random.nextGaussian();
        }
        return b;
    }

    private static double[] nearest(BigDecimal[] b) {
        double[] nearest = new double[b.length];
        for (int j = 0; j < b.length; j++) {
            nearest[j] = b[j].doubleValue();
        }
        return nearest;
    }

    private static void assertTrue(SmallProblem problem, Certificate certificate, List<BigDecimal[]> optima) {
        Standardized data = problem.data();
        for (int j = 0; j < data.design().features(); j++) {
            WeightProof proof = certificate.weights().get(j);
            BigDecimal unit = new BigDecimal(data.back().yScale()).divide(new BigDecimal(data.back().norm()[j]),
                    new java.math.MathContext(60));
            for (BigDecimal[] b : optima) {
                if (proof.verdict() == Verdict.PROVEN_ZERO) {
                    assertThat(b[j].signum()).as("weight %s proven zero", j).isZero();
                }
                if (proof.verdict() == Verdict.PROVEN_NONZERO) {
                    assertThat(b[j].signum()).as("weight %s proven nonzero", j).isNotZero();
                }
                BigDecimal weight = b[j].multiply(unit);
                if (Double.isFinite(proof.low())) {
                    assertThat(weight).isGreaterThanOrEqualTo(new BigDecimal(proof.low()));
                }
                if (Double.isFinite(proof.high())) {
                    assertThat(weight).isLessThanOrEqualTo(new BigDecimal(proof.high()));
                }
                assertThat(proof.low()).isNotNaN().isLessThanOrEqualTo(proof.high());
                assertThat(proof.high()).isNotNaN();
            }
        }
    }
}
