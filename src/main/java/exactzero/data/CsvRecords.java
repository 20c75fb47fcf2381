package exactzero.data;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The records of a CSV file, one after the other, with the line on which each starts. Blank lines are passed over.
 * Everything that can go wrong below the level of cells becomes a {@link DataException} here.
 */
final class CsvRecords implements Closeable {
    private static final int SAMPLE = 1 << 16;
    private static final int STREAM_BUFFER = 1 << 16;

    /** Longer records are taken for an unclosed quote, before they fill the memory. */
    private static final int LONGEST = 1 << 26;

    private final Path path;
    private final String file;
    private final CsvDialect dialect;
    private final char delimiter;
    private final StrictReader text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> iterator;
    private long line;
    private CSVRecord current;

    private CsvRecords(Path path, CsvDialect dialect, char delimiter, StrictReader text, CSVParser parser) {
        this.path = path;
        this.file = path.toString();
        this.dialect = dialect;
        this.delimiter = delimiter;
        this.text = text;
        this.parser = parser;
        this.iterator = parser.iterator();
    }

    static CsvRecords open(Path file, CsvDialect dialect) {
        FileFault.requireFile(file);
        try {
            StrictReader text = StrictReader.of(file.toString(), bytes(file), dialect.charset());
            return open(file, text, dialect);
        } catch (IOException e) {
            throw FileFault.unreadable(file.toString(), e);
        }
    }

    private static CsvRecords open(Path file, StrictReader text, CsvDialect dialect) throws IOException {
        BufferedReader reader = new BufferedReader(text, SAMPLE);
        try {
            Character given = dialect.delimiter();
            boolean comma = dialect.decimal() == null || dialect.decimal() != ',';
            char delimiter = given != null ? given : DelimiterGuess.from(sample(reader), comma);
            return new CsvRecords(file, dialect, delimiter, text, CSVParser.parse(reader, format(delimiter)));
        } catch (IOException | DataException e) {
            reader.close();
            throw e;
        }
    }

    /** Quotes may follow spaces; an empty line is one empty cell, told from a missing value by the caller. */
    static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT.builder()
                .setDelimiter(delimiter)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .get();
    }

    /** Moves to the next record that is not blank; false at the end of the file. */
    boolean advance() {
        try {
            do {
                line = parser.getCurrentLineNumber() + 1;
                text.recordStarts(line, LONGEST);
                if (!iterator.hasNext()) {
                    return false;
                }
                current = iterator.next();
            } while (current.size() == 1 && current.get(0).isBlank());
            return true;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw malformedQuotes(e);
            }
            throw FileFault.unreadable(file, e.getCause());
        }
    }

    private DataException malformedQuotes(UncheckedIOException e) {
        try (Reader again = new BufferedReader(StrictReader.of(file, bytes(path), dialect.charset()))) {
            return new DataException(file + ", line " + line + ", column " + QuoteFault.column(again, line, delimiter)
                    + ": the quotes of the record that starts on this line are malformed: one is never closed, or text "
                    + "follows a closing one.\nClose it; a quote inside a quoted cell is written twice", e);
        } catch (IOException unreadable) {
            return FileFault.unreadable(file, unreadable);
        }
    }

    CSVRecord current() {
        return current;
    }

    /** The line on which the current record starts, from 1. */
    long line() {
        return line;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }

    private static InputStream bytes(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (!file.toString().endsWith(".gz")) {
            return in;
        }
        try {
            return new GZIPInputStream(in, STREAM_BUFFER);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static String sample(BufferedReader reader) throws IOException {
        char[] sample = new char[SAMPLE];
        reader.mark(SAMPLE);
        int length = reader.read(sample);
        reader.reset();
        return new String(sample, 0, Math.max(length, 0));
    }
}
