package exactzero.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The records of a CSV file, one after the other, with the line on which each starts. Blank lines are passed over.
 *
 * <p>Cells are as RFC 4180 and Apache Commons CSV have them: line feeds, carriage returns or both end a record; white space
 * around a cell is not part of it; a cell in double quotes may hold delimiters, line ends, and quotes written twice; a
 * quote within a cell that does not start with one is a character like others. A record is held in one array of
 * characters, of which cells are slices, so that numbers are parsed without a string for each.
 */
final class CsvRecords implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;

    /** Longer records are taken for an unclosed quote, before they fill the memory. */
    private static final int LONGEST = 1 << 26;

    private final String file;
    private final StrictReader text;
    private final char delimiter;
    private char[] chars = new char[BUFFER];
    private int position;
    private int limit;
    /** Where the current record starts; its cells are counted from there, since it may be moved. */
    private int start;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int size;
    private long line;
    private long nextLine = 1;

    private CsvRecords(String file, StrictReader text, CsvDialect dialect) throws IOException {
        this.file = file;
        this.text = text;
        boolean more = true;
        while (more && limit < BUFFER && !text.faulty()) {
            more = read();
        }
        boolean comma = dialect.decimal() == null || dialect.decimal() != ',';
        Character given = dialect.delimiter();
        delimiter = given != null ? given : DelimiterGuess.from(new String(chars, 0, limit), comma);
    }

    static CsvRecords open(Path file, CsvDialect dialect) {
        FileFault.requireFile(file);
        try {
            InputStream bytes = Unzipped.open(file);
            try {
                return new CsvRecords(file.toString(), StrictReader.of(file.toString(), bytes, dialect.charset()),
                        dialect);
            } catch (IOException | DataException e) {
                bytes.close();
                throw e;
            }
        } catch (IOException e) {
            throw FileFault.unreadable(file.toString(), e);
        }
    }

    /** Moves to the next record that is not blank; false at the end of the file. */
    boolean advance() {
        try {
            do {
                start = position;
                line = nextLine;
                size = 0;
                if (peek() == END) {
                    return false;
                }
                while (cell()) {
                    position++;
                }
                endLine();
            } while (size == 1 && cells().getFirst().isBlank());
            return true;
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }

    /** Reads a cell up to what ends it; whether that is a delimiter. */
    private boolean cell() throws IOException {
        int c = peek();
        while (c != delimiter && c != '\n' && c != '\r' && c != END && Character.isWhitespace(c)) {
            position++;
            c = peek();
        }
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        from[size] = position - start;
        if (c == '"') {
            quoted();
        } else {
            plain();
        }
        size++;
        return peek() == delimiter;
    }

    private void plain() throws IOException {
        do {
            while (position < limit) {
                char c = chars[position];
                if (c == delimiter || c == '\n' || c == '\r') {
                    trim();
                    return;
                }
                position++;
            }
        } while (fill());
        trim();
    }

    private void trim() {
        int end = position - start;
        while (end > from[size] && Character.isWhitespace(chars[start + end - 1])) {
            end--;
        }
        to[size] = end;
    }

    /** Moves the cell's characters to the front of it, quotes that are written twice once. */
    private void quoted() throws IOException {
        int end = from[size];
        position++;
        while (true) {
            int c = peek();
            if (c == END) {
                throw malformed();
            }
            if (c == '\n' || c == '\r' && peekAfter() != '\n') {
                nextLine++;
            }
            position++;
            if (c == '"') {
                if (peek() != '"') {
                    break;
                }
                position++;
            }
            chars[start + end++] = (char) c;
        }
        to[size] = end;
        int c = peek();
        while (c != delimiter && c != '\n' && c != '\r' && c != END) {
            if (!Character.isWhitespace(c)) {
                throw malformed();
            }
            position++;
            c = peek();
        }
    }

    private DataException malformed() {
        return new DataException(file + ", line " + line + ", column " + (size + 1)
                + ": the quotes of the record that starts on this line are malformed: one is never closed, or text "
                + "follows a closing one.\nClose it; a quote inside a quoted cell is written twice");
    }

    private void endLine() throws IOException {
        int c = peek();
        if (c == '\r' && peekAfter() == '\n') {
            position++;
        }
        if (c != END) {
            position++;
            nextLine++;
        }
    }

    private int peek() throws IOException {
        return position < limit || fill() ? chars[position] : END;
    }

    private int peekAfter() throws IOException {
        return position + 1 < limit || fill() ? chars[position + 1] : END;
    }

    /** Reads more behind what there is; the record moves to the front of the array first. False at the end of the file. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(chars, start, chars, 0, limit - start);
            position -= start;
            limit -= start;
            start = 0;
        }
        if (limit == LONGEST) {
            throw new DataException(file + ", line " + line + ", column 1: the record that starts here has not ended "
                    + "after 67 million characters.\nA quote in it is probably never closed");
        }
        if (limit == chars.length) {
            chars = Arrays.copyOf(chars, 2 * limit);
        }
        return read();
    }

    private boolean read() throws IOException {
        int count = text.read(chars, limit, chars.length - limit);
        limit += Math.max(count, 0);
        return count >= 0;
    }

    /** Number of cells of the current record. */
    int size() {
        return size;
    }

    /** Adds a cell of the current record to a column. */
    void addTo(CsvColumn column, int k) {
        column.add(chars, start + from[k], start + to[k], line);
    }

    /** The cells of the current record. */
    char delimiter() {
        return delimiter;
    }

    List<String> cells() {
        List<String> cells = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            cells.add(new String(chars, start + from[k], to[k] - from[k]));
        }
        return cells;
    }

    /** The line on which the current record starts, from 1. */
    long line() {
        return line;
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }
}
