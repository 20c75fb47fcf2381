package exactzero.data;

import exactzero.data.SourceColumn.Role;
import exactzero.data.SourceColumn.Sighting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of another CSV file, coded like the features of an earlier one: columns are found by name, in any order, and those
 * not needed are not looked at.
 *
 * @param columns one for each feature asked for, length n
 * @param rows number of rows, n
 * @param unseen labels that the earlier file did not have, as column=label; every feature of their column is 0
 * @param filled number of missing cells that a stand-in was put into
 */
public record NewRows(double[][] columns, int rows, List<String> unseen, int filled) {

    /**
     * Reads a file.
     *
     * @param sources of the features, at least one
     * @param standIns for missing cells, one for each feature; NaN where a missing cell is refused
     * @param levels of each categorical column as the earlier file had them, as column=level
     * @throws DataException if a column is missing or holds what its feature cannot be made of
     */
    public static NewRows read(
            Path file, CsvDialect dialect, List<Source> sources, double[] standIns, Set<String> levels) {
        Set<String> needed = new LinkedHashSet<>();
        Set<String> labels = new LinkedHashSet<>();
        for (Source source : sources) {
            needed.add(source.column());
            if (source.coding() == Source.Coding.LEVEL || source.coding() == Source.Coding.TRUTH) {
                labels.add(source.column());
            }
        }
        CsvTable table = CsvTable.read(file, dialect, labels, header -> {
            header.require(needed, "needed by the model");
            List<@Nullable Role> roles = new ArrayList<>();
            header.names().forEach(name -> roles.add(needed.contains(name) ? Role.FEATURE : null));
            return roles;
        });
        return new Coding(file, table, standIns, levels).code(sources);
    }

    /** One file's coding. */
    private static final class Coding {
        private final Path file;
        private final CsvTable table;
        private final double[] standIns;
        private final Set<String> levels;
        private final Set<String> unseen = new TreeSet<>();
        private int filled;

        Coding(Path file, CsvTable table, double[] standIns, Set<String> levels) {
            this.file = file;
            this.table = table;
            this.standIns = standIns;
            this.levels = levels;
        }

        NewRows code(List<Source> sources) {
            double[][] columns = new double[sources.size()][];
            for (int k = 0; k < columns.length; k++) {
                Source source = sources.get(k);
                SourceColumn column = table.columns().stream().filter(c -> c.name().equals(source.column())).findFirst()
                        .orElseThrow();
                columns[k] = switch (source.coding()) {
                    case NUMBER -> numbers(column, standIns[k]);
                    case TRUTH -> truths(column, standIns[k]);
                    case LEVEL -> level(column, String.valueOf(source.level()), standIns[k]);
                    case MISSING -> indicator(column);
                };
            }
            return new NewRows(columns, table.rows(), List.copyOf(unseen), filled);
        }

        private double[] numbers(SourceColumn column, double standIn) {
            if (column.type() == ColumnType.EMPTY) {
                return filled(new double[table.rows()], column, standIn);
            }
            if (column.type() != ColumnType.NUMERIC) {
                throw fault(column, column.sightings().text(), "the model needs a number there");
            }
            if (column.sightings().infinite() != null) {
                throw fault(column, column.sightings().infinite(), "the model needs a finite number there");
            }
            return filled(column.numbers().clone(), column, standIn);
        }

        private double[] truths(SourceColumn column, double standIn) {
            double[] values = new double[table.rows()];
            for (int i = 0; i < values.length && !column.levels().isEmpty(); i++) {
                if (column.codes()[i] >= 0) {
                    String label = column.levels().get(column.codes()[i]);
                    if (!TextKind.isTrue(label) && !TextKind.isFalse(label)) {
                        throw new DataException(file + ", column '" + column.name() + "': " + Wording.cell(label)
                                + " is neither true nor false, which the model needs there");
                    }
                    values[i] = TextKind.isTrue(label) ? 1 : 0;
                }
            }
            return filled(values, column, standIn);
        }

        private double[] level(SourceColumn column, String level, double standIn) {
            if (column.levels().isEmpty() && column.type() != ColumnType.EMPTY) {
                throw new DataException(file + ", column '" + column.name() + "': too many different labels; the model "
                        + "knows a few categories there");
            }
            double[] values = new double[table.rows()];
            for (int i = 0; i < values.length && !column.levels().isEmpty(); i++) {
                if (column.codes()[i] >= 0) {
                    String label = column.levels().get(column.codes()[i]);
                    values[i] = label.equals(level) ? 1 : 0;
                    String feature = new Source(column.name(), Source.Coding.LEVEL, label).feature();
                    if (!levels.contains(feature)) {
                        unseen.add(feature);
                    }
                }
            }
            return filled(values, column, standIn);
        }

        private double[] indicator(SourceColumn column) {
            double[] values = new double[table.rows()];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.type() == ColumnType.EMPTY || column.lacks(i) ? 1 : 0;
            }
            return values;
        }

        /** Puts the stand-in where a cell is missing, or refuses the first of them. */
        private double[] filled(double[] values, SourceColumn column, double standIn) {
            if (column.missing() == 0) {
                return values;
            }
            if (Double.isNaN(standIn)) {
                throw fault(column, column.sightings().missing(),
                        "a value is missing, and the model was fitted without "
                                + "a rule for that (select --missing mean gives one)");
            }
            for (int i = 0; i < values.length; i++) {
                if (column.type() == ColumnType.EMPTY || column.lacks(i)) {
                    values[i] = standIn;
                    filled++;
                }
            }
            return values;
        }

        private DataException fault(SourceColumn column, @Nullable Sighting where, String what) {
            String line = where == null ? "" : ", line " + where.line();
            String cell = where == null ? "" : Wording.cell(where.cell()) + ": ";
            return new DataException(file + line + ", column '" + column.name() + "': " + cell + what);
        }
    }
}
