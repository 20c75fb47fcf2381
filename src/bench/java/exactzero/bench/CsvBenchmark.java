package exactzero.bench;

import exactzero.report.BenchmarkPictures;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Times the reading of a tall CSV of numbers, by ours and others, and tries how little memory suffices. */
final class CsvBenchmark {
    private static final int COLUMNS = 20;
    private static final double[] HEAPS = {1.25, 1.5, 2, 3, 4};
    private static final Map<String, String> READERS = Map.of("ours", "Exact Zero, CsvReader.read", "smile",
            "Smile 6.3.0, Read.csv", "commons", "Commons CSV 1.14.1 with FastDoubleParser 2.0.1, no checks");

    private final Settings settings;
    private final int rows;
    private final Path file;
    private final List<String> lines = new ArrayList<>();

    private CsvBenchmark(Settings settings) {
        this.settings = settings;
        this.rows = settings.quick() ? 200_000 : 2_000_000;
        this.file = settings.work().resolve("tall-" + rows + ".csv");
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Settings settings = Settings.ofSystem();
        Files.createDirectories(settings.work());
        Machine machine = Machine.here();
        CsvBenchmark benchmark = new CsvBenchmark(settings);
        writeFile(benchmark.file, benchmark.rows);
        benchmark.run();
        Files.createDirectories(settings.out());
        Files.writeString(settings.out().resolve("csv.md"), benchmark.markdown(machine));
        BenchmarkPictures.draw(settings.out());
    }

    /** Normal numbers with seven digits behind the point. */
    static void writeFile(Path file, int rows) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int j = 1; j < COLUMNS; j++) {
                out.write("x" + j + ",");
            }
            out.write("y\n");
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < COLUMNS; j++) {
                    long units = Math.round(random.nextGaussian() * 1e7);
                    String digits = String.format("%08d", Math.abs(units));
                    int point = digits.length() - 7;
                    out.write((units < 0 ? "-" : "") + digits.substring(0, point) + "." + digits.substring(point)
                            + (j == COLUMNS - 1 ? "\n" : ","));
                }
            }
        }
    }

    private void run() throws IOException, InterruptedException {
        double[] reference = {};
        for (String reader : settings.peers() ? List.of("ours", "smile", "commons") : List.of("ours")) {
            if (!trial(reader, runs(), "8g")) {
                throw new IllegalStateException(reader + " failed: see " + log());
            }
            Facts facts = Facts.read(settings.work().resolve("csv.facts"));
            double[] sums = facts.numbers("sums");
            reference = reference.length == 0 ? sums : reference;
            double[] processor = facts.numbers("processor");
            lines.add(String.format(Locale.ROOT, "| %s | %s | %s | %.0f MB/s | %s | %s |", READERS.get(reader),
                    Report.seconds(Stopwatch.median(facts.numbers("seconds"))),
                    Report.seconds(Stopwatch.median(processor)),
                    Files.size(file) / 1e6 / Stopwatch.median(processor), leastHeap(reader),
                    Arrays.equals(sums, reference) ? "same" : "**differ**"));
            System.out.println(lines.getLast());
        }
    }

    /** The least of some heaps, in units of the matrix, in which the file can be read. */
    private String leastHeap(String reader) throws IOException, InterruptedException {
        for (double factor : HEAPS) {
            if (trial(reader, 1, Math.round(factor * rows * COLUMNS * 8 / (1 << 20)) + "m")) {
                return Double.toString(factor) + " x";
            }
        }
        return "more than " + HEAPS[HEAPS.length - 1] + " x";
    }

    private boolean trial(String reader, int runs, String heap) throws IOException, InterruptedException {
        List<String> command = Programs.java(CsvTrial.class, 1, heap);
        command.addAll(List.of(reader, file.toString(), "" + runs, settings.work().resolve("csv").toString()));
        return Programs.run(log(), command);
    }

    private int runs() {
        return settings.quick() ? 2 : 5;
    }

    private Path log() {
        return settings.work().resolve("csv.log");
    }

    private String markdown(Machine machine) throws IOException {
        String note = machine.load() > 1
                ? " **Other work was running on the machine: compare processor times, not seconds.**" : "";
        return "# Reading a CSV, timed\n\n" + machine.describe("none")
                + ".\n\n![Processor time of all readers: the table below](csv.svg)\n\nLoad average: "
                + Report.load(machine.load())
                + " at the start." + note + "\n\n" + String.format(Locale.ROOT,
                        "%,d rows of %d numbers with seven decimals, %.0f MB; the matrix has %.0f MB.%n%n", rows,
                        COLUMNS,
                        Files.size(file) / 1e6, rows * COLUMNS * 8 / 1e6)
                + """
                        | reader | median | processor time | per second of it | least heap | sums |
                        |---|---|---|---|---|---|
                        """ + String.join("\n", lines)
                + """


                        Median of %d runs in a JVM of its own with 8 GB, the first included, the file in the page cache. Processor \
                        time is that of the whole process, compilers and garbage collection too. *Least heap*: the smallest \
                        -Xmx, of 1.25, 1.5, 2, 3 and 4 times the matrix, with which one reading succeeds. *Sums*: whether the sum of every \
                        column is, to the last bit, that of ours.

                            mvn -Pbench verify -DskipTests -Dbench.main=exactzero.bench.CsvBenchmark
                        """.formatted(runs());
    }
}
