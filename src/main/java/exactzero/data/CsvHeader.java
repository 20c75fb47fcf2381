package exactzero.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The column names of a CSV file, surrounding whitespace trimmed: distinct and not empty.
 *
 * @param file the file's name, for messages
 * @param line the header's line
 * @param names the names in the file's order
 */
record CsvHeader(String file, long line, List<String> names) {

    CsvHeader {
        List<String> trimmed = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (int k = 0; k < names.size(); k++) {
            String name = names.get(k).strip();
            if (name.isEmpty()) {
                throw new DataException(file + ", line " + line + ": column " + (k + 1) + " of " + names.size()
                        + " has no name.\nName it in the header (R and pandas write row numbers under no name), "
                        + "or remove it");
            }
            Integer earlier = positions.putIfAbsent(name, k + 1);
            if (earlier != null) {
                throw new DataException(file + ", line " + line + ": columns " + earlier + " and " + (k + 1)
                        + " are both named '" + name + "'; rename one of them");
            }
            trimmed.add(name);
        }
        names = List.copyOf(trimmed);
    }

    /** The columns that the options ask for, each at its place in the record; null where a cell is not to be read. */
    @Nullable
    CsvColumn[] select(CsvOptions options) {
        String weights = options.weights();
        require(Set.of(options.target()), "--target");
        require(weights == null ? Set.of() : Set.of(weights), "--weights");
        require(options.drop(), "--drop");
        require(options.keep(), "--keep");
        @Nullable CsvColumn[] columns = new CsvColumn[names.size()];
        boolean anyFeature = false;
        for (int k = 0; k < columns.length; k++) {
            String name = names.get(k);
            if (name.equals(options.target())) {
                columns[k] = new CsvColumn(name, CsvColumn.Role.TARGET);
            } else if (name.equals(weights)) {
                columns[k] = new CsvColumn(name, CsvColumn.Role.WEIGHTS);
            } else if (isFeature(name, options)) {
                columns[k] = new CsvColumn(name, CsvColumn.Role.FEATURE);
                anyFeature = true;
            }
        }
        if (!anyFeature) {
            throw new DataException(file + ": no feature is left beside the target '" + options.target() + "'.\n"
                    + "Columns: " + abbreviated() + "; drop fewer, or check the delimiter (--delimiter)");
        }
        return columns;
    }

    private static boolean isFeature(String name, CsvOptions options) {
        return !options.drop().contains(name) && (options.keep().isEmpty() || options.keep().contains(name));
    }

    private void require(Set<String> wanted, String flag) {
        for (String name : wanted) {
            if (!names.contains(name)) {
                String hint = NearestName.to(name, names).map(near -> "; did you mean '" + near + "'?").orElse("");
                throw new DataException(file + ": no column is named '" + name + "' (" + flag + ")" + hint
                        + "\nColumns: " + abbreviated());
            }
        }
    }

    private String abbreviated() {
        return Wording.list(names, 20);
    }
}
