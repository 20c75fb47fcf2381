package exactzero.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file after all of it is read. The arrays are shared and not to be modified.
 *
 * @param name of the column
 * @param role what the column is for
 * @param type what its cells are
 * @param reason why they are taken for that
 * @param missing number of missing cells
 * @param numbers the numbers (0 and 1 for {@link ColumnType#BOOLEAN}) with NaN where one is missing; empty for other types
 * @param codes the index of each row's level, -1 where it is missing; empty for other types than categorical
 * @param levels the labels, sorted; empty where there are too many
 * @param sightings the first cells of note
 * @param mixed whether most cells are numbers, so that the others are probably mistakes
 */
public record SourceColumn(
        String name,
        Role role,
        ColumnType type,
        String reason,
        int missing,
        double[] numbers,
        int[] codes,
        List<String> levels,
        Sightings sightings,
        boolean mixed) {

    /** What a column is for. */
    public enum Role {
        FEATURE,
        TARGET,
        WEIGHTS,
        FOLDS
    }

    /**
     * A cell worth showing, and where it is.
     *
     * @param line in the file, from 1
     * @param cell what stands there
     */
    public record Sighting(long line, String cell) {}

    /**
     * The first cell of each kind; null where there is none.
     *
     * @param padded a number with a zero before other digits, such as 00123, which may be a code
     */
    public record Sightings(@Nullable Sighting missing, @Nullable Sighting infinite, @Nullable Sighting text,
            @Nullable Sighting negative, @Nullable Sighting padded) {}

    /** Whether the row lacks a value, in a column of numbers or categories. */
    boolean lacks(int row) {
        return numbers.length > 0 ? Double.isNaN(numbers[row]) : codes.length > 0 && codes[row] < 0;
    }

    /** Whether features are made of the column. */
    public boolean usable() {
        return type == ColumnType.NUMERIC || type == ColumnType.BOOLEAN || type == ColumnType.CATEGORICAL;
    }
}
