package exactzero.report;

/** Column names made fit to be shown: a CSV may call its columns anything. */
final class Label {
    private static final int REPLACEMENT = '\u25A1';
    private static final String ELLIPSIS = "\u2026";

    private Label() {}

    /**
     * The text with a white square in place of what XML cannot hold or what would disturb its surroundings: control
     * characters, unpaired surrogates, non-characters, marks that reverse the direction of writing.
     */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> harmless(c) ? c : REPLACEMENT).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** The same, cut to a number of characters, an ellipsis in place of the rest. */
    static String clean(String text, int longest) {
        int count = text.codePointCount(0, text.length());
        if (count <= longest) {
            return clean(text);
        }
        return clean(text.substring(0, text.offsetByCodePoints(0, longest - 1))).stripTrailing() + ELLIPSIS;
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> (c & 0xFFFE) != 0xFFFE && !reversing(c);
        };
    }

    private static boolean reversing(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    }
}
