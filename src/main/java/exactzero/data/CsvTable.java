package exactzero.data;

import exactzero.data.CsvColumn.Keeping;
import exactzero.data.SourceColumn.Role;
import exactzero.data.SourceColumn.Sighting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a CSV file with their types, before anything is refused, left out or filled.
 *
 * @param name what the data are called
 * @param file the file's name, for messages
 * @param rows number of rows, at least 1
 * @param columns the columns that were asked for, in the file's order
 */
public record CsvTable(String name, String file, int rows, List<SourceColumn> columns) {

    /**
     * Reads all columns.
     *
     * @param categorical columns whose cells are labels
     * @throws DataException if the file cannot be read, or is no table with a header and rows of its length
     */
    public static CsvTable read(Path file, CsvDialect dialect, Set<String> categorical) {
        return read(file, dialect, categorical, header -> {
            header.require(categorical, "--categorical");
            return header.names().stream().<@Nullable Role>map(name -> Role.FEATURE).toList();
        });
    }

    /** Says what each column is for; null where it is not wanted. */
    interface Roles {
        List<@Nullable Role> of(CsvHeader header);
    }

    static CsvTable read(Path file, CsvDialect dialect, Set<String> categorical, Roles roles) {
        Scan first = scan(file, dialect, roles, categorical, Set.of());
        List<CsvColumn> used = first.used();
        Set<String> again = used.stream().filter(CsvColumn::wantsLabels).map(CsvColumn::name)
                .collect(Collectors.toSet());
        List<CsvColumn> second = again.isEmpty() ? used : scan(file, dialect, roles, categorical, again).used();
        List<SourceColumn> columns = new ArrayList<>();
        for (int k = 0; k < used.size(); k++) {
            columns.add((again.contains(used.get(k).name()) ? second : used).get(k).finish());
        }
        return new CsvTable(BaseName.of(file), file.toString(), first.rows(), List.copyOf(columns));
    }

    private record Scan(@Nullable CsvColumn[] places, int rows) {
        List<CsvColumn> used() {
            return CsvTable.used(places);
        }
    }

    /** The columns that are not null. */
    static List<CsvColumn> used(@Nullable CsvColumn[] places) {
        List<CsvColumn> used = new ArrayList<>();
        for (CsvColumn column : places) {
            if (column != null) {
                used.add(column);
            }
        }
        return used;
    }

    private static Scan scan(Path file, CsvDialect dialect, Roles roles, Set<String> categorical, Set<String> labels) {
        try (CsvRecords records = CsvRecords.open(file, dialect)) {
            CsvHeader header = CsvHeader.of(file, records);
            List<@Nullable Role> wanted = roles.of(header);
            Numeral numeral = new Numeral(dialect);
            @Nullable CsvColumn[] places = places(header.names(), wanted, numeral,
                    (name, role) -> categorical.contains(name) || role == Role.FOLDS ? Keeping.CATEGORIES
                            : labels.contains(name) ? Keeping.LABELS : Keeping.WHAT_COMES);
            int rows = readRows(records, header, places, Integer.MAX_VALUE);
            if (rows == 0) {
                throw header.noRows();
            }
            return new Scan(places, rows);
        }
    }

    /** Empty columns, null where there is no role for one. */
    static @Nullable CsvColumn[] places(List<String> names, List<@Nullable Role> roles, Numeral numeral,
            BiFunction<String, Role, Keeping> keeping) {
        @Nullable CsvColumn[] places = new CsvColumn[names.size()];
        for (int k = 0; k < places.length; k++) {
            Role role = roles.get(k);
            places[k] = role == null ? null
                    : new CsvColumn(names.get(k), role, keeping.apply(names.get(k), role), numeral);
        }
        return places;
    }

    /** Adds records to the columns that are not null, until there are no more or as many as the limit; their number. */
    static int readRows(CsvRecords records, CsvHeader header, @Nullable CsvColumn[] places, int limit) {
        int rows = 0;
        while (rows < limit && records.advance()) {
            header.requireWidth(records);
            for (int k = 0; k < places.length; k++) {
                CsvColumn column = places[k];
                if (column != null) {
                    records.addTo(column, k);
                }
            }
            rows++;
        }
        return rows;
    }

    /** Where a cell is, and what stands there. */
    String at(SourceColumn column, Sighting sighting) {
        return file + ", line " + sighting.line() + ", column '" + column.name() + "': "
                + Wording.cell(sighting.cell());
    }

    /** The column of a role; null when there is none. */
    @Nullable
    SourceColumn of(Role role) {
        return columns.stream().filter(column -> column.role() == role).findFirst()
                .orElse(null);
    }
}
