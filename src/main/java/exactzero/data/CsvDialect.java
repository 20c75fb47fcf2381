package exactzero.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file is written.
 *
 * @param delimiter what separates cells, or null to guess it among comma, semicolon, tab and bar
 * @param charset the encoding, unless a byte order mark at the file's start says UTF-8 or UTF-16
 * @param decimal the decimal mark, point or comma; the other one, spaces and apostrophes may then separate thousands. Null:
 *     a point, and no thousands separators
 * @param na cells that mean a missing value, in either case; the empty cell always does
 */
public record CsvDialect(@Nullable Character delimiter, Charset charset, @Nullable Character decimal, Set<String> na) {
    /** What people commonly write for a missing value. */
    public static final Set<String> COMMON_NA = Set.of("na", "nan", "null", "n/a", "?", "#n/a", "<na>");

    /** The delimiter is guessed; UTF-8; a decimal point; the common missing values. */
    public static final CsvDialect DEFAULT = new CsvDialect(null, StandardCharsets.UTF_8, null, COMMON_NA);

    public CsvDialect {
        if (delimiter != null) {
            requireDelimiter(delimiter);
        }
        if (decimal != null && decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("decimal mark is '" + decimal + "'; it must be . or ,");
        }
        na = na.stream().map(token -> token.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    public CsvDialect withDelimiter(@Nullable Character character) {
        return new CsvDialect(character, charset, decimal, na);
    }

    public CsvDialect withCharset(Charset encoding) {
        return new CsvDialect(delimiter, encoding, decimal, na);
    }

    public CsvDialect withDecimal(@Nullable Character mark) {
        return new CsvDialect(delimiter, charset, mark, na);
    }

    public CsvDialect withNa(Set<String> tokens) {
        return new CsvDialect(delimiter, charset, decimal, tokens);
    }

    static char requireDelimiter(char c) {
        if (c == '"' || c == '\n' || c == '\r' || c == 0 || Character.isLetterOrDigit(c)) {
            throw new IllegalArgumentException("'" + c + "' cannot separate cells; use , ; | or the word tab");
        }
        return c;
    }
}
