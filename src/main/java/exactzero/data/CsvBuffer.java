package exactzero.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * The characters of a CSV file from the start of the current record on, which is held whole. Places in it are counted from its
 * start, since it may be moved.
 */
final class CsvBuffer implements Closeable {
    static final int END = -1;

    /** Longer records are taken for an unclosed quote, before they fill the memory. */
    private static final int LONGEST = 1 << 26;
    private static final int SIZE = 1 << 16;

    private final StrictReader text;
    private char[] chars = new char[SIZE];
    private int start;
    private int position;
    private int limit;

    CsvBuffer(StrictReader text) throws IOException {
        this.text = text;
        boolean more = true;
        while (more && limit < SIZE && !text.faulty()) {
            more = read();
        }
    }

    /** A record longer than allowed. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** What there is now. */
    String sample() {
        return new String(chars, 0, limit);
    }

    /** A record starts here; those before it are forgotten. */
    void startRecord() {
        start = position;
    }

    /** The next character, or {@link #END}. */
    int peek() throws IOException {
        return position < limit || fill() ? chars[position] : END;
    }

    /** The one after the next. */
    int peekAfter() throws IOException {
        return position + 1 < limit || fill() ? chars[position + 1] : END;
    }

    /** Passes the next character. */
    void pass() {
        position++;
    }

    /** Passes all up to a delimiter, a line end or the end of the file. */
    void passPlain(char delimiter) throws IOException {
        do {
            while (position < limit) {
                char c = chars[position];
                if (c == delimiter || c == '\n' || c == '\r') {
                    return;
                }
                position++;
            }
        } while (fill());
    }

    /** The place of the next character. */
    int place() {
        return position - start;
    }

    /** The place behind the last character before the next one that is no white space, at least from. */
    int trimmed(int from) {
        int end = position - start;
        while (end > from && Character.isWhitespace(chars[start + end - 1])) {
            end--;
        }
        return end;
    }

    /** Replaces a character that has been passed. */
    void put(int place, char c) {
        chars[start + place] = c;
    }

    char at(int place) {
        return chars[start + place];
    }

    String text(int from, int to) {
        return new String(chars, start + from, to - from);
    }

    void addTo(CsvColumn column, int from, int to, long line) {
        column.add(chars, start + from, start + to, line);
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
            throw new TooLong();
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

    @Override
    public void close() throws IOException {
        text.close();
    }
}
