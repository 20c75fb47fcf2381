package exactzero.bench;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import smile.data.DataFrame;
import smile.io.Read;

/**
 * One CSV reader in a JVM of its own. Arguments: the reader's name, the file, the number of timed runs, and the beginning of
 * the name of the file written. Every run yields the sum of each column, by which readers are compared.
 */
final class CsvTrial {
    private static final CSVFormat HEADER = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private CsvTrial() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        int runs = Integer.parseInt(arguments[2]);
        double[] seconds = new double[runs];
        double[] processor = new double[runs];
        double[] sums = {};
        for (int k = 0; k < runs; k++) {
            long before = processorTime();
            long start = System.nanoTime();
            Object table = read(arguments[0], file);
            seconds[k] = (System.nanoTime() - start) * 1e-9;
            processor[k] = (processorTime() - before) * 1e-9;
            sums = sums(table);
        }
        Facts.write(Path.of(arguments[3] + ".facts"), "seconds", spaced(seconds), "processor", spaced(processor),
                "sums", spaced(sums));
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static Object read(String reader, Path file) throws IOException {
        return switch (reader) {
            case "ours" -> CsvReader.read(file, CsvOptions.of("y"));
            case "smile" -> smile(file);
            case "commons" -> commons(file);
            default -> throw new IllegalArgumentException(reader);
        };
    }

    private static DataFrame smile(Path file) throws IOException {
        try {
            return Read.csv(file.toString(), HEADER);
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** Commons CSV's records, each cell parsed by FastDoubleParser, and nothing else. */
    private static double[][] commons(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(Files.newBufferedReader(file), HEADER)) {
            double[][] columns = new double[parser.getHeaderNames().size()][16];
            int rows = 0;
            for (CSVRecord record : parser) {
                for (int j = 0; j < columns.length; j++) {
                    if (rows == columns[j].length) {
                        columns[j] = Arrays.copyOf(columns[j], rows + rows / 2);
                    }
                    columns[j][rows] = JavaDoubleParser.parseDouble(record.get(j));
                }
                rows++;
            }
            return columns;
        }
    }

    private static double[] sums(Object table) {
        return switch (table) {
            case Dataset data -> {
                double[] sums = Arrays.copyOf(sums(data.columns()), data.size() + 1);
                sums[data.size()] = sum(data.y());
                yield sums;
            }
            case DataFrame frame -> {
                double[][] columns = new double[frame.ncol()][];
                for (int j = 0; j < columns.length; j++) {
                    columns[j] = frame.column(j).toDoubleArray();
                }
                yield sums(columns);
            }
            case double[][] columns -> sums(columns);
            default -> throw new IllegalArgumentException(table.toString());
        };
    }

    private static double[] sums(double[][] columns) {
        return Arrays.stream(columns).mapToDouble(CsvTrial::sum).toArray();
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static String spaced(double[] numbers) {
        StringBuilder text = new StringBuilder();
        for (double number : numbers) {
            text.append(number).append(' ');
        }
        return text.toString();
    }
}
