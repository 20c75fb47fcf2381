package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=", "-x"})
    void textThatLooksLikeAFormulaIsMadeInert(String formula) throws IOException {
        assertThat(line(csv -> csv.text(formula))).isEqualTo("'" + formula + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r=1", "\n=1"})
    void aLineEndThatASpreadsheetSkipsHidesNoFormula(String formula) throws IOException {
        assertThat(line(csv -> csv.text(formula))).isEqualTo("\"'" + formula + "\"\n");
    }

    @Test
    void negativeNumbersStayNumbers() throws IOException {
        assertThat(line(csv -> csv.number(-1.5).number(0).truth(true))).isEqualTo("-1.5,0,true\n");
    }

    @Test
    void delimitersQuotesAndLineEndsAreQuoted() throws IOException {
        assertThat(line(csv -> csv.text("a,b").text("say \"no\"").text("c\nd")))
                .isEqualTo("\"a,b\",\"say \"\"no\"\"\",\"c\nd\"\n");
    }

    @FunctionalInterface
    private interface Cells {
        void writeTo(Csv csv) throws IOException;
    }

    private static String line(Cells cells) throws IOException {
        StringWriter text = new StringWriter();
        Csv csv = new Csv(text);
        cells.writeTo(csv);
        csv.end();
        return text.toString();
    }
}
