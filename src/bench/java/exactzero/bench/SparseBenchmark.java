package exactzero.bench;

import exactzero.data.SparseDataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times the Lasso path of a sparse problem, instance F, ours and glmnet's; prints and writes the table. */
final class SparseBenchmark {
    private static final String BY_HAND = "## Beside this benchmark";

    private final Settings settings;
    private final Path folder;
    private final SparseDataset data = TextLike.draw();
    private final SparseGapCheck check = new SparseGapCheck(data);
    private final List<String> lines = new ArrayList<>();
    private String kernel = "";

    private SparseBenchmark(Settings settings) {
        this.settings = settings;
        this.folder = settings.work().resolve("F");
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Settings settings = Settings.ofSystem();
        Machine machine = Machine.here();
        SparseBenchmark benchmark = new SparseBenchmark(settings);
        benchmark.run();
        Files.createDirectories(settings.out());
        Path report = settings.out().resolve("sparse.md");
        Files.writeString(report, benchmark.markdown(machine) + byHand(report));
    }

    /** What an earlier report says beside this benchmark. */
    private static String byHand(Path report) throws IOException {
        String earlier = Files.exists(report) ? Files.readString(report) : "";
        int from = earlier.indexOf(BY_HAND);
        return from < 0 ? "" : "\n" + earlier.substring(from);
    }

    private void run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (String gap : List.of("1e-6", "1e-10")) {
            ours(gap, 1);
            ours(gap, 2);
        }
        if (!settings.peers()) {
            return;
        }
        writeEntries();
        for (String thresh : settings.quick() ? List.of("1e-7") : List.of("1e-7", "1e-12")) {
            glmnet(thresh);
        }
    }

    private void ours(String gap, int threads) throws IOException, InterruptedException {
        List<String> command = Programs.java(SparseTrial.class, threads);
        command.addAll(List.of(gap, settings.quick() ? "3" : "7", folder.resolve("ours").toString()));
        Path log = folder.resolve("ours.log");
        if (!Programs.run(log, command)) {
            throw new IllegalStateException("the sparse instance failed: " + Files.readString(log));
        }
        Facts facts = Facts.read(folder.resolve("ours.facts"));
        kernel = facts.text("kernel");
        add("Exact Zero, gap " + gap, threads, facts, Report.seconds(facts.number("cold")), "ours");
    }

    private void glmnet(String thresh) throws IOException, InterruptedException {
        List<String> command = List.of(settings.rscript(), "src/bench/R/glmnet_sparse.R", folder.toString(),
                folder.resolve("ours.lambda").toString(), thresh, settings.quick() ? "1" : "3",
                folder.resolve("peer").toString());
        if (!Programs.run(folder.resolve("peer.log"), command)) {
            System.out.println("glmnet did not run, see " + folder.resolve("peer.log"));
            return;
        }
        Facts facts = Facts.read(folder.resolve("peer.facts"));
        add("glmnet " + facts.text("version") + ", thresh " + thresh, 1, facts, "", "peer");
    }

    private void add(String program, int threads, Facts facts, String cold, String files) throws IOException {
        Fits fits = Fits.read(folder.resolve(files + ".fits"));
        double gap = check.largest(fits, Doubles.read(folder.resolve("ours.lambda")));
        double[] seconds = facts.numbers("seconds");
        String line = String.format(Locale.ROOT, "| %s | %d | %s | %s | %s | %s | %d |", program, threads,
                Report.seconds(Stopwatch.median(seconds)), Report.seconds(Stopwatch.least(seconds)), cold,
                Report.gap(gap), fits.nonzero(fits.size() - 1));
        lines.add(line);
        System.out.println(line);
    }

    /** Entries column after column, for R: counts and rows as int32, values and target as float64, little-endian. */
    private void writeEntries() throws IOException {
        int[] counts = new int[data.size()];
        int total = Math.toIntExact(data.columns().entries());
        ByteBuffer rows = ByteBuffer.allocate(Integer.BYTES * (total + counts.length)).order(ByteOrder.LITTLE_ENDIAN);
        for (int[] index : data.columns().index()) {
            rows.putInt(index.length);
        }
        for (int[] index : data.columns().index()) {
            for (int i : index) {
                rows.putInt(i);
            }
        }
        Files.write(folder.resolve("rows.bin"), rows.array());
        Doubles.write(folder.resolve("values.bin"), data.columns().values());
        Doubles.write(folder.resolve("y.bin"), data.y());
    }

    private String markdown(Machine machine) {
        String note = machine.load() > 1 ? " **Other work was running on the machine: take ratios, not seconds.**" : "";
        return "# A sparse Lasso path, timed\n\n" + machine.describe(kernel) + ".\n\nLoad average: "
                + Report.load(machine.load())
                + " at the start." + note + String.format(Locale.ROOT, """


                        Instance F: %d rows, %d features, %d entries, like documents and words. 100 lambdas down to 0.01 \
                        of the largest.

                        | program | threads | median | least | first call | largest gap | nonzero at the end |
                        |---|---|---|---|---|---|---|
                        """, data.rows(), data.size(), data.columns().entries()) + String.join("\n", lines) + """


                        The time holds everything from the entries to the weights. Gaps are relative to y'y / 2n and recomputed \
                        from the entries and the returned coefficients by separate code.

                            mvn -Pbench verify -DskipTests -Dbench.main=exactzero.bench.SparseBenchmark
                        """;
    }
}
