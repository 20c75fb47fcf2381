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

    /** Whether a cell is a number, finite or not. */
    boolean isNumber(String cell) {
        return !Double.isNaN(parse(cell)) || irregular(cell) == Irregular.INFINITE;
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
