package exactzero.data;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A text of numbers, word by word: words stand between blanks, lines end with a line feed. Read a buffer at a time, however
 * long a line is.
 */
final class Words implements Closeable {
    private static final int LONGEST = 1000;
    private static final int END = -1;

    private final String name;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final byte[] word = new byte[LONGEST];
    private int filled;
    private int position;
    private int length;
    private long line = 1;

    private Words(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /** @throws DataException if the file cannot be opened */
    static Words of(Path file) {
        FileFault.requireFile(file);
        try {
            return new Words(file.toString(), Unzipped.open(file));
        } catch (IOException e) {
            throw FileFault.unreadable(file.toString(), e);
        }
    }

    /** Moves to the next word of this line; false at its end. */
    boolean next() {
        length = 0;
        int c = peek();
        while (c == ' ' || c == '\t' || c == '\r') {
            position++;
            c = peek();
        }
        while (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != END) {
            if (length == LONGEST) {
                throw fault("a word of more than " + LONGEST + " characters");
            }
            word[length++] = (byte) c;
            position++;
            c = peek();
        }
        return length > 0;
    }

    /** Moves to the next line; false at the end of the file. */
    boolean nextLine() {
        int c = peek();
        while (c != '\n' && c != END) {
            position++;
            c = peek();
        }
        position++;
        line++;
        return c != END && peek() != END;
    }

    private int peek() {
        if (position >= filled) {
            try {
                filled = in.read(buffer);
            } catch (IOException e) {
                throw FileFault.unreadable(name, e);
            }
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return END;
            }
        }
        return buffer[position];
    }

    boolean startsWith(char c) {
        return word[0] == c;
    }

    /** The position of a character in the word, or -1. */
    int indexOf(char c) {
        for (int k = 0; k < length; k++) {
            if (word[k] == c) {
                return k;
            }
        }
        return -1;
    }

    int length() {
        return length;
    }

    String text() {
        return new String(word, 0, length, StandardCharsets.UTF_8);
    }

    /** A part of the word as a whole number that is not negative. */
    long whole(int from, int to) {
        long value = 0;
        for (int k = from; k < to; k++) {
            int digit = word[k] - '0';
            if (digit < 0 || digit > 9 || value > Long.MAX_VALUE / 10 - 10) {
                throw fault("'" + text() + "': '" + part(from, to) + "' is not a whole number");
            }
            value = 10 * value + digit;
        }
        if (from == to) {
            throw fault("'" + text() + "': a whole number is missing");
        }
        return value;
    }

    /** A part of the word as a finite decimal number. */
    double number(int from, int to) {
        boolean decimal = from < to;
        for (int k = from; k < to; k++) {
            byte c = word[k];
            decimal &= c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
        }
        double value = Double.NaN;
        if (decimal) {
            try {
                value = JavaDoubleParser.parseDouble(word, from, to - from);
            } catch (NumberFormatException notOne) {
                decimal = false;
            }
        }
        if (!decimal || !Double.isFinite(value)) {
            throw fault("'" + part(from, to) + "' is not a finite number");
        }
        return value;
    }

    private String part(int from, int to) {
        return new String(word, from, to - from, StandardCharsets.UTF_8);
    }

    /** What is wrong, and on which line. */
    DataException fault(String what) {
        return new DataException(name + ", line " + line + ": " + what);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw FileFault.unreadable(name, e);
        }
    }
}
