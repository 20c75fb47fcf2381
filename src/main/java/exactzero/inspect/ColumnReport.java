package exactzero.inspect;

import java.util.List;

/**
 * What an inspection says of one column.
 *
 * @param name of the column
 * @param type numeric, boolean, categorical, constant, date, text or empty
 * @param reason why it is taken for that
 * @param missing number of missing cells
 * @param distinct number of different values; -1 where they are too many to be counted
 * @param notes what to mind
 * @param doubtful whether it should rather not be a feature
 */
public record ColumnReport(
        String name, String type, String reason, int missing, long distinct, List<String> notes, boolean doubtful) {}
