package exactzero.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to read from a CSV file. Column names are compared after trimming surrounding whitespace, and with case.
 *
 * @param target the column to be explained
 * @param weights the column of observation weights, or null when every row counts the same
 * @param drop columns to leave out, whatever they hold, also of those to keep
 * @param keep the only columns to use as features; empty means all. Target and weights need not be among them
 * @param delimiter what separates cells, or null to guess it among comma, semicolon, tab and bar
 * @param charset the encoding of the file
 */
public record CsvOptions(
        String target,
        @Nullable String weights,
        Set<String> drop,
        Set<String> keep,
        @Nullable Character delimiter,
        Charset charset) {

    /**
     * Checks what can be checked without the file.
     *
     * @throws IllegalArgumentException if the options contradict each other
     */
    public CsvOptions {
        target = target.strip();
        weights = weights == null ? null : weights.strip();
        drop = stripped(drop);
        keep = stripped(keep);
        if (target.isEmpty()) {
            throw new IllegalArgumentException("the target's name is empty");
        }
        if (target.equals(weights)) {
            throw new IllegalArgumentException("'" + target + "' cannot be both the target and the weights");
        }
        refuseDropped(target, "the target", drop);
        if (weights != null) {
            refuseDropped(weights, "the weights", drop);
        }
        if (delimiter != null) {
            requireDelimiter(delimiter);
        }
    }

    /** All columns but the target are features; the delimiter is guessed; UTF-8. */
    public static CsvOptions of(String target) {
        return new CsvOptions(target, null, Set.of(), Set.of(), null, StandardCharsets.UTF_8);
    }

    public CsvOptions withWeights(@Nullable String column) {
        return new CsvOptions(target, column, drop, keep, delimiter, charset);
    }

    public CsvOptions withDrop(Set<String> columns) {
        return new CsvOptions(target, weights, columns, keep, delimiter, charset);
    }

    public CsvOptions withKeep(Set<String> columns) {
        return new CsvOptions(target, weights, drop, columns, delimiter, charset);
    }

    public CsvOptions withDelimiter(@Nullable Character character) {
        return new CsvOptions(target, weights, drop, keep, character, charset);
    }

    public CsvOptions withCharset(Charset encoding) {
        return new CsvOptions(target, weights, drop, keep, delimiter, encoding);
    }

    /**
     * Reads a delimiter as people type it: one character, or the word {@code tab}, or {@code \t}.
     *
     * @throws IllegalArgumentException for anything else, and for a quote, a letter, a digit or a line break
     */
    public static char parseDelimiter(String typed) {
        return switch (typed.toLowerCase(Locale.ROOT)) {
            case "tab", "\\t" -> '\t';
            default -> {
                if (typed.length() != 1) {
                    throw new IllegalArgumentException(
                            "delimiter '" + typed + "' is not one character; use , ; | or the word tab");
                }
                yield requireDelimiter(typed.charAt(0));
            }
        };
    }

    private static char requireDelimiter(char c) {
        if (c == '"' || c == '\n' || c == '\r' || c == 0 || Character.isLetterOrDigit(c)) {
            throw new IllegalArgumentException("'" + c + "' cannot separate cells; use , ; | or the word tab");
        }
        return c;
    }

    private static void refuseDropped(String name, String use, Set<String> drop) {
        if (drop.contains(name)) {
            throw new IllegalArgumentException("column '" + name + "' cannot be both dropped and " + use);
        }
    }

    private static Set<String> stripped(Set<String> names) {
        Set<String> stripped = new LinkedHashSet<>();
        for (String name : names) {
            stripped.add(name.strip());
        }
        return Collections.unmodifiableSet(stripped);
    }
}
