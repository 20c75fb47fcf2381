package exactzero.data;

import org.jspecify.annotations.Nullable;

/**
 * Where a feature comes from: the column of the file, and how its cells became numbers.
 *
 * @param column the column's name
 * @param coding what is done with its cells
 * @param level the level that is 1, for {@link Coding#LEVEL}; else null
 */
public record Source(String column, Coding coding, @Nullable String level) {

    /** How a cell becomes a number. */
    public enum Coding {
        /** The number that is written there. */
        NUMBER,
        /** 1 for true, yes, t, y, on; 0 for their opposites. */
        TRUTH,
        /** 1 where the cell is the level, else 0; every level has a feature of its own. */
        LEVEL,
        /** 1 where the cell is missing, else 0. */
        MISSING
    }

    /** A column of numbers, used as it is. */
    public static Source number(String column) {
        return new Source(column, Coding.NUMBER, null);
    }

    /** The name of the feature. */
    public String feature() {
        return switch (coding) {
            case NUMBER, TRUTH -> column;
            case LEVEL -> column + "=" + level;
            case MISSING -> column + " is missing";
        };
    }
}
