package exactzero.data;

import java.util.List;

/** How names and cells are shown in messages: short enough for a line, unambiguous, printable. */
final class Wording {
    private static final int CELL = 40;

    private Wording() {}

    /** Names separated by commas, at most {@code limit} of them, the rest counted. */
    static String list(List<String> names, int limit) {
        if (names.size() <= limit) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, limit)) + " and " + (names.size() - limit) + " more";
    }

    /** A cell in single quotes, shortened, control characters as a question mark. */
    static String cell(String cell) {
        String printable = cell.replaceAll("\\p{Cntrl}", "?");
        return "'" + (printable.length() <= CELL ? printable : printable.substring(0, CELL) + "...") + "'";
    }

    /** The names as one argument of the command line: quoted when a shell would split or expand it. */
    static String argument(List<String> names) {
        String joined = String.join(",", names);
        return joined.matches("[\\p{L}\\p{N}_.,:/+-]*") ? joined : "'" + joined.replace("'", "'\\''") + "'";
    }
}
