package exactzero.data;

import java.io.IOException;
import java.io.Reader;

/** Finds the cell whose quotes are malformed, by reading the record again. */
final class QuoteFault {
    private final Reader reader;
    private final char delimiter;
    private int column = 1;

    /** @param reader stands at the start of the record */
    private QuoteFault(Reader reader, char delimiter) {
        this.reader = reader;
        this.delimiter = delimiter;
    }

    /** The column, from 1, of the first malformed cell of the record that starts on a line. */
    static int column(Reader reader, long line, char delimiter) throws IOException {
        int before = 0;
        for (long passed = 1; passed < line;) {
            int c = reader.read();
            passed += c == '\n' || before == '\r' ? 1 : 0;
            if (c < 0) {
                return 1;
            }
            if (before == '\r' && c != '\n' && passed == line) {
                return new QuoteFault(reader, delimiter).find(c);
            }
            before = c;
        }
        return new QuoteFault(reader, delimiter).find(reader.read());
    }

    private int find(int first) throws IOException {
        int c = first;
        while (c >= 0) {
            while (c != delimiter && (c == ' ' || c == '\t')) {
                c = reader.read();
            }
            boolean quoted = c == '"';
            if (quoted) {
                c = afterQuotes();
                if (c < 0) {
                    return column;
                }
            }
            while (c >= 0 && c != delimiter && c != '\n' && c != '\r') {
                if (quoted && !Character.isWhitespace(c)) {
                    return column;
                }
                c = reader.read();
            }
            if (c != delimiter) {
                return column;
            }
            column++;
            c = reader.read();
        }
        return column;
    }

    /** The character behind the closing quote; -1 where the text ends first. */
    private int afterQuotes() throws IOException {
        int c = reader.read();
        while (c >= 0) {
            if (c == '"') {
                c = reader.read();
                if (c != '"') {
                    return c;
                }
            }
            c = reader.read();
        }
        return c;
    }
}
