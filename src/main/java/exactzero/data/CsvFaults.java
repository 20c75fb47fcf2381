package exactzero.data;

import exactzero.data.CsvColumn.Role;
import exactzero.data.CsvColumn.Sighting;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses columns that hold something else than finite numbers, once the whole file is read: so that a message names
 * all columns to be mended and not only the first.
 *
 * @param file the file's name, for messages
 * @param columns the columns in use
 * @param rows how many rows were read
 */
record CsvFaults(String file, List<CsvColumn> columns, int rows) {

    void refuse() {
        refuseText();
        refuseInfinite();
        refuseMissing();
        refuseWeights();
    }

    private void refuseText() {
        for (CsvColumn column : columns) {
            Sighting text = column.text();
            if (text != null && column.role() != Role.FEATURE) {
                String what = column.role() == Role.TARGET ? "target" : "weights";
                throw new DataException(at(column, text) + " in the " + what + " is text, not a number.\nChoose a "
                        + "numeric column with --" + what + ", or correct the cell if the others are numbers");
            }
        }
        List<CsvColumn> texts = columns.stream().filter(column -> column.text() != null).toList();
        if (!texts.isEmpty()) {
            List<String> names = texts.stream().map(CsvColumn::name).toList();
            throw new DataException(first(texts, CsvColumn::text) + " is text, not a number.\nLeave out "
                    + (names.size() == 1 ? "this column" : "the " + names.size() + " columns with text") + " by --drop "
                    + Wording.argument(names) + ", or correct the cells");
        }
    }

    private void refuseInfinite() {
        List<CsvColumn> infinite = columns.stream().filter(column -> column.infinite() != null).toList();
        if (!infinite.isEmpty()) {
            throw new DataException(first(infinite, CsvColumn::infinite) + " is not a finite number of double "
                    + "precision.\nCorrect the cell, remove the row, or drop the column" + elsewhere(infinite));
        }
    }

    private static String elsewhere(List<CsvColumn> infinite) {
        return infinite.size() == 1 ? "" : " (columns with such cells: "
                + Wording.list(infinite.stream().map(CsvColumn::name).toList(), 10) + ")";
    }

    private void refuseMissing() {
        List<CsvColumn> lacking = columns.stream().filter(column -> column.missing() != null).toList();
        if (lacking.isEmpty()) {
            return;
        }
        List<String> counts = lacking.stream().map(column -> column.missingCount() + " in " + column.name()).toList();
        String features = lacking.stream()
                .filter(column -> column.role() == Role.FEATURE)
                .limit(10)
                .map(CsvColumn::name)
                .collect(Collectors.collectingAndThen(Collectors.toList(), Wording::argument));
        String choice = features.isEmpty() ? "Fill" : "Leave columns out (--drop " + features + "), or fill";
        throw new DataException(first(lacking, CsvColumn::missing) + " is a missing value (missing: "
                + Wording.list(counts, 10) + ").\n" + choice + " the cells, or remove the " + incompleteRows()
                + " of " + rows + " rows that lack one");
    }

    private int incompleteRows() {
        int count = 0;
        for (int i = 0; i < rows; i++) {
            for (CsvColumn column : columns) {
                if (Double.isNaN(column.value(i))) {
                    count++;
                    break;
                }
            }
        }
        return count;
    }

    private void refuseWeights() {
        for (CsvColumn column : columns) {
            if (column.role() == Role.WEIGHTS) {
                Sighting negative = column.negative();
                if (negative != null) {
                    throw new DataException(at(column, negative) + " is negative; a weight must be 0 or more");
                }
                if (allZero(column)) {
                    throw new DataException(file + ", column '" + column.name() + "': all weights are zero; "
                            + "at least one row must count, or leave out --weights");
                }
            }
        }
    }

    private boolean allZero(CsvColumn column) {
        for (int i = 0; i < rows; i++) {
            if (column.value(i) != 0.0) {
                return false;
            }
        }
        return true;
    }

    /** The topmost of the cells seen; the leftmost of those on one line. */
    private String first(List<CsvColumn> faulty, Function<CsvColumn, @Nullable Sighting> kind) {
        CsvColumn first = faulty.getFirst();
        for (CsvColumn column : faulty) {
            if (kind.apply(column).line() < kind.apply(first).line()) {
                first = column;
            }
        }
        return at(first, kind.apply(first));
    }

    private String at(CsvColumn column, Sighting sighting) {
        return file + ", line " + sighting.line() + ", column '" + column.name() + "': "
                + Wording.cell(sighting.cell());
    }
}
