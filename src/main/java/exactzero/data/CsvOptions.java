package exactzero.data;

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
 * @param folds the column that says which rows cross-validation holds out together, or null. Its cells are labels
 * @param drop columns to leave out, whatever they hold, also of those to keep
 * @param keep the only columns to use as features; empty means all. Target and weights need not be among them
 * @param categorical columns whose cells are labels though they may look like numbers
 * @param missing what becomes of missing values
 * @param dialect how the file is written
 */
public record CsvOptions(
        String target,
        @Nullable String weights,
        @Nullable String folds,
        Set<String> drop,
        Set<String> keep,
        Set<String> categorical,
        MissingRule missing,
        CsvDialect dialect) {

    /**
     * Checks what can be checked without the file.
     *
     * @throws IllegalArgumentException if the options contradict each other
     */
    public CsvOptions {
        target = target.strip();
        weights = weights == null ? null : weights.strip();
        folds = folds == null ? null : folds.strip();
        drop = stripped(drop);
        keep = stripped(keep);
        categorical = stripped(categorical);
        if (target.isEmpty()) {
            throw new IllegalArgumentException("the target's name is empty");
        }
        if (target.equals(weights)) {
            throw new IllegalArgumentException("'" + target + "' cannot be both the target and the weights");
        }
        if (folds != null && (folds.equals(target) || folds.equals(weights))) {
            throw new IllegalArgumentException(
                    "'" + folds + "' cannot tell the folds and be the target or the weights as well");
        }
        refuseDropped(target, "the target", drop);
        if (weights != null) {
            refuseDropped(weights, "the weights", drop);
        }
        if (categorical.contains(target) || (weights != null && categorical.contains(weights))) {
            throw new IllegalArgumentException(
                    "the target and the weights must be numbers; they cannot be categorical");
        }
    }

    /** All columns but the target are features; missing values are refused; the dialect is guessed. */
    public static CsvOptions of(String target) {
        return new CsvOptions(target, null, null, Set.of(), Set.of(), Set.of(), MissingRule.FAIL, CsvDialect.DEFAULT);
    }

    public CsvOptions withWeights(@Nullable String column) {
        return new CsvOptions(target, column, folds, drop, keep, categorical, missing, dialect);
    }

    public CsvOptions withFolds(@Nullable String column) {
        return new CsvOptions(target, weights, column, drop, keep, categorical, missing, dialect);
    }

    public CsvOptions withDrop(Set<String> columns) {
        return new CsvOptions(target, weights, folds, columns, keep, categorical, missing, dialect);
    }

    public CsvOptions withKeep(Set<String> columns) {
        return new CsvOptions(target, weights, folds, drop, columns, categorical, missing, dialect);
    }

    public CsvOptions withCategorical(Set<String> columns) {
        return new CsvOptions(target, weights, folds, drop, keep, columns, missing, dialect);
    }

    public CsvOptions withMissing(MissingRule rule) {
        return new CsvOptions(target, weights, folds, drop, keep, categorical, rule, dialect);
    }

    public CsvOptions withDialect(CsvDialect written) {
        return new CsvOptions(target, weights, folds, drop, keep, categorical, missing, written);
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
                yield CsvDialect.requireDelimiter(typed.charAt(0));
            }
        };
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
