package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\u0001b", "a\nb", "a\uFFFEb", "a\uD800b", "a\uDC00b", "a\u202Eb", "a\u2028b", "a\u0085b"})
    void whatXmlCannotHoldOrWhatDisturbsItsSurroundingsBecomesASquare(String name) {
        assertThat(Label.clean(name)).isEqualTo("a\u25A1b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmi", "Gr\u00F6\u00DFe", "\u8EAB\u9577", "\uD83D\uDE00", "<b>&\"'", ""})
    void otherTextStays(String name) {
        assertThat(Label.clean(name)).isEqualTo(name);
    }

    @Test
    void longNamesEndInAnEllipsisAndNoCharacterIsCutInHalf() {
        assertThat(Label.clean("\uD83D\uDE00".repeat(30), 5)).isEqualTo("\uD83D\uDE00".repeat(4) + "\u2026");
        assertThat(Label.clean("x".repeat(300), 18)).hasSize(18);
        assertThat(Label.clean("exactly", 7)).isEqualTo("exactly");
    }
}
