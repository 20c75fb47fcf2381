package exactzero.data;

import java.util.List;
import java.util.stream.Collectors;

/** How names and cells are shown in messages: short enough for a line, unambiguous, printable. */
public final class Wording {
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

    /** The names as one argument of the command line: double quotes where a name has a comma, single ones where a shell would split or expand it. */
    public static String argument(List<String> names) {
        String joined = names.stream().map(name -> name.contains(",") ? '"' + name + '"' : name)
                .collect(Collectors.joining(","));
        return joined.isEmpty() ? "" : word(joined);
    }

    /** A word of the command line, in single quotes where a shell would split or expand it. */
    public static String word(String typed) {
        boolean plain = typed.matches("[\\p{L}\\p{N}_.,:/+-][\\p{L}\\p{N}_.,:/+=@%-]*");
        return plain ? typed : "'" + typed.replace("'", "'\\''") + "'";
    }
}
