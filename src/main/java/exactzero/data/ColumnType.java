package exactzero.data;

import java.util.Locale;

/** What the cells of a column are. */
public enum ColumnType {
    /** Finite numbers. */
    NUMERIC,
    /** True and false in one spelling. */
    BOOLEAN,
    /** Few labels. */
    CATEGORICAL,
    /** One and the same label in every row. */
    CONSTANT,
    /** Dates or times. */
    DATE,
    /** Labels too many or too different to be categories. */
    TEXT,
    /** No value in any row. */
    EMPTY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
