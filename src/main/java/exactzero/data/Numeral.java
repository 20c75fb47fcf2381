package exactzero.data;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people mean by a number in a cell: optional sign, decimal digits, decimal mark, exponent, spaces around.
 *
 * <p>Java's grammar is wider: it also reads {@code 1d}, {@code 1f} and {@code 0x1p3}, which in a CSV file are labels.
 */
final class Numeral {
    private static final Set<String> INFINITE = Set.of("inf", "infinity", "\u221e");
    private static final String GROUPS = "[-+]?\\d{1,3}(?:([%s \\u00A0\\u202F'\\u2019])\\d{3})(?:\\1\\d{3})*"
            + "(?:%s\\d*)?(?:[eE][-+]?\\d+)?";

    /** What a cell is that holds no finite number. */
    enum Irregular {
        MISSING,
        INFINITE,
        TEXT
    }

    private static final int LONGEST_SHORT = 16;
    private static final long MOST_EXACT = 1L << 53;
    private static final double[] POWERS_OF_TEN = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
        1e13, 1e14, 1e15};

    private final Set<String> na;
    private final double[] naNumbers;
    private final char mark;
    private final @Nullable Pattern grouped;

    Numeral(CsvDialect dialect) {
        na = dialect.na();
        naNumbers = na.stream().mapToDouble(token -> parseDecimal(token)).filter(v -> !Double.isNaN(v)).toArray();
        Character decimal = dialect.decimal();
        mark = decimal == null ? '.' : decimal;
        grouped = decimal == null ? null
                : Pattern.compile(decimal == '.' ? String.format(GROUPS, ",", "\\.") : String.format(GROUPS, ".", ","));
    }

    /** The finite number in a cell, or NaN when it holds none: {@link #irregular} then tells what it holds. */
    double parse(String cell) {
        double value = value(cell.isEmpty() ? cell : strip(cell));
        return Double.isInfinite(value) || isNa(value) ? Double.NaN : value;
    }

    /** The same of a cell that is a slice of an array. */
    double parse(char[] chars, int from, int to) {
        if (grouped != null || naNumbers.length > 0 || from == to || chars[from] <= ' ' || chars[to - 1] <= ' ') {
            return parse(new String(chars, from, to - from));
        }
        double value = shortDecimal(chars, from, to);
        value = Double.isNaN(value) ? parseDecimal(chars, from, to - from) : value;
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    Irregular irregular(String cell) {
        String text = cell.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty() || na.contains(text)) {
            return Irregular.MISSING;
        }
        double value = value(text);
        if (isNa(value)) {
            return Irregular.MISSING;
        }
        boolean signed = text.startsWith("-") || text.startsWith("+");
        boolean infinite = INFINITE.contains(signed ? text.substring(1) : text) || Double.isInfinite(value);
        return infinite ? Irregular.INFINITE : Irregular.TEXT;
    }

    private boolean isNa(double value) {
        for (double number : naNumbers) {
            if (value == number) {
                return true;
            }
        }
        return false;
    }

    private double value(String text) {
        if (mark == '.') {
            double value = parseDecimal(text);
            return Double.isNaN(value) && grouped != null && grouped.matcher(text).matches()
                    ? parseDecimal(text.replaceAll("[, \\u00A0\\u202F'\\u2019]", "")) : value;
        }
        double value = text.indexOf('.') < 0 ? parseDecimal(text.replace(',', '.')) : Double.NaN;
        return !Double.isNaN(value) ? value : grouped != null && grouped.matcher(text).matches()
                ? parseDecimal(text.replaceAll("[. \\u00A0\\u202F'\\u2019]", "").replace(',', '.')) : Double.NaN;
    }

    /**
     * Digits with at most a sign and a point; NaN for what is longer or otherwise. The digits as a whole number and the power
     * of ten are doubles without rounding, so their quotient is the nearest double: Clinger (1990).
     */
    private static double shortDecimal(char[] chars, int from, int to) {
        int i = chars[from] == '-' || chars[from] == '+' ? from + 1 : from;
        if (to - i > LONGEST_SHORT) {
            return Double.NaN;
        }
        long digits = 0;
        int point = to - 1;
        int points = 0;
        int count = to - i;
        for (; i < to; i++) {
            int digit = chars[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
            } else if (chars[i] == '.') {
                point = i;
                points++;
            } else {
                return Double.NaN;
            }
        }
        if (points > 1 || count == points || digits > MOST_EXACT) {
            return Double.NaN;
        }
        double value = digits / POWERS_OF_TEN[to - 1 - point];
        return chars[from] == '-' ? -value : value;
    }

    private static double parseDecimal(String text) {
        return parseDecimal(text.toCharArray(), 0, text.length());
    }

    private static double parseDecimal(char[] chars, int from, int n) {
        return isDecimal(chars, from, from + n) ? JavaDoubleParser.parseDouble(chars, from, n) : Double.NaN;
    }

    /** A sign or none, digits with at most one point among them, an exponent or none. */
    private static boolean isDecimal(char[] chars, int from, int to) {
        int i = afterSign(chars, from, to);
        int whole = afterDigits(chars, i, to);
        boolean pointed = whole < to && chars[whole] == '.';
        int end = pointed ? afterDigits(chars, whole + 1, to) : whole;
        if (end - i <= (pointed ? 1 : 0)) {
            return false;
        }
        if (end == to || (chars[end] | 0x20) != 'e') {
            return end == to;
        }
        int exponent = afterSign(chars, end + 1, to);
        return exponent < to && afterDigits(chars, exponent, to) == to;
    }

    private static int afterSign(char[] chars, int from, int to) {
        return from < to && (chars[from] == '-' || chars[from] == '+') ? from + 1 : from;
    }

    private static int afterDigits(char[] chars, int from, int to) {
        int i = from;
        while (i < to && chars[i] >= '0' && chars[i] <= '9') {
            i++;
        }
        return i;
    }

    private static String strip(String cell) {
        boolean padded = cell.charAt(0) <= ' ' || cell.charAt(cell.length() - 1) <= ' ';
        return padded ? cell.strip() : cell;
    }
}
