package exactzero.data;

import exactzero.data.SourceColumn.Role;
import java.nio.file.Path;
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

    /** The header of a file: its first record. */
    static CsvHeader of(Path file, CsvRecords records) {
        if (!records.advance()) {
            throw new DataException(file + ", line 1, column 1: the file is empty; a header line with column names "
                    + "is needed, and rows below it");
        }
        return new CsvHeader(file.toString(), records.line(), records.cells());
    }

    /** What to say of a file that ends here. */
    DataException noRows() {
        return new DataException(
                file + ", line " + line + ", column 1: a header but no rows; add rows of data below it");
    }

    /** Refuses a record with more or fewer cells. */
    void requireWidth(CsvRecords record) {
        int width = names.size();
        int cells = record.size();
        if (cells == width) {
            return;
        }
        String where = cells < width ? "column '" + names.get(cells) + "': nothing there; "
                : "column " + (width + 1) + ": one cell too many; ";
        throw new DataException(file + ", line " + record.line() + ", " + where
                + (cells == 1 ? "1 cell" : cells + " cells") + " where the header has " + width
                + ".\nAdd or remove delimiters in this row; a cell that contains the "
                + "delimiter needs double quotes around it");
    }

    /** What each column is for, by the options; null where it is not to be read. */
    List<@Nullable Role> roles(CsvOptions options) {
        String weights = options.weights();
        require(Set.of(options.target()), "--target");
        require(weights == null ? Set.of() : Set.of(weights), "--weights");
        String folds = options.folds();
        require(folds == null ? Set.of() : Set.of(folds), "--fold-column");
        require(options.drop(), "--drop");
        require(options.keep(), "--keep");
        require(options.categorical(), "--categorical");
        List<@Nullable Role> roles = new ArrayList<>();
        for (String name : names) {
            roles.add(name.equals(options.target()) ? Role.TARGET : name.equals(weights) ? Role.WEIGHTS
                    : name.equals(folds) ? Role.FOLDS : isFeature(name, options) ? Role.FEATURE : null);
        }
        if (!roles.contains(Role.FEATURE)) {
            throw new DataException(file + ": no feature is left beside the target '" + options.target() + "'.\n"
                    + "Columns: " + abbreviated() + "; drop fewer, or check the delimiter (--delimiter)");
        }
        return roles;
    }

    private static boolean isFeature(String name, CsvOptions options) {
        return !options.drop().contains(name) && (options.keep().isEmpty() || options.keep().contains(name));
    }

    void require(Set<String> wanted, String flag) {
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
