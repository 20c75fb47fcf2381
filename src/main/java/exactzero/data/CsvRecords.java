package exactzero.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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
    private static final int MOST_CELLS = 1 << 22;

    private final String file;
    private final CountedInput bytes;
    private final CsvBuffer text;
    private final char delimiter;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int size;
    private long line;
    private long nextLine = 1;

    private CsvRecords(String file, CountedInput bytes, CsvBuffer text, CsvDialect dialect) {
        this.file = file;
        this.bytes = bytes;
        this.text = text;
        boolean comma = dialect.decimal() == null || dialect.decimal() != ',';
        Character given = dialect.delimiter();
        delimiter = given != null ? given : DelimiterGuess.from(text.sample(), comma);
    }

    static CsvRecords open(Path file, CsvDialect dialect) {
        FileFault.requireFile(file);
        try {
            CountedInput counted = new CountedInput(Files.newInputStream(file));
            InputStream bytes = Unzipped.of(file, counted);
            try {
                StrictReader reader = StrictReader.of(file.toString(), bytes, dialect.charset());
                return new CsvRecords(file.toString(), counted, new CsvBuffer(reader), dialect);
            } catch (IOException | DataException e) {
                bytes.close();
                throw e;
            }
        } catch (IOException e) {
            throw FileFault.unreadable(file.toString(), e);
        }
    }

    /** What separates cells, as given or guessed. */
    char delimiter() {
        return delimiter;
    }

    /** Moves to the next record that is not blank; false at the end of the file. */
    boolean advance() {
        try {
            do {
                text.startRecord();
                line = nextLine;
                size = 0;
                if (text.peek() == CsvBuffer.END) {
                    return false;
                }
                while (cell()) {
                    text.pass();
                }
                endLine();
            } while (size == 1 && cell(0).isBlank());
            return true;
        } catch (CsvBuffer.TooLong e) {
            throw new DataException(file + ", line " + line + ", column 1: the record that starts here has not ended "
                    + "after 67 million characters.\nA quote in it is probably never closed", e);
        } catch (IOException e) {
            throw FileFault.unreadable(file + ", line " + line, e);
        }
    }

    /** Reads a cell up to what ends it; whether that is a delimiter. */
    private boolean cell() throws IOException {
        int c = text.peek();
        while (c != delimiter && c != '\n' && c != '\r' && c != CsvBuffer.END && Character.isWhitespace(c)) {
            text.pass();
            c = text.peek();
        }
        if (size == MOST_CELLS) {
            throw new DataException(file + ", line " + line + ": more than " + MOST_CELLS
                    + " cells, the most columns that are read.\nDrop columns, or check the delimiter (--delimiter)");
        }
        if (size == from.length) {
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        from[size] = text.place();
        if (c == '"') {
            quoted();
        } else {
            text.passPlain(delimiter);
            to[size] = text.trimmed(from[size]);
        }
        size++;
        return text.peek() == delimiter;
    }

    /** Moves the cell's characters to the front of it, quotes that are written twice once. */
    private void quoted() throws IOException {
        int end = from[size];
        text.pass();
        while (true) {
            int c = text.peek();
            if (c == CsvBuffer.END) {
                throw malformed();
            }
            if (c == '\n' || c == '\r' && text.peekAfter() != '\n') {
                nextLine++;
            }
            text.pass();
            if (c == '"') {
                if (text.peek() != '"') {
                    break;
                }
                text.pass();
            }
            text.put(end++, (char) c);
        }
        to[size] = end;
        int c = text.peek();
        while (c != delimiter && c != '\n' && c != '\r' && c != CsvBuffer.END) {
            if (!Character.isWhitespace(c)) {
                throw malformed();
            }
            text.pass();
            c = text.peek();
        }
    }

    private DataException malformed() {
        return new DataException(file + ", line " + line + ", column " + (size + 1)
                + ": the quotes of the record that starts on this line are malformed: one is never closed, or text "
                + "follows a closing one.\nClose it; a quote inside a quoted cell is written twice");
    }

    private void endLine() throws IOException {
        int c = text.peek();
        if (c == '\r' && text.peekAfter() == '\n') {
            text.pass();
        }
        if (c != CsvBuffer.END) {
            text.pass();
            nextLine++;
        }
    }

    /** Number of cells of the current record. */
    int size() {
        return size;
    }

    /** Adds a cell of the current record to a column. */
    void addTo(CsvColumn column, int k) {
        text.addTo(column, from[k], to[k], line);
    }

    /** A cell of the current record. */
    String cell(int k) {
        return text.text(from[k], to[k]);
    }

    /** The cells of the current record. */
    List<String> cells() {
        List<String> cells = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            cells.add(cell(k));
        }
        return cells;
    }

    /** The first character of a cell of the current record; 0 of an empty one. */
    char first(int k) {
        return from[k] < to[k] ? text.at(from[k]) : 0;
    }

    /** Writes a cell of the current record behind a prefix, in quotes where they are needed to read it back. */
    void writeTo(Appendable out, String prefix, int k) throws IOException {
        boolean quoted = from[k] < to[k]
                && (Character.isWhitespace(text.at(from[k])) || Character.isWhitespace(text.at(to[k] - 1)));
        for (int i = from[k]; i < to[k] && !quoted; i++) {
            char c = text.at(i);
            quoted = c == delimiter || c == '"' || c == '\n' || c == '\r';
        }
        if (quoted) {
            out.append('"').append(prefix).append(cell(k).replace("\"", "\"\"")).append('"');
            return;
        }
        out.append(prefix);
        for (int i = from[k]; i < to[k]; i++) {
            out.append(text.at(i));
        }
    }

    /** Number of bytes of the file that have been taken, some of them of records to come. */
    long bytes() {
        return bytes.count();
    }

    /** The checksum of these bytes. */
    long checksum() {
        return bytes.checksum();
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
