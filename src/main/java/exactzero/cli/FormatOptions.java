package exactzero.cli;

import exactzero.data.CsvDialect;
import exactzero.data.CsvOptions;
import exactzero.data.Wording;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a CSV file is written, and which of its columns are labels. */
final class FormatOptions {

    @Option(names = "--categorical", split = ",", hideParamSyntax = true, paramLabel = "A,B",
            description = "Columns whose cells are labels, though they look like numbers.")
    private Set<String> categorical = new LinkedHashSet<>();

    @Option(names = "--na", split = ",", hideParamSyntax = true, paramLabel = "TOKENS",
            description = "Cells that mean missing, beside the empty one (default: NA, NaN, null, N/A, ?, #N/A, <NA>).")
    private @Nullable Set<String> na;

    @Option(names = "--delimiter", paramLabel = "CHAR", description = "Cell separator, or 'tab' (default: guessed).")
    private @Nullable String delimiter;

    @Option(names = "--decimal", paramLabel = "CHAR",
            description = "Decimal mark, . or , ; the other one may then separate thousands (default: point, no "
                    + "thousands).")
    private @Nullable String decimal;

    @Option(names = "--encoding", paramLabel = "NAME",
            description = "Such as latin1 or UTF-16 (default: by byte order mark, else UTF-8).")
    private @Nullable String encoding;

    Set<String> categorical() {
        return unquoted(categorical);
    }

    /** Whether anything is said. */
    boolean given() {
        return !categorical.isEmpty() || na != null || delimiter != null || decimal != null || encoding != null;
    }

    /** The options as they must be typed again, each behind a space. */
    String typed() {
        return (categorical.isEmpty() ? "" : " --categorical " + Wording.argument(List.copyOf(categorical())))
                + (na == null ? "" : " --na " + Wording.argument(List.copyOf(unquoted(na))))
                + (delimiter == null ? "" : " --delimiter '" + delimiter.replace("'", "'\\''") + "'")
                + (decimal == null ? "" : " --decimal " + decimal)
                + (encoding == null ? "" : " --encoding " + encoding);
    }

    CsvDialect dialect() {
        CsvDialect dialect = CsvDialect.DEFAULT
                .withDelimiter(delimiter == null ? null : CsvOptions.parseDelimiter(delimiter))
                .withNa(na == null ? CsvDialect.COMMON_NA : unquoted(na));
        if (decimal != null) {
            if (decimal.length() != 1) {
                throw new UsageException("--decimal is '" + decimal + "'; it must be . or ,");
            }
            dialect = dialect.withDecimal(decimal.charAt(0));
        }
        return encoding == null ? dialect : dialect.withCharset(charset(encoding));
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            UsageException usage =
                    new UsageException("--encoding is '" + name + "', which is not known; such as UTF-8, "
                            + "UTF-16, latin1 or windows-1252");
            usage.initCause(e);
            throw usage;
        }
    }

    /** A name with a comma is typed in double quotes, as it stands in the file. */
    static Set<String> unquoted(Set<String> typed) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : typed) {
            names.add(unquoted(name));
        }
        return names;
    }

    static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }
}
