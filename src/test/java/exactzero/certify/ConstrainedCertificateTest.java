package exactzero.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Problem;
import exactzero.solve.ElasticNet;
import exactzero.solve.Stopping;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No proof is false with unpenalised features and bounds either: against every state of every weight in 60 digits. */
class ConstrainedCertificateTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-35");
    private static final int PROBLEMS = 150;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noProofIsFalse(boolean ridge) {
        int decided = 0;
        int all = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            Random random = new Random(seed);
            int p = 2 + seed % 2;
            double[][] x = Columns.autoregressive(p + 4 + random.nextInt(5), p, seed % 3 == 0 ? 0.99 : 0.4, seed);
            Standardized data = Standardized.of(Problem.dataset(x, Columns.target(x, 2, 1, seed)), Scaling.STANDARD);
            ElasticNet penalty = penalty(p, ridge, random);
            double[] best = optimum(data, penalty);
            for (double off : new double[] {0, 1e-12, 1e-6, 1e-2, 1}) {
                double[] b = best.clone();
                for (int j = 0; j < p; j++) {
                    b[j] = Math.clamp(b[j] * (1 + off * random.nextGaussian()), penalty.lower()[j], penalty.upper()[j]);
                }
                List<WeightProof> proofs = Certificate.of(data, b, penalty).weights();
                for (int j = 0; j < p; j++) {
                    assertTrue(proofs.get(j), best[j], best[j] * data.back().yScale() / data.back().norm()[j]);
                    decided += off == 0 && proofs.get(j).verdict() != Verdict.UNDECIDED ? 1 : 0;
                    all += off == 0 ? 1 : 0;
                }
            }
        }
        assertThat(decided).as("decided of %s at the optimum", all).isGreaterThan(all / 2);
    }

    /** The optimum is known to its nearest double. */
    private static void assertTrue(WeightProof proof, double b, double weight) {
        if (proof.verdict() == Verdict.PROVEN_ZERO) {
            assertThat(b).isEqualTo(0.0);
        }
        if (proof.verdict() == Verdict.PROVEN_NONZERO) {
            assertThat(b).isNotEqualTo(0.0);
        }
        assertThat(proof.low()).isLessThanOrEqualTo(weight + 4 * Math.ulp(weight));
        assertThat(proof.high()).isGreaterThanOrEqualTo(weight - 4 * Math.ulp(weight));
    }

    private static ElasticNet penalty(int p, boolean ridge, Random random) {
        double strength = Math.pow(10, -2 * random.nextDouble());
        ElasticNet penalty = new ElasticNet(new double[p], new double[p]);
        for (int j = 0; j < p; j++) {
            int kind = random.nextInt(5);
            penalty.l1()[j] = kind == 0 ? 0 : strength * (0.5 + random.nextDouble());
            penalty.l2()[j] = ridge && kind > 0 ? strength * random.nextDouble() : 0;
            if (random.nextBoolean()) {
                penalty.lower()[j] = random.nextBoolean() ? 0 : -random.nextDouble() / 2;
            }
            if (random.nextBoolean()) {
                penalty.upper()[j] = random.nextInt(4) == 0 ? 0 : random.nextDouble() / 2;
            }
        }
        return penalty;
    }

    private static double[] optimum(Standardized data, ElasticNet penalty) {
        int p = penalty.l1().length;
        BigDecimal[][] h = new BigDecimal[p][p];
        BigDecimal[] atZero = new BigDecimal[p];
        for (int j = 0; j < p; j++) {
            atZero[j] = mean(data.design().column(j), data.y());
            for (int k = 0; k < p; k++) {
                h[j][k] = mean(data.design().column(j), data.design().column(k));
            }
            h[j][j] = h[j][j].add(new BigDecimal(penalty.l2()[j]));
        }
        for (int code = 0; code < Math.pow(5, p); code++) {
            BigDecimal[] b = candidate(h, atZero, penalty, code);
            if (b.length > 0 && optimal(h, atZero, penalty, b)) {
                double[] nearest = new double[p];
                for (int j = 0; j < p; j++) {
                    nearest[j] = b[j].doubleValue();
                }
                return nearest;
            }
        }
        throw new IllegalStateException("no candidate is optimal");
    }

    /** States of a weight: zero, inside with either sign, at its lower or upper bound. */
    private static BigDecimal[] candidate(BigDecimal[][] h, BigDecimal[] atZero, ElasticNet penalty, int code) {
        int p = atZero.length;
        BigDecimal[][] a = new BigDecimal[p][p + 1];
        int rest = code;
        for (int j = 0; j < p; j++) {
            int state = rest % 5;
            rest /= 5;
            boolean inside = state == 1 || state == 2;
            double fixed = state == 3 ? penalty.lower()[j] : state == 4 ? penalty.upper()[j] : 0;
            if (Double.isInfinite(fixed)) {
                return new BigDecimal[0];
            }
            for (int k = 0; k < p; k++) {
                a[j][k] = inside ? h[j][k] : j == k ? BigDecimal.ONE : BigDecimal.ZERO;
            }
            a[j][p] = inside ? atZero[j].subtract(new BigDecimal(state == 1 ? penalty.l1()[j] : -penalty.l1()[j]))
                    : new BigDecimal(fixed);
        }
        return Gauss.solve(a, DIGITS);
    }

    private static boolean optimal(BigDecimal[][] h, BigDecimal[] atZero, ElasticNet penalty, BigDecimal[] b) {
        for (int j = 0; j < b.length; j++) {
            BigDecimal c = atZero[j];
            for (int k = 0; k < b.length; k++) {
                c = c.subtract(h[j][k].multiply(b[k], DIGITS), DIGITS);
            }
            BigDecimal l1 = new BigDecimal(penalty.l1()[j]);
            BigDecimal rise = c.subtract(b[j].signum() >= 0 ? l1 : l1.negate());
            BigDecimal fall = (b[j].signum() > 0 ? l1 : l1.negate()).subtract(c);
            double up = penalty.upper()[j];
            double low = penalty.lower()[j];
            int toUpper = Double.isInfinite(up) ? -1 : b[j].compareTo(new BigDecimal(up));
            int toLower = Double.isInfinite(low) ? 1 : b[j].compareTo(new BigDecimal(low));
            if (toUpper > 0 || toLower < 0 || (toUpper < 0 && rise.compareTo(TOLERANCE) > 0)
                    || (toLower > 0 && fall.compareTo(TOLERANCE) > 0)) {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal mean(double[] x, double[] y) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < x.length; i++) {
            sum = sum.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
        }
        return sum.divide(BigDecimal.valueOf(x.length), DIGITS);
    }

    /** What a bound holds back may pull as it likes: the dual allows it, and it says nothing against other proofs. */
    @Test
    void anUnpenalisedFeatureAtItsBoundLeavesTheOthersDecided() {
        double[][] x = Columns.independent(60, 5, 1);
        double[] y = Columns.independent(60, 1, 2)[0];
        for (int i = 0; i < y.length; i++) {
            y[i] += 3 * x[1][i] - 2 * x[0][i];
        }
        Standardized data = Standardized.of(Problem.dataset(x, y), Scaling.STANDARD);
        ElasticNetPath net = new ElasticNetPath(data, 1, Lambdas.of(0.6), Stopping.DEFAULT,
                Constraints.NONE.withFactors(0, 1, 1, 1, 1).withoutNegative(5));
        List<WeightProof> proofs = Certificate.of(data, net.path().b()[0], net.penalty(0.6)).weights();
        assertThat(proofs).extracting(WeightProof::verdict).containsExactly(Verdict.PROVEN_ZERO,
                Verdict.PROVEN_NONZERO, Verdict.PROVEN_ZERO, Verdict.PROVEN_ZERO, Verdict.PROVEN_ZERO);
    }

    /** With squares in their penalty more features than rows can be bounded, whichever of them comes first. */
    @Test
    void oneUnpenalisedFeatureAmongSquaresIsBounded() {
        double[][] x = Columns.independent(6, 8, 3);
        Standardized data = Standardized.of(Problem.dataset(x, Columns.target(x, 8, 1, 4)), Scaling.STANDARD);
        ElasticNetPath net = new ElasticNetPath(data, 0.01, Lambdas.of(0.1), Stopping.DEFAULT,
                Constraints.NONE.withFactors(0, 1, 1, 1, 1, 1, 1, 1));
        assertThat(net.path().nonzero(0)).isGreaterThanOrEqualTo(6);
        WeightProof first = Certificate.of(data, net.path().b()[0], net.penalty(0.1)).weights().getFirst();
        double weight = net.path().coefficients(0)[0];
        assertThat(first.low()).isCloseTo(weight, within(1e-3)).isLessThanOrEqualTo(weight);
        assertThat(first.high()).isCloseTo(weight, within(1e-3)).isGreaterThanOrEqualTo(weight);
    }
}
