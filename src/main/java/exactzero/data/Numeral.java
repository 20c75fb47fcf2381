package exactzero.data;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Locale;
import java.util.Set;

/**
 * What people mean by a number in a cell: optional sign, decimal digits, point, exponent, spaces around.
 *
 * <p>Java's grammar is wider: it also reads {@code 1d}, {@code 1f} and {@code 0x1p3}, which in a CSV file are labels.
 */
final class Numeral {
    private static final Set<String> MISSING = Set.of("", "na", "nan", "null", "n/a", "?");
    private static final Set<String> INFINITE = Set.of("inf", "infinity", "\u221e");

    /** What a cell is that holds no finite number. */
    enum Irregular {
        MISSING,
        INFINITE,
        TEXT
    }

    private Numeral() {}

    /** The finite number in a cell, or NaN when it holds none: {@link #irregular} then tells what it holds. */
    static double parse(String cell) {
        double value = parseDecimal(cell.isEmpty() ? cell : strip(cell));
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    static Irregular irregular(String cell) {
        String text = cell.strip().toLowerCase(Locale.ROOT);
        if (MISSING.contains(text)) {
            return Irregular.MISSING;
        }
        boolean signed = text.startsWith("-") || text.startsWith("+");
        if (INFINITE.contains(signed ? text.substring(1) : text) || Double.isInfinite(parseDecimal(text))) {
            return Irregular.INFINITE;
        }
        return Irregular.TEXT;
    }

    private static double parseDecimal(String text) {
        int n = text.length();
        if (n == 0 || !isDigitOrPoint(text.charAt(n - 1)) || isHexadecimal(text, n)) {
            return Double.NaN;
        }
        try {
            return JavaDoubleParser.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean isDigitOrPoint(char c) {
        return (c >= '0' && c <= '9') || c == '.';
    }

    /** Whether an x follows the first digit, with or without a sign. */
    private static boolean isHexadecimal(String text, int n) {
        return n > 2 && ((text.charAt(1) | 0x20) == 'x' || (text.charAt(2) | 0x20) == 'x');
    }

    private static String strip(String cell) {
        boolean padded = cell.charAt(0) <= ' ' || cell.charAt(cell.length() - 1) <= ' ';
        return padded ? cell.strip() : cell;
    }
}
