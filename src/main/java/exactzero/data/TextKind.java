package exactzero.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a cell that is no number looks like. */
enum TextKind {
    DATE,
    /** A number in a notation that is not read: another decimal mark, thousands separators, a currency, per cent. */
    NOTATION,
    OTHER;

    private static final String TIME =
            "\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?( ?[AaPp][Mm])?( ?(Z|UTC|[-+]\\d{2}:?\\d{2}))?";
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final Pattern DATES = Pattern.compile("(?i)(" + String.join("|",
            "\\d{4}[-/.]\\d{1,2}([-/.]\\d{1,2})?", "\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}",
            "\\d{1,2}[. -]+" + MONTH + "[ -]+\\d{2,4}", MONTH + " \\d{1,2},? \\d{4}", MONTH + "[ -]\\d{2,4}")
            + ")([T ]" + TIME + ")?|(?i)" + TIME);
    private static final Pattern NOTATIONS = Pattern.compile(
            "[-+(]*(USD|EUR|GBP)?[$\u20AC\u00A3\u00A5]? ?[-+]?(0[xX][0-9a-fA-F]+|\\d[\\d.,'_ \u00A0\u202F\u2019]*"
                    + "([eE][-+]?\\d+)?) ?[%$\u20AC\u00A3\u00A5)]?");
    private static final int LONGEST = 60;

    /** The spellings of true and false, in lower case. */
    private static final Map<String, String> OPPOSITE =
            Map.of("true", "false", "t", "f", "yes", "no", "y", "n", "on", "off");

    static TextKind of(String cell) {
        if (cell.length() > LONGEST) {
            return OTHER;
        }
        if (DATES.matcher(cell).matches()) {
            return DATE;
        }
        return NOTATIONS.matcher(cell).matches() ? NOTATION : OTHER;
    }

    /** Whether labels are true and false in one spelling, case aside. */
    static boolean opposites(List<String> labels) {
        Set<String> words = labels.stream().map(label -> label.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return words.size() == 2 && words.stream().anyMatch(word -> words.contains(OPPOSITE.getOrDefault(word, "")));
    }

    /** How a number in another notation can be made one that is read. */
    static String remedy(String cell) {
        boolean plain =
                cell.chars().allMatch(c -> Character.isDigit(c) || "+-., '\u2019\u00A0\u202FeE".indexOf(c) >= 0);
        return plain ? "; --decimal tells the decimal mark" : "; only their digits would be read as numbers";
    }

    /** Whether a label is a spelling of false. */
    static boolean isFalse(String label) {
        return OPPOSITE.containsValue(label.toLowerCase(Locale.ROOT));
    }

    /** Whether a label is a spelling of true. */
    static boolean isTrue(String label) {
        return OPPOSITE.containsKey(label.toLowerCase(Locale.ROOT));
    }
}
