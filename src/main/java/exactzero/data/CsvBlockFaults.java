package exactzero.data;

import exactzero.data.SourceColumn.Role;
import exactzero.data.SourceColumn.Sighting;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what is no number in a block of a stream, the topmost cell first.
 *
 * @param table the block's columns
 * @param options what was asked for
 */
record CsvBlockFaults(CsvTable table, CsvOptions options) {

    private record Fault(SourceColumn column, Sighting sighting, String what) {
        Fault orAbove(@Nullable Sighting other, SourceColumn of, String why) {
            return other != null && other.line() < sighting.line() ? new Fault(of, other, why) : this;
        }
    }

    /** @param first whether the block is the file's first, which tells what the columns are */
    void refuse(boolean first) {
        if (first) {
            refuseLabels();
        }
        Fault fault = new Fault(table.columns().getFirst(), new Sighting(Long.MAX_VALUE, ""), "");
        for (SourceColumn column : table.columns()) {
            fault = fault.orAbove(column.sightings().text(), column, " is text, not a number.\nCorrect the cell, name "
                    + "what means missing with --na, or leave the column out with --drop");
            fault = fault.orAbove(column.sightings().infinite(), column, " is not a finite number of double "
                    + "precision.\nCorrect the cell, remove the row, or drop the column");
            if (options.missing() == MissingRule.FAIL) {
                fault = fault.orAbove(column.sightings().missing(), column, " is a missing value.\nLeave out the rows "
                        + "that lack one (--missing drop), or columns (--drop)");
            }
            if (column.role() == Role.WEIGHTS) {
                fault = fault.orAbove(column.sightings().negative(), column,
                        " is negative; a weight must be 0 or more");
            }
        }
        if (!fault.what().isEmpty()) {
            throw new DataException(table.at(fault.column(), fault.sighting()) + fault.what());
        }
    }

    /** Columns of labels, dates and nothing: named all at once, as they must be typed to do without them. */
    private void refuseLabels() {
        List<SourceColumn> labels = table.columns().stream()
                .filter(column -> column.role() == Role.FEATURE && !column.mixed()
                        && column.type() != ColumnType.NUMERIC)
                .toList();
        if (!labels.isEmpty()) {
            List<String> names = labels.stream().map(SourceColumn::name).toList();
            throw new DataException(String.format(Locale.ROOT,
                    "%s: by the first %,d rows, %s no numbers (column '%s': %s); a stream takes nothing else.%n"
                            + "Leave out with --drop %s, or read the file at once, without --stream",
                    table.file(), table.rows(), labels.size() == 1 ? "1 column holds" : labels.size() + " columns hold",
                    names.getFirst(), labels.getFirst().reason(), Wording.argument(names)));
        }
    }
}
