package exactzero.inspect;

import exactzero.data.ColumnType;
import exactzero.data.CsvTable;
import exactzero.data.DataException;
import exactzero.data.SourceColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in a table, and what to mind before fitting it.
 *
 * @param name what the data are called
 * @param rows number of rows
 * @param target the column to be explained, or null
 * @param columns one report for each column, in the file's order
 * @param notes what concerns the table as a whole
 */
public record Inspection(
        String name, int rows, @Nullable String target, List<ColumnReport> columns, List<String> notes) {

    /** A correlation of at least this size with the target is too good to be true. */
    private static final double LEAK = 0.999;

    /**
     * Inspects a table.
     *
     * @throws DataException if it has no column of the target's name
     */
    public static Inspection of(CsvTable table, @Nullable String target) {
        List<SourceColumn> columns = table.columns();
        SourceColumn explained = target == null ? null
                : columns.stream().filter(column -> column.name().equals(target)).findFirst()
                        .orElseThrow(() -> new DataException(table.file() + ": no column is named '" + target
                                + "' (--target)"));
        List<SourceColumn> candidates = columns.stream().filter(column -> !column.name().equals(target)).toList();
        Map<String, String> twins = Dependencies.among(candidates, table.rows());
        twins.putAll(Duplicates.among(candidates));
        List<ColumnReport> reports = new ArrayList<>();
        for (SourceColumn column : columns) {
            reports.add(report(column, explained, twins.get(column.name())));
        }
        return new Inspection(table.name(), table.rows(), target, reports, notes(table, explained));
    }

    private static ColumnReport report(SourceColumn column, @Nullable SourceColumn target,
            @Nullable String twin) {
        List<String> notes = new ArrayList<>();
        boolean explained = target != null && column.name().equals(target.name());
        boolean doubtful = !column.usable();
        Summary summary = column.numbers().length > 0 ? Summary.of(column.numbers()) : null;
        boolean numeric = column.type() == ColumnType.NUMERIC && summary != null;
        if (numeric) {
            notes.addAll(summary.notes());
            doubtful |= !explained && (summary.distinct() == 1 || summary.countsRows());
            if (column.sightings().infinite() != null) {
                notes.add("line " + column.sightings().infinite().line() + ": '" + column.sightings().infinite().cell()
                        + "' is not finite");
            }
            if (column.sightings().padded() != null) {
                notes.add("leading zeros, such as '" + column.sightings().padded().cell()
                        + "': if they are codes, say --categorical");
            }
        }
        if (column.mixed() && column.sightings().text() != null) {
            notes.add("first at line " + column.sightings().text().line() + "; correct, or name it with --na");
        }
        if (twin != null) {
            notes.add(twin);
            doubtful = true;
        }
        if (target != null && !explained && Leaks.correlation(column, target) >= LEAK) {
            notes.add(String.format(Locale.ROOT, "leaks the target? correlation with it %.6f",
                    Leaks.correlation(column, target)));
            doubtful = true;
        }
        boolean constant = numeric && summary.distinct() == 1 && column.missing() == 0;
        long distinct = summary != null ? summary.distinct() : distinct(column);
        return new ColumnReport(column.name(), (constant ? ColumnType.CONSTANT : column.type()).toString(),
                column.reason(), column.missing(), distinct, List.copyOf(notes), doubtful && !explained);
    }

    private static long distinct(SourceColumn column) {
        return column.type() == ColumnType.EMPTY ? 0 : column.levels().isEmpty() ? -1 : column.levels().size();
    }

    private static List<String> notes(CsvTable table, @Nullable SourceColumn target) {
        List<String> notes = new ArrayList<>();
        int features = 0;
        long missing = 0;
        for (SourceColumn column : table.columns()) {
            features += target != null && column.name().equals(target.name()) ? 0
                    : column.type() == ColumnType.CATEGORICAL ? column.levels().size()
                    : column.usable() ? 1 : 0;
            missing += column.usable() ? column.missing() : 0;
        }
        if (table.rows() < features) {
            notes.add(
                    String.format(Locale.ROOT, "fewer rows (%,d) than features (%,d): many columns explain the target "
                            + "equally well", table.rows(), features));
        }
        if (missing > 0) {
            notes.add(String.format(Locale.ROOT,
                    "%,d missing cells in columns that could be used: choose --missing drop, "
                            + "mean or mean+indicator",
                    missing));
        }
        if (target != null && target.type() != ColumnType.NUMERIC) {
            notes.add("the target is no number (" + target.reason() + "): only numbers can be explained");
        } else if (target != null && target.missing() > 0) {
            notes.add(
                    "the target is missing in " + target.missing() + " rows, which every choice of --missing but fail "
                            + "leaves out");
        }
        return notes;
    }

    /** Columns that should rather not be features. */
    public List<String> doubtful() {
        return columns.stream().filter(ColumnReport::doubtful).map(ColumnReport::name).toList();
    }

    /** Whether some column that could be used lacks values. */
    public boolean lacking() {
        return columns.stream().anyMatch(column -> !column.doubtful() && column.missing() > 0);
    }
}
