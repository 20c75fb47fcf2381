package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a number in a cell, and which. */
class NumeralTest {
    private static final Numeral NUMERAL = new Numeral(CsvDialect.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "1, 1", "+1, 1", "-1, -1", "1., 1", ".5, .5", "-.5, -.5", "1e3, 1e3", "1E+3, 1e3", "-2.5e-3, -2.5e-3",
        "' 7 ', 7", "1e-400, 0", "007, 7", "1.7976931348623157e308, 1.7976931348623157e308", "4.9e-324, 4.9e-324",
        "0.1000000000000000055511151231257827021181583404541015625, 0.1"
    })
    void numbersArePlainDecimals(String cell, double value) {
        assertThat(NUMERAL.parse(cell)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1d", "1f", "1D", "0x1p3", "-0x1p3", "0x1.8p1", "0x10", "1,5", "1 000", "1e", "e5", ".", "-", "+", "--1",
        "1_000", "2020-01-02", "12:30", "+NaN", "yes", "$5", "5%", "NaN2", "infinite", "\u0661", "1\u00A02"
    })
    void whatPeopleDoNotMeanAsNumbersIsText(String cell) {
        assertThat(NUMERAL.parse(cell)).isNaN();
        assertThat(NUMERAL.irregular(cell)).isEqualTo(Numeral.Irregular.TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NA", "na", "NaN", "nan", "null", "NULL", "N/A", "n/a", "?"})
    void missingValuesHaveManyNames(String cell) {
        assertThat(NUMERAL.parse(cell)).isNaN();
        assertThat(NUMERAL.irregular(cell)).isEqualTo(Numeral.Irregular.MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "-inf", "+Inf", "Infinity", "-INFINITY", "1e400", "-1e400", "1e999999999999"})
    void whatIsBeyondDoublesIsInfinite(String cell) {
        assertThat(NUMERAL.parse(cell)).isNaN();
        assertThat(NUMERAL.irregular(cell)).isEqualTo(Numeral.Irregular.INFINITE);
    }

    /** The nearest double, by the JDK's parser, of slices as they come in files. */
    @Test
    void numbersInSlicesAreTheNearestDoubles() {
        Numeral numeral = new Numeral(CsvDialect.DEFAULT);
        Random random = new Random(3);
        for (int turn = 0; turn < 20_000; turn++) {
            String cell = number(random);
            char[] chars = ("7," + cell + ".9").toCharArray();
            double parsed = numeral.parse(chars, 2, 2 + cell.length());
            assertThat(Double.doubleToRawLongBits(parsed)).as(cell)
                    .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(cell)))
                    .isEqualTo(Double.doubleToRawLongBits(numeral.parse(cell)));
        }
    }

    private static String number(Random random) {
        String sign = switch (random.nextInt(4)) {
            case 0 -> "-";
            case 1 -> "+";
            default -> "";
        };
        BigDecimal value = new BigDecimal(new java.math.BigInteger(1 + random.nextInt(66), random));
        String digits = "0".repeat(random.nextInt(3)) + value.toPlainString();
        int point = random.nextInt(digits.length() + 1);
        return sign + switch (random.nextInt(3)) {
            case 0 -> digits;
            case 1 -> digits.substring(0, point) + "." + digits.substring(point);
            default -> digits + "e" + (random.nextInt(60) - 30);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "-", "+", "-.", "1.2.3", "1-2", "--1", "1,5", "1e", "x", "0x10", "1d"})
    void whatIsNoNumberInASliceIsNone(String cell) {
        char[] chars = ("1" + cell + "1").toCharArray();
        assertThat(new Numeral(CsvDialect.DEFAULT).parse(chars, 1, 1 + cell.length())).isNaN();
    }
}
