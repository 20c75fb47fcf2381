package exactzero.certify;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.Problem;
import exactzero.solve.Cholesky;
import exactzero.solve.ElasticNet;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rounding, where it is largest, against the optimum in 60 digits: what the margins of certificates are for. */
class GuardTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final int PROBLEMS = 100;

    /**
     * Without a penalty the computed gap, -b c, is negative short of the optimum. What covers it is the slack, made of the
     * pull that has to be taken out.
     */
    @Test
    void anUnpenalisedWeightShortOfItsOptimumIsBracketed() {
        for (int seed = 0; seed < PROBLEMS; seed++) {
            double[][] x = Columns.independent(12, 1, seed);
            Standardized data = Standardized.of(Problem.dataset(x, Columns.independent(12, 1, 1000 + seed)[0]),
                    new Scaling(false, true));
            ElasticNet penalty = new ElasticNet(new double[1], new double[1]);
            BigDecimal optimum = optimum(data, penalty, 0);
            for (double off : new double[] {0, 1e-14, 1e-12, 1e-8, 1e-4, 0.5, 1}) {
                double[] b = {optimum.doubleValue() * (1 - off)};
                assertHolds(data, Certificate.of(data, b, penalty), 0, optimum, seed);
            }
        }
    }

    /**
     * Two columns whose difference is a billionth of them: what rounding leaves of the pivot, if anything, has no digit right,
     * and no radius may be built on it.
     */
    @Test
    void noRadiusIsBuiltOnAMatrixThatRoundingMade() {
        int positive = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            Random random = new Random(1000 + seed);
            double[] x = Columns.independent(8, 1, seed)[0];
            double[] nearly = x.clone();
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                y[i] = random.nextGaussian();
                nearly[i] += 1e-9 * y[i];
            }
            Standardized data = Standardized.of(Problem.dataset(new double[][] {x, nearly}, y),
                    new Scaling(false, true));
            ElasticNet penalty = new ElasticNet(new double[] {1e-12, 1e-12}, new double[2]);
            double[][] h = new double[2][2];
            data.design().gram(new int[] {0, 1}, 0, 2, h);
            positive += Double.isFinite(Cholesky.inverseDiagonal(h)[0]) ? 1 : 0;
            Certificate certificate = Certificate.of(data, new double[2], penalty);
            for (int j = 0; j < 2; j++) {
                assertHolds(data, certificate, j, optimum(data, penalty, j), seed);
            }
        }
        assertThat(positive).as("matrices that are positive definite to working precision").isPositive();
    }

    private static BigDecimal optimum(Standardized data, ElasticNet penalty, int feature) {
        double[][] z = new double[penalty.l1().length][];
        for (int j = 0; j < z.length; j++) {
            z[j] = data.design().column(j);
        }
        return new ExactOptimum(z, data.y(), penalty).vertices().getFirst()[feature];
    }

    private static void assertHolds(Standardized data, Certificate certificate, int j, BigDecimal optimum, int seed) {
        BigDecimal unit = new BigDecimal(data.back().yScale()).divide(new BigDecimal(data.back().norm()[j]), DIGITS);
        WeightProof proof = certificate.weights().get(j);
        assertThat(optimum.multiply(unit)).as("seed %s, weight %s", seed, j)
                .isBetween(bounded(proof.low()), bounded(proof.high()));
    }

    /** An end of an interval, an infinite one as a number that no weight here exceeds. */
    private static BigDecimal bounded(double end) {
        return Double.isFinite(end) ? new BigDecimal(end) : new BigDecimal(Math.copySign(1e300, end));
    }
}
