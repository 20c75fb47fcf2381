package exactzero.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes data sets as CSV: UTF-8, commas, line feeds, every number with the digits that read back as the same double.
 * A file name that ends in {@code .gz} is compressed. Files appear whole or not at all. Names are written as they are, to be
 * read back, also where a spreadsheet would take them for a formula.
 */
public final class CsvWriter {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private CsvWriter() {}

    /**
     * Writes the features, then the target, then a column {@code weights} if the weights are not all 1.
     *
     * @throws FileAlreadyExistsException if the file is there, without {@code force}
     * @throws DataException if two columns would have the same name
     */
    public static void write(Dataset data, Path file, boolean force) throws IOException {
        List<String> names = new ArrayList<>(data.features());
        List<double[]> columns = new ArrayList<>(List.of(data.columns()));
        names.add(data.target());
        columns.add(data.y());
        if (isWeighted(data)) {
            names.add("weights");
            columns.add(data.weights());
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new DataException("cannot write " + file + ": the target '" + data.target()
                    + "' or the column 'weights' has the name of a feature; rename that");
        }
        save(file, force, printer -> {
            printer.printRecord(names);
            writeRows(columns, data.rows(), printer.getOut());
        });
    }

    /**
     * Writes the true coefficients: one row {@code feature,coefficient} for each feature, after a first row for the
     * intercept, named {@code (intercept)}.
     *
     * @throws FileAlreadyExistsException if the file is there, without {@code force}
     */
    public static void writeTruth(SyntheticData data, Path file, boolean force) throws IOException {
        save(file, force, printer -> {
            printer.printRecord("feature", "coefficient");
            printer.printRecord("(intercept)", data.intercept());
            for (int j = 0; j < data.truth().length; j++) {
                printer.printRecord(data.dataset().features().get(j), data.truth()[j]);
            }
        });
    }

    @FunctionalInterface
    private interface Table {
        void printTo(CSVPrinter printer) throws IOException;
    }

    private static void save(Path file, boolean force, Table table) throws IOException {
        AtomicFile.write(file, force, out -> {
            OutputStream bytes = file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
            Writer text = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
            try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
                table.printTo(printer);
            }
        });
    }

    /** A number never needs quotes, so that rows need no CSV library. */
    private static void writeRows(List<double[]> columns, int rows, Appendable out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            line.setLength(0);
            for (double[] column : columns) {
                line.append(column[i]).append(',');
            }
            line.setCharAt(line.length() - 1, '\n');
            out.append(line);
        }
    }

    private static boolean isWeighted(Dataset data) {
        for (double weight : data.weights()) {
            if (weight != 1.0) {
                return true;
            }
        }
        return false;
    }
}
