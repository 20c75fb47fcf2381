package exactzero.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One column of a CSV file while it is read: its numbers so far, and the first cell of each kind that is no number.
 *
 * <p>Whether a column is text is known only at the file's end, so nothing is refused here; but from its first text cell
 * on a column keeps no more numbers and parses no more cells. A missing or infinite cell is held as NaN.
 */
final class CsvColumn {
    /** What a column is for. */
    enum Role {
        FEATURE,
        TARGET,
        WEIGHTS
    }

    /** A cell worth showing, and where it is. */
    record Sighting(long line, String cell) {}

    private final String name;
    private final Role role;
    private double[] values = new double[16];
    private int size;
    private int missingCount;
    private @Nullable Sighting missing;
    private @Nullable Sighting infinite;
    private @Nullable Sighting text;
    private @Nullable Sighting negative;

    CsvColumn(String name, Role role) {
        this.name = name;
        this.role = role;
    }

    void add(String cell, long line) {
        if (text != null) {
            return;
        }
        double value = Numeral.parse(cell);
        if (Double.isNaN(value)) {
            note(cell, line);
        } else if (value < 0 && negative == null) {
            negative = new Sighting(line, cell);
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    private void note(String cell, long line) {
        Sighting here = new Sighting(line, cell);
        switch (Numeral.irregular(cell)) {
            case MISSING -> {
                missingCount++;
                missing = missing == null ? here : missing;
            }
            case INFINITE -> infinite = infinite == null ? here : infinite;
            case TEXT -> {
                text = here;
                values = new double[1];
                size = 0;
            }
        }
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    int missingCount() {
        return missingCount;
    }

    @Nullable
    Sighting missing() {
        return missing;
    }

    @Nullable
    Sighting infinite() {
        return infinite;
    }

    @Nullable
    Sighting text() {
        return text;
    }

    @Nullable
    Sighting negative() {
        return negative;
    }

    /** The number in a row, NaN where there is none. */
    double value(int row) {
        return values[row];
    }

    /** All numbers, in an array of exactly their count, which this column no longer holds. */
    double[] release() {
        double[] released = size == values.length ? values : Arrays.copyOf(values, size);
        values = new double[1];
        size = 0;
        return released;
    }
}
