package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Correlation.Ar1;
import exactzero.data.Correlation.Blocks;
import exactzero.data.Correlation.Equicorrelated;
import exactzero.data.Correlation.Independent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticSpecTest {
    private static final int ROWS = 20_000;
    /** A sample correlation has standard error at most 1/sqrt(n); five of them. */
    private static final double TOLERANCE = 5 / Math.sqrt(ROWS);

    @Test
    void sameSpecificationGivesTheSameNumbers() {
        SyntheticSpec spec = SyntheticSpec.of(50, 10, 3).withSeed(11);
        SyntheticData first = spec.generate();
        SyntheticData second = spec.generate();
        assertThat(first.dataset().columns()).isDeepEqualTo(second.dataset().columns());
        assertThat(first.dataset().y()).containsExactly(second.dataset().y());
        assertThat(first.truth()).containsExactly(second.truth());
        assertThat(spec.withSeed(12).generate().dataset().y()).isNotEqualTo(first.dataset().y());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 40})
    void asManyCoefficientsAreRelevantAsAskedFor(int relevant) {
        double[] truth = SyntheticSpec.of(30, 40, relevant).withCoefficients(2, 3).generate().truth();
        assertThat(truth).hasSize(40);
        assertThat(Arrays.stream(truth).filter(b -> b != 0.0)).hasSize(relevant).allMatch(
                b -> Math.abs(b) >= 2 && Math.abs(b) < 3);
    }

    @Test
    void positionsAndSignsAreRandom() {
        int[] chosen = new int[10];
        int positive = 0;
        for (int seed = 0; seed < 1000; seed++) {
            double[] truth = SyntheticSpec.of(2, 10, 3).withSeed(seed).generate().truth();
            for (int j = 0; j < 10; j++) {
                chosen[j] += truth[j] != 0.0 ? 1 : 0;
                positive += truth[j] > 0 ? 1 : 0;
            }
        }
        // Binomial(1000, 0.3) and Binomial(3000, 0.5): within five standard deviations.
        assertThat(Arrays.stream(chosen)).allMatch(count -> count >= 228 && count <= 372);
        assertThat(positive).isBetween(1363, 1637);
    }

    @ParameterizedTest
    @CsvSource({
        "none, 0, 0, 0", "ar1:0.7, 0.7, 0.49, 0.343", "ar1:-0.5, -0.5, 0.25, -0.125", "equi:0.3, 0.3, 0.3, 0.3",
        "blocks:3:0.8, 0.8, 0.8, 0", "blocks:1:0.8, 0, 0, 0"
    })
    void correlationsAreNearTheirModel(String structure, double next, double second, double third) {
        double[][] x = SyntheticSpec.of(ROWS, 7, 1)
                .withCorrelation(Correlation.parse(structure))
                .generate()
                .dataset()
                .columns();
        assertThat(correlation(x[0], x[1])).isCloseTo(next, within(TOLERANCE));
        assertThat(correlation(x[0], x[2])).isCloseTo(second, within(TOLERANCE));
        assertThat(correlation(x[0], x[3])).isCloseTo(third, within(TOLERANCE));
        for (double[] column : x) {
            assertThat(mean(column)).isCloseTo(0, within(TOLERANCE));
            assertThat(covariance(column, column)).isCloseTo(1, within(Math.sqrt(2) * TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 1, 6})
    void signalToNoiseRatioIsTheOneAskedFor(double snr) {
        SyntheticData data = SyntheticSpec.of(ROWS, 8, 4).withSnr(snr).generate();
        double[] signal = signal(data);
        double[] noise = data.dataset().y().clone();
        for (int i = 0; i < noise.length; i++) {
            noise[i] -= signal[i];
        }
        double expectedSd = Math.sqrt(covariance(signal, signal) / snr);
        assertThat(data.noiseSd()).isCloseTo(expectedSd, within(1e-12 * expectedSd));
        assertThat(covariance(signal, signal) / covariance(noise, noise))
                .isCloseTo(snr, within(snr * Math.sqrt(2) * TOLERANCE));
    }

    @Test
    void infiniteRatioMeansNoNoise() {
        SyntheticData data = SyntheticSpec.of(100, 8, 4).withSnr(Double.POSITIVE_INFINITY).generate();
        assertThat(data.noiseSd()).isEqualTo(0.0);
        assertThat(data.dataset().y()).containsExactly(signal(data));
    }

    @Test
    void withoutRelevantFeaturesTheTargetIsStandardNoise() {
        SyntheticData data = SyntheticSpec.of(ROWS, 3, 0).generate();
        double[] y = data.dataset().y();
        assertThat(data.noiseSd()).isEqualTo(1.0);
        assertThat(covariance(y, y)).isCloseTo(1, within(Math.sqrt(2) * TOLERANCE));
        assertThat(correlation(y, data.dataset().columns()[0])).isCloseTo(0, within(TOLERANCE));
    }

    @Test
    void featuresAreNamedFromOne() {
        Dataset data = SyntheticSpec.of(2, 3, 0).generate().dataset();
        assertThat(data.features()).containsExactly("x1", "x2", "x3");
        assertThat(data.target()).isEqualTo("y");
    }

    @Test
    void correlationIsReadAsPeopleTypeIt() {
        assertThat(Correlation.parse("none")).isEqualTo(new Independent());
        assertThat(Correlation.parse("AR1:0.5")).isEqualTo(new Ar1(0.5));
        assertThat(Correlation.parse("equi:0.3")).isEqualTo(new Equicorrelated(0.3));
        assertThat(Correlation.parse(" blocks:10:0.8 ")).isEqualTo(new Blocks(10, 0.8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "ar1:0.5", "equi:0.3", "blocks:10:0.8"})
    void correlationPrintsAsItIsTyped(String typed) {
        assertThat(Correlation.parse(typed)).hasToString(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "ar1", "ar1:", "ar1:x", "equi:0.3:1", "blocks:0.3", "blocks:2.5:0.3", "none:", "toeplitz:1"
    })
    void otherCorrelationsAreRefused(String typed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Correlation.parse(typed))
                .withMessage("correlation '" + typed + "' is none of none, ar1:RHO, equi:RHO, blocks:SIZE:RHO");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ar1:1 | rho of ar1 is 1.0; it must be between -1 and 1",
        "ar1:NaN | rho of ar1 is NaN; it must be between -1 and 1",
        "equi:-0.1 | rho of equi is -0.1; it must be 0 or more and below 1",
        "equi:1 | rho of equi is 1.0; it must be 0 or more and below 1",
        "blocks:2:NaN | rho of blocks is NaN; it must be 0 or more and below 1",
        "blocks:0:0.5 | block size is 0; it must be 1 or more"
    })
    void rhoOutOfRangeIsRefused(String typed, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Correlation.parse(typed)).withMessage(message);
    }

    @Test
    void specificationsOutOfRangeAreRefused() {
        SyntheticSpec spec = SyntheticSpec.of(10, 5, 2);
        refused(() -> SyntheticSpec.of(1, 5, 2), "rows is 1; it must be 2 or more");
        refused(() -> SyntheticSpec.of(10, 0, 0), "features is 0; it must be 1 or more");
        refused(() -> SyntheticSpec.of(10, 5, 6), "relevant is 6; it must be 0 to 5, all features");
        refused(() -> SyntheticSpec.of(10, 5, -1), "relevant is -1; it must be 0 to 5, all features");
        refused(() -> spec.withCoefficients(0, 1), "smallest coefficient is 0.0; it must be above 0 and finite");
        refused(() -> spec.withCoefficients(Double.NaN, 1),
                "smallest coefficient is NaN; it must be above 0 and finite");
        refused(() -> spec.withCoefficients(2, 1),
                "largest coefficient is 1.0; it must be at least the smallest, 2.0, and finite");
        refused(() -> spec.withSnr(0), "snr is 0.0; it must be above 0");
        refused(() -> spec.withSnr(Double.NaN), "snr is NaN; it must be above 0");
    }

    private static void refused(Runnable action, String message) {
        assertThatIllegalArgumentException().isThrownBy(action::run).withMessage(message);
    }

    private static double[] signal(SyntheticData data) {
        double[] signal = new double[data.dataset().rows()];
        for (int j = 0; j < data.truth().length; j++) {
            for (int i = 0; i < signal.length; i++) {
                signal[i] += data.truth()[j] * data.dataset().columns()[j][i];
            }
        }
        return signal;
    }

    private static double correlation(double[] a, double[] b) {
        return covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
    }

    private static double covariance(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }
        return sum / (a.length - 1);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
