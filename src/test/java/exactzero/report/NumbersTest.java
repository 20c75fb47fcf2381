package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0})
    void zeroIsPrintedAsZero(double zero) {
        assertThat(Numbers.exact(zero)).isEqualTo("0");
        assertThat(Numbers.brief(zero)).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.MIN_VALUE, -1e-300, 1e-17})
    void whatIsNotExactlyZeroIsNeverPrintedAsZero(double tiny) {
        assertThat(Numbers.exact(tiny)).isNotEqualTo("0");
        assertThat(Numbers.brief(tiny)).isNotEqualTo("0").contains("e-");
    }

    @ParameterizedTest
    @CsvSource({"40.52371,40.524", "-0.511182,-0.51118", "120000,120000", "1.5e9,1.5e9", "2.5524e-11,2.5524e-11",
        "9.9999e-5,9.9999e-5", "9.999999e-5,1e-4", "NaN,\u2013", "Infinity,\u221E", "-Infinity,-\u221E"})
    void briefNumbersHaveFiveDigits(double value, String text) {
        assertThat(Numbers.brief(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1.0 / 3, 1e300, -Double.MIN_VALUE, 123456789})
    void exactNumbersReadBackAsTheSame(double value) {
        assertThat(Double.parseDouble(Numbers.exact(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"5.47736,5.47744,5.4773 \u2026 5.4775", "-1.000001,1.000001,-1.0001 \u2026 1.0001", "0,0,0",
        "-0.5,0.5,-0.5 \u2026 0.5"})
    void intervalsAreRoundedOutwards(double low, double high, String text) {
        assertThat(Numbers.interval(low, high)).isEqualTo(text);
    }
}
