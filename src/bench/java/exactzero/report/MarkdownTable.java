package exactzero.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a table in Markdown, each by the names of its columns. */
final class MarkdownTable {
    private MarkdownTable() {}

    /** The first table that has a column of that name; none when there is none. */
    static List<Map<String, String>> with(String column, List<String> lines) {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> names = List.of();
        for (String line : lines) {
            List<String> cells = cells(line);
            if (names.isEmpty() && cells.contains(column)) {
                names = cells;
            } else if (!names.isEmpty() && cells.isEmpty()) {
                return rows;
            } else if (!names.isEmpty() && !line.startsWith("|--")) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int k = 0; k < names.size(); k++) {
                    row.put(names.get(k), cells.get(k));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return !line.startsWith("|") ? List.of()
                : Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList();
    }
}
