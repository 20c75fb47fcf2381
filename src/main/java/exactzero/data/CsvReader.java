package exactzero.data;

import java.nio.file.Path;

/**
 * Reads CSV files with a header into arrays that grow with the file.
 *
 * <p>Every column's type is inferred from all of its cells. Numbers are used as they are; true and false become one 0/1
 * feature; categories become one 0/1 feature for each level. Dates, texts and empty columns are set aside, with the reason
 * in {@link Dataset#provenance}. What looks like a mistake is refused with its line and column.
 */
public final class CsvReader {
    private CsvReader() {}

    /**
     * Reads a file. Its name, without {@code .csv}, {@code .tsv}, {@code .txt} and {@code .gz}, names the data set; a
     * name that ends in {@code .gz} says that it is compressed.
     *
     * <p>A number has decimal digits, and as it likes a sign, a point, an exponent and spaces around. Columns that are
     * not used are not parsed.
     *
     * @throws DataException if the file cannot be read; if a row has more or fewer cells than the header; if the target or
     *     the weights are no finite numbers; if a feature has a few cells of text among numbers, or an infinite one;
     *     and for missing values, unless the options say what becomes of them
     */
    public static Dataset read(Path file, CsvOptions options) {
        return encoding(file, options).dataset();
    }

    /**
     * The same of which, where they are many and few of them are not zero, as columns of categories make them, only the
     * entries that are not zero are stored. Where means stand in for missing cells, all are.
     */
    public static Observations observations(Path file, CsvOptions options) {
        return encoding(file, options).observations();
    }

    private static CsvEncoding encoding(Path file, CsvOptions options) {
        CsvTable table = CsvTable.read(file, options.dialect(), options.categorical(),
                header -> header.roles(options));
        new CsvFaults(table, options).refuse();
        return new CsvEncoding(table, options);
    }

    /** What separates the cells of a file: as the dialect says, or guessed. */
    public static char delimiter(Path file, CsvDialect dialect) {
        try (CsvRecords records = CsvRecords.open(file, dialect)) {
            return records.delimiter();
        }
    }
}
