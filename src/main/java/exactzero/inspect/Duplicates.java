package exactzero.inspect;

import exactzero.data.SourceColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns that repeat an earlier one: the same numbers, or the same groups of rows under other labels. */
final class Duplicates {
    private Duplicates() {}

    /** What to say of each column that has a twin before it. */
    static Map<String, String> among(List<SourceColumn> columns) {
        Map<Integer, List<SourceColumn>> seen = new HashMap<>();
        Map<String, String> notes = new LinkedHashMap<>();
        for (SourceColumn column : columns) {
            if (!column.usable()) {
                continue;
            }
            int[] groups = groups(column.codes());
            int hash = column.codes().length > 0 ? Arrays.hashCode(groups) : Arrays.hashCode(column.numbers());
            List<SourceColumn> alike = seen.computeIfAbsent(hash, h -> new ArrayList<>());
            alike.stream().filter(other -> Arrays.equals(other.numbers(), column.numbers())
                    && Arrays.equals(groups(other.codes()), groups)).findFirst()
                    .ifPresent(other -> notes.put(column.name(), "duplicate of '" + other.name() + "'"));
            alike.add(column);
        }
        return notes;
    }

    /** Levels renamed by the order in which they appear. */
    private static int[] groups(int[] codes) {
        int[] names = new int[Arrays.stream(codes).max().orElse(0) + 1];
        Arrays.fill(names, -1);
        int next = 0;
        int[] groups = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0 && names[codes[i]] < 0) {
                names[codes[i]] = next++;
            }
            groups[i] = codes[i] < 0 ? -1 : names[codes[i]];
        }
        return groups;
    }
}
