package exactzero.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Problem;
import exactzero.path.Yardstick;
import exactzero.solve.Stopping;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a certificate says is in the units of the data, and its gap is that of the weights it was given. */
class CertificateUnitsTest {
    private static final double[][] X = {Columns.independent(30, 1, 1)[0], Columns.independent(30, 1, 2)[0],
        Columns.independent(30, 1, 3)[0], new double[30]};
    private static final double[] Y = Columns.target(X, 2, 1, 4);
    private static final int COLUMN = 5;
    private static final int TARGET = -7;

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 1e-3, 0.3})
    void theGapIsThatOfTheWeights(double off) {
        Standardized data = standardized(X, Y);
        ElasticNetPath net = new ElasticNetPath(data, 0.7, Lambdas.of(0.4), Stopping.DEFAULT);
        double[] b = Arrays.stream(net.path().b()[0]).map(w -> w * (1 - off)).toArray();
        double expected = new Yardstick(data.source(), Scaling.STANDARD)
                .of(0.7, 0.4, data.back().coefficients(b)).gap();
        assertThat(Certificate.of(data, b, net.penalty(0.4)).gap()).isCloseTo(expected, within(1e-14));
    }

    /** Powers of two change no digit, only the units of what is said. */
    @Test
    void intervalsPullsAndThresholdsHaveTheUnitsOfColumnsAndTarget() {
        Certificate plain = certified(X, Y, 0.2);
        double[][] x = Arrays.stream(X).map(c -> scaled(c, COLUMN)).toArray(double[][]::new);
        Certificate other = certified(x, scaled(Y, TARGET), Math.scalb(0.2, TARGET));
        for (int j = 0; j < X.length; j++) {
            WeightProof one = plain.weights().get(j);
            WeightProof two = other.weights().get(j);
            assertThat(two.verdict()).isEqualTo(one.verdict());
            assertThat(two.low()).isEqualTo(Math.scalb(one.low(), TARGET - COLUMN));
            assertThat(two.high()).isEqualTo(Math.scalb(one.high(), TARGET - COLUMN));
            assertThat(two.pull()).isEqualTo(Math.scalb(one.pull(), TARGET));
            assertThat(two.threshold()).isEqualTo(Math.scalb(one.threshold(), TARGET));
        }
    }

    @Test
    void thresholdsAreThePenaltyAndAConstantColumnHasOneToo() {
        Certificate certificate = certified(X, Y, 0.2);
        assertThat(certificate.weights().get(3).verdict()).isEqualTo(Verdict.CONSTANT);
        for (int j = 0; j < X.length; j++) {
            assertThat(certificate.weights().get(j).threshold()).isCloseTo(0.2, within(1e-16));
        }
        assertThat(certificate.weights().get(3).low()).isZero();
        assertThat(certificate.weights().get(3).high()).isZero();
        assertThat(certificate.weights().get(3).pull()).isZero();
    }

    /** A weight that is not zero is pulled by the penalty exactly; its interval is narrow and around the fit. */
    @Test
    void anIntervalIsAroundTheFitAndAPullIsThatOfTheData() {
        Standardized data = standardized(X, Y);
        ElasticNetPath net = new ElasticNetPath(data, 1, Lambdas.of(0.2), Stopping.DEFAULT);
        Certificate certificate = Certificate.of(data, net.path().b()[0], net.penalty(0.2));
        double[] beta = net.path().coefficients(0);
        for (int j = 0; j < 3; j++) {
            WeightProof proof = certificate.weights().get(j);
            assertThat(beta[j]).isBetween(proof.low(), proof.high());
            assertThat(proof.high() - proof.low()).isLessThan(1e-5);
            if (beta[j] != 0.0) {
                assertThat(Math.abs(proof.pull())).isCloseTo(0.2, within(1e-12));
                assertThat(Math.signum(proof.pull())).isEqualTo(Math.signum(beta[j]));
            }
        }
    }

    /** With a square in the penalty the pull that exceeds the threshold is that of the data less what the square takes. */
    @Test
    void whatTheSquareTakesIsNoPull() {
        Standardized data = standardized(X, Y);
        ElasticNetPath net = new ElasticNetPath(data, 0.5, Lambdas.of(0.2), Stopping.DEFAULT);
        Certificate certificate = Certificate.of(data, net.path().b()[0], net.penalty(0.2));
        WeightProof first = certificate.weights().getFirst();
        assertThat(first.verdict()).isEqualTo(Verdict.PROVEN_NONZERO);
        assertThat(Math.abs(first.pull())).isCloseTo(first.threshold(), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void ofWeightsThatAreNoNumbersNothingIsProved(double weight) {
        Standardized data = standardized(X, Y);
        ElasticNetPath net = new ElasticNetPath(data, 1, Lambdas.of(0.2), Stopping.DEFAULT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Certificate.of(data, new double[] {0, weight, 0, 0}, net.penalty(0.2)))
                .withMessageStartingWith("weight 1 (counted from 0) is " + weight);
    }

    @Test
    void verdictsAreLabelledAsTheCommandLinePromises() {
        for (Verdict verdict : Verdict.values()) {
            assertThat(verdict.label()).isEqualTo(verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private static Certificate certified(double[][] x, double[] y, double lambda) {
        Standardized data = standardized(x, y);
        ElasticNetPath net = new ElasticNetPath(data, 1, Lambdas.of(lambda), Stopping.DEFAULT);
        return Certificate.of(data, net.path().b()[0], net.penalty(lambda));
    }

    private static Standardized standardized(double[][] x, double[] y) {
        Dataset data = Problem.dataset(x, y);
        return Standardized.of(data, Scaling.STANDARD);
    }

    private static double[] scaled(double[] values, int power) {
        return Arrays.stream(values).map(v -> Math.scalb(v, power)).toArray();
    }
}
