package exactzero.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFilterTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "WARNING: x/rest|rest",
        "WARNING: x/|''",
        "''|''",
        "W|W",
        "WARNING: x|WARNING: x",
        "WARNING: xy/rest|WARNING: xy/rest",
        "Picked up/WARNING: x/rest|Picked up/rest",
        "W/WARNING: x/|W/",
        "/WARNING: x/|/",
        "WARWARNING: x/|WARWARNING: x/",
        "WARNING: x/WARNING: x/|WARNING: x/"
    })
    void onlyTheFirstSuchLineIsLeftOut(String in, String expected) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new LineFilter("WARNING: x").copy(new ByteArrayInputStream(lines(in).getBytes(UTF_8)), out);

        assertThat(out.toString(UTF_8)).isEqualTo(lines(expected));
    }

    private static String lines(String text) {
        return text.replace("/", System.lineSeparator());
    }
}
