package exactzero.data;

/**
 * Text for a cell of a table that somebody may open in a spreadsheet: what would be taken for a formula there gets an
 * apostrophe in front (OWASP, "CSV Injection"). Numbers are left alone by whoever asks.
 */
public final class InertText {
    private static final String STARTS_OF_FORMULAS = "=+-@\t\r\n";

    private InertText() {}

    /** The text, or the text behind an apostrophe. */
    public static String of(String text) {
        return !text.isEmpty() && startsFormula(text.charAt(0)) ? "'" + text : text;
    }

    /** Whether a spreadsheet may take a text that starts so for a formula. */
    static boolean startsFormula(char first) {
        return STARTS_OF_FORMULAS.indexOf(first) >= 0;
    }
}
