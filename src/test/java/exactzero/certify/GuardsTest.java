package exactzero.certify;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.ElasticNetPath;
import exactzero.path.Knot;
import exactzero.path.Lambdas;
import exactzero.path.Problem;
import exactzero.solve.ElasticNet;
import exactzero.solve.Stopping;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Problems that are false proofs without the one line that guards against them. */
class GuardsTest {
    private static final int PROBLEMS = 300;

    /**
     * Just below the knot where it enters, a weight of 1e-9 is not zero. With the other weight off by as much the gap is 1e-18, less
     * than rounding leaves of it, and the radius sqrt(2 gap), were the rounding of pulls not counted in s and in the gap, too small.
     */
    @Test
    void aGapThatRoundingHidesProvesNoZero() {
        int nonzero = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            Random random = new Random(seed);
            double[][] x = Columns.autoregressive(12, 2, -0.9, seed);
            Standardized data = Standardized.of(Problem.dataset(x, Columns.target(x, 2, 1, seed)), Scaling.STANDARD);
            ElasticNetPath net = new ElasticNetPath(data, 1, Lambdas.grid(2, 1e-4), Stopping.DEFAULT);
            if (net.knots().size() < 2) {
                continue;
            }
            Knot second = net.knots().get(1);
            int entering = data.back().features().indexOf(second.feature());
            double lambda = second.lambda() * (1 - 1e-9 * random.nextDouble());
            double[] b = net.at(lambda).b()[0];
            b[entering] = 0.0;
            b[1 - entering] *= 1 + 2e-8 * (random.nextDouble() - 0.5);
            if (exact(data, net.penalty(lambda))[entering].signum() != 0) {
                nonzero++;
                assertThat(Certificate.of(data, b, net.penalty(lambda)).weights().get(entering).verdict())
                        .as("seed %s", seed).isNotEqualTo(Verdict.PROVEN_ZERO);
            }
        }
        assertThat(nonzero).isGreaterThan(PROBLEMS / 2);
    }

    /**
     * Two columns that differ by 1e-8 have a Gram matrix whose inverse doubles do not hold; the distance from the weights of one
     * column alone to the optimum, some 1e8, is then computed too small as often as too large.
     */
    @Test
    void anInverseThatRoundingSpoilsGivesNoInterval() {
        for (int seed = 0; seed < PROBLEMS; seed++) {
            Random random = new Random(seed);
            double[][] x = Columns.independent(6, 2, seed);
            double apart = Math.pow(10, -7.6 - 0.6 * random.nextDouble());
            double[] y = x[1].clone();
            for (int i = 0; i < y.length; i++) {
                x[1][i] = x[0][i] + apart * y[i];
            }
            Standardized data = Standardized.of(Problem.dataset(x, y), Scaling.STANDARD);
            ElasticNet penalty = new ElasticNet(new double[] {1e-11, 1e-11}, new double[2]);
            BigDecimal[] optimum = exact(data, penalty);
            double[] c = new double[2];
            data.design().pulls(data.y(), c);
            for (double[] b : new double[][] {{c[0], 0}, {0, c[1]}, {c[0] / 2, c[0] / 2}}) {
                Certificate certificate = Certificate.of(data, b, penalty);
                for (int j = 0; j < 2; j++) {
                    WeightProof proof = certificate.weights().get(j);
                    double weight = optimum[j].doubleValue() * data.back().yScale() / data.back().norm()[j];
                    assertThat(weight).as("seed %s", seed).isBetween(proof.low(), proof.high());
                }
            }
        }
    }

    private static BigDecimal[] exact(Standardized data, ElasticNet penalty) {
        double[][] z = {data.design().column(0), data.design().column(1)};
        return new ExactOptimum(z, data.y(), penalty).vertices().getFirst();
    }
}
