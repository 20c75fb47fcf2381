package exactzero.report;

import exactzero.data.InertText;
import java.io.IOException;
import java.io.Writer;

/**
 * Rows of comma-separated values, quoted after RFC 4180.
 *
 * <p>Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers never do.
 */
final class Csv {
    private final Writer out;
    private boolean started;

    Csv(Writer out) {
        this.out = out;
    }

    Csv text(String text) throws IOException {
        String inert = InertText.of(text);
        boolean quote = inert.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return cell(quote ? '"' + inert.replace("\"", "\"\"") + '"' : inert);
    }

    Csv number(double value) throws IOException {
        return cell(Numbers.exact(value));
    }

    Csv truth(boolean value) throws IOException {
        return cell(Boolean.toString(value));
    }

    void end() throws IOException {
        out.write('\n');
        started = false;
    }

    private Csv cell(String cell) throws IOException {
        if (started) {
            out.write(',');
        }
        out.write(cell);
        started = true;
        return this;
    }
}
