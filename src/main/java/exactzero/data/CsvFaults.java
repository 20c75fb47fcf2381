package exactzero.data;

import exactzero.data.SourceColumn.Role;
import exactzero.data.SourceColumn.Sighting;
import exactzero.data.SourceColumn.Sightings;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what cannot be used, once the whole file is read: so that a message names all columns to be mended and not
 * only the first.
 *
 * @param table the columns in use
 * @param options what was asked for
 */
record CsvFaults(CsvTable table, CsvOptions options) {

    void refuse() {
        refuseText();
        refuseMixed();
        refuseTooManyLevels();
        refuseInfinite();
        refuseMissing();
        refuseWeights();
    }

    private List<SourceColumn> columns() {
        return table.columns();
    }

    private void refuseText() {
        for (SourceColumn column : columns()) {
            Sighting text = column.sightings().text();
            if (text != null && (column.role() == Role.TARGET || column.role() == Role.WEIGHTS)) {
                String what = column.role() == Role.TARGET ? "target" : "weights";
                throw new DataException(
                        table.at(column, text) + " in the " + what + " is text, not a number.\nChoose a "
                                + "numeric column with --" + what + ", or correct the cell if the others are numbers"
                                + notation(text));
            }
        }
    }

    private static String notation(Sighting text) {
        return TextKind.of(text.cell().strip()) == TextKind.NOTATION ? "; --decimal , reads a decimal comma" : "";
    }

    /** A few texts among numbers are mistakes, not a reason to do without the column. */
    private void refuseMixed() {
        List<SourceColumn> mixed = columns().stream().filter(SourceColumn::mixed).toList();
        if (!mixed.isEmpty()) {
            List<String> names = mixed.stream().map(SourceColumn::name).toList();
            SourceColumn first = firstColumn(mixed, Sightings::text);
            throw new DataException(first(mixed, Sightings::text) + " is text, not a number (" + first.reason()
                    + ").\nCorrect the cells, name what means missing with --na, or give --drop or --categorical "
                    + Wording.argument(names));
        }
    }

    private void refuseTooManyLevels() {
        for (SourceColumn column : columns()) {
            boolean folds = column.role() == Role.FOLDS;
            if (column.type() == ColumnType.TEXT && (folds || options.categorical().contains(column.name()))) {
                throw new DataException(table.file() + ", column '" + column.name() + "': " + column.reason()
                        + (folds ? ", too many for --fold-column.\nEach is a fold; put them into groups"
                                : ", too many for --categorical.\nDrop the column, or put its levels into groups"));
            }
        }
    }

    private void refuseInfinite() {
        List<SourceColumn> infinite = columns().stream()
                .filter(column -> column.type() == ColumnType.NUMERIC && column.sightings().infinite() != null)
                .toList();
        if (!infinite.isEmpty()) {
            throw new DataException(first(infinite, Sightings::infinite) + " is not a finite number of double "
                    + "precision.\nCorrect the cell, remove the row, or drop the column" + elsewhere(infinite));
        }
    }

    private static String elsewhere(List<SourceColumn> infinite) {
        return infinite.size() == 1 ? "" : " (columns with such cells: "
                + Wording.list(infinite.stream().map(SourceColumn::name).toList(), 10) + ")";
    }

    private void refuseMissing() {
        boolean all = options.missing() == MissingRule.FAIL;
        List<SourceColumn> lacking = columns().stream()
                .filter(column -> column.missing() > 0 && (column.role() == Role.FEATURE ? all && column.usable()
                        : all || !column.usable()))
                .toList();
        if (lacking.isEmpty()) {
            return;
        }
        List<String> counts = lacking.stream().map(column -> column.missing() + " in " + column.name()).toList();
        String features = lacking.stream()
                .filter(column -> column.role() == Role.FEATURE)
                .limit(10)
                .map(SourceColumn::name)
                .collect(Collectors.collectingAndThen(Collectors.toList(), Wording::argument));
        String fill = features.isEmpty() ? "" : ", fill by means (--missing mean), or leave columns out (--drop "
                + features + ")";
        throw new DataException(first(lacking, Sightings::missing) + " is a missing value (missing: "
                + Wording.list(counts, 10) + ").\nLeave out the " + incompleteRows(lacking) + " of " + table.rows()
                + " rows that lack one (--missing drop)" + fill);
    }

    private int incompleteRows(List<SourceColumn> lacking) {
        return (int) IntStream.range(0, table.rows())
                .filter(i -> lacking.stream().anyMatch(column -> column.lacks(i) || !column.usable())).count();
    }

    private void refuseWeights() {
        for (SourceColumn column : columns()) {
            if (column.role() == Role.WEIGHTS) {
                Sighting negative = column.sightings().negative();
                if (negative != null) {
                    throw new DataException(table.at(column, negative) + " is negative; a weight must be 0 or more");
                }
                if (allZero(column)) {
                    throw new DataException(table.file() + ", column '" + column.name() + "': all weights are zero; "
                            + "at least one row must count, or leave out --weights");
                }
            }
        }
    }

    private static boolean allZero(SourceColumn column) {
        for (double weight : column.numbers()) {
            if (weight != 0.0) {
                return false;
            }
        }
        return true;
    }

    private String first(List<SourceColumn> faulty, Function<Sightings, @Nullable Sighting> kind) {
        SourceColumn first = firstColumn(faulty, kind);
        return table.at(first, Objects.requireNonNull(kind.apply(first.sightings())));
    }

    /** The column with the topmost of the cells seen; the leftmost of those on one line. */
    private static SourceColumn firstColumn(List<SourceColumn> faulty, Function<Sightings, @Nullable Sighting> kind) {
        return Collections.min(faulty, Comparator.comparingLong(
                column -> Objects.requireNonNull(kind.apply(column.sightings())).line()));
    }
}
