package exactzero.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV files of numbers with a header, in one pass, into arrays that grow with the file.
 *
 * <p>Refuses rather than repairs: a missing cell, a text column, a ragged row is told with its line and column name.
 */
public final class CsvReader {
    private CsvReader() {}

    /**
     * Reads a file. Its name, without {@code .csv}, {@code .tsv}, {@code .txt} and {@code .gz}, names the data set; a
     * name that ends in {@code .gz} says that it is compressed.
     *
     * <p>A number has decimal digits, and as it likes a sign, a point, an exponent and spaces around. Missing are the
     * empty cell, NA, NaN, null, N/A and ?, in either case. Columns that are not used are not parsed.
     *
     * @throws DataException if the file cannot be read, or holds anything else than finite numbers in the columns used
     */
    public static Dataset read(Path file, CsvOptions options) {
        try (CsvRecords records = CsvRecords.open(file, options)) {
            CsvHeader header = header(file, records);
            @Nullable CsvColumn[] places = header.select(options);
            int rows = readRows(file, records, places);
            List<CsvColumn> used = Arrays.stream(places).filter(Objects::nonNull).toList();
            new CsvFaults(file.toString(), used, rows).refuse();
            return dataset(BaseName.of(file), used, rows);
        }
    }

    private static CsvHeader header(Path file, CsvRecords records) {
        if (!records.advance()) {
            throw new DataException(file + " is empty; a header line with column names is needed, and rows below it");
        }
        return new CsvHeader(file.toString(), records.line(), records.current().toList());
    }

    private static int readRows(Path file, CsvRecords records, @Nullable CsvColumn[] places) {
        long header = records.line();
        int rows = 0;
        while (records.advance()) {
            CSVRecord record = records.current();
            if (record.size() != places.length) {
                throw new DataException(file + ", line " + records.line() + ": " + cells(record.size())
                        + " where the header has " + places.length + ".\nAdd or remove delimiters in this row; "
                        + "a cell that contains the delimiter needs double quotes around it");
            }
            for (int k = 0; k < places.length; k++) {
                CsvColumn column = places[k];
                if (column != null) {
                    column.add(record.get(k), records.line());
                }
            }
            rows++;
        }
        if (rows == 0) {
            throw new DataException(file + " has a header but no rows; add rows of data below line " + header);
        }
        return rows;
    }

    private static String cells(int count) {
        return count == 1 ? "1 cell" : count + " cells";
    }

    private static Dataset dataset(String name, List<CsvColumn> used, int rows) {
        List<String> features = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        String target = "";
        double[] y = {};
        double[] weights = new double[rows];
        Arrays.fill(weights, 1.0);
        for (CsvColumn column : used) {
            switch (column.role()) {
                case FEATURE -> {
                    features.add(column.name());
                    columns.add(column.release());
                }
                case TARGET -> {
                    target = column.name();
                    y = column.release();
                }
                case WEIGHTS -> weights = column.release();
            }
        }
        return new Dataset(name, features, columns.toArray(double[][]::new), target, y, weights);
    }
}
