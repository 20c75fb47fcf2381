package exactzero.data;

import exactzero.data.SourceColumn.Role;
import exactzero.data.SourceColumn.Sighting;
import exactzero.data.SourceColumn.Sightings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One column of a CSV file while it is read: its numbers or labels so far, and the first cell of each kind.
 *
 * <p>Whether a column is text is known only at the file's end, so nothing is refused here. A column whose first value is
 * no number keeps labels from there on. One in which text comes after numbers keeps neither, only counts: the labels
 * of its first rows are gone, and a second reading fetches them if they turn out to be wanted.
 */
final class CsvColumn {
    /** What is kept of a column. */
    enum Keeping {
        /** Numbers until text comes. */
        WHAT_COMES,
        /** Labels from the first row on. */
        LABELS,
        /** Labels, because a person says that the column is categorical. */
        CATEGORIES
    }

    private final String name;
    private final Role role;
    private final Keeping keeping;
    private final Numeral numeral;
    private @Nullable DoubleList values;
    private @Nullable Levels levels;
    private final TextCounts counts = new TextCounts();
    /** What the labels kept so far look like, so that this is found out once for each. */
    private final Map<String, TextKind> known = new HashMap<>();
    private int rows;
    private int missingCount;
    private @Nullable Sighting missing;
    private @Nullable Sighting infinite;
    private @Nullable Sighting text;
    private @Nullable Sighting negative;
    private @Nullable Sighting padded;

    CsvColumn(String name, Role role, Keeping keeping, Numeral numeral) {
        this.name = name;
        this.role = role;
        this.keeping = keeping;
        this.numeral = numeral;
        if (keeping == Keeping.WHAT_COMES) {
            values = new DoubleList();
        } else {
            levels = new Levels();
        }
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    /** Adds the cell that is a slice of an array. */
    void add(char[] chars, int from, int to, long line) {
        rows++;
        if (levels != null && addKnown(new String(chars, from, to - from).strip())) {
            return;
        }
        double value = numeral.parse(chars, from, to);
        if (Double.isNaN(value)) {
            note(new String(chars, from, to - from), line);
        } else {
            if (value < 0 && negative == null) {
                negative = new Sighting(line, new String(chars, from, to - from));
            }
            if (padded == null && to - from > 1 && chars[from] == '0' && Character.isDigit(chars[from + 1])) {
                padded = new Sighting(line, new String(chars, from, to - from));
            }
            counts.number();
            if (levels != null) {
                label(new String(chars, from, to - from).strip());
            }
        }
        if (values != null) {
            values.add(value);
        }
    }

    private boolean addKnown(String label) {
        TextKind kind = known.get(label);
        if (kind != null) {
            counts.text(kind);
            label(label);
        }
        return kind != null;
    }

    private void note(String cell, long line) {
        Sighting here = new Sighting(line, cell);
        switch (numeral.irregular(cell)) {
            case MISSING -> {
                missingCount++;
                missing = missing == null ? here : missing;
                label(null);
            }
            case INFINITE -> {
                infinite = infinite == null ? here : infinite;
                counts.number();
                label(cell.strip());
            }
            case TEXT -> {
                String label = cell.strip();
                TextKind kind = TextKind.of(label);
                counts.text(kind);
                if (text == null) {
                    text = here;
                    forgetNumbers();
                }
                label(label);
                if (levels != null) {
                    known.put(label, kind);
                }
            }
        }
    }

    /** From the first text on; labels are kept if no number came before it. */
    private void forgetNumbers() {
        if (values != null) {
            values = null;
            if (counts.numbers() == 0 && role == Role.FEATURE) {
                levels = new Levels();
                for (int i = 0; i < rows - 1; i++) {
                    label(null);
                }
            }
        }
    }

    private void label(@Nullable String label) {
        if (levels != null && !levels.add(label)) {
            levels = null;
            known.clear();
        }
    }

    /** Whether the column must be read again to know its labels. */
    boolean wantsLabels() {
        return keeping == Keeping.WHAT_COMES && role == Role.FEATURE && text != null && levels == null
                && counts.numbers() > 0 && !mixed();
    }

    private boolean mixed() {
        return keeping != Keeping.CATEGORIES && text != null && 2 * counts.numbers() > counts.all();
    }

    /** The column after its last row; its numbers are then held by the result alone. */
    SourceColumn finish() {
        Sightings sightings = new Sightings(missing, infinite, text, negative, padded);
        double[] numbers = values == null ? new double[0] : values.toArray();
        values = null;
        ColumnTyping typing = new ColumnTyping(rows - missingCount, missingCount, counts, levels,
                keeping == Keeping.CATEGORIES, text == null ? null : text.cell());
        SourceColumn column = typing.column(name, role, numbers, sightings, mixed());
        levels = null;
        return column;
    }
}
