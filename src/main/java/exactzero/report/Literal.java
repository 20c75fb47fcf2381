package exactzero.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Text and numbers as literals that R, Python, Scala and Java read alike. */
final class Literal {
    /** Relative distance within which lambdas count as a geometric grid. */
    private static final double ON_GRID = 1e-12;
    private static final int LISTED = 12;

    private Literal() {}

    /** In double quotes; quotes, backslashes and characters that a terminal would obey are escaped. */
    static String text(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                                ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return literal.append('"').toString();
    }

    /** Texts with commas between. */
    static String texts(List<String> texts) {
        return texts.stream().map(Literal::text).collect(Collectors.joining(", "));
    }

    /** The shortest number that reads back as the same double. */
    static String number(double value) {
        return Numbers.exact(value);
    }

    /** Numbers with commas between. */
    static String numbers(double[] values) {
        return Arrays.stream(values).mapToObj(Literal::number).collect(Collectors.joining(", "));
    }

    /** Whether many numbers are better told as first * ratio^(k / (count - 1)). */
    static boolean isGrid(double[] values) {
        int last = values.length - 1;
        boolean grid = values.length > LISTED && values[last] > 0;
        for (int k = 0; grid && k <= last; k++) {
            double expected = values[0] * Math.pow(values[last] / values[0], k / (double) last);
            grid = Math.abs(values[k] - expected) <= ON_GRID * expected;
        }
        return grid;
    }
}
