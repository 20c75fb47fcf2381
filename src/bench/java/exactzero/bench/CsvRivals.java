package exactzero.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reading one CSV of 20 columns, by ours and others. */
final class CsvRivals {
    private static final String R =
            "f <- commandArgs(TRUE); s <- sapply(1:3, function(i) system.time(d <- read.csv(f[1]))[[3]]); "
                    + "cat(paste0('seconds=', paste(s, collapse = ' ')), file = f[2])";
    private static final String PANDAS = """
            import sys, time, pandas
            s = []
            for r in range(3):
                start = time.perf_counter(); pandas.read_csv(sys.argv[1]); s.append(time.perf_counter() - start)
            open(sys.argv[2], "w").write("version=%s\\nseconds=%s" % (pandas.__version__, " ".join(map(repr, s))))
            """;

    private final Settings settings;
    private final Path work;
    private final int rows;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    CsvRivals(Settings settings, Path work) {
        this.settings = settings;
        this.work = work;
        this.rows = settings.quick() ? 200_000 : 2_000_000;
    }

    int rows() {
        return rows;
    }

    /** Median seconds by reader, in the order measured. */
    Map<String, Double> seconds() {
        return seconds;
    }

    void run() throws IOException, InterruptedException {
        Path file = work.resolve("tall-" + rows + ".csv");
        if (!RivalsBenchmark.KEPT_ONLY) {
            CsvBenchmark.writeFile(file, rows);
        }
        read("Exact Zero, CsvReader.read", java("ours", file));
        if (!settings.peers()) {
            return;
        }
        read("Smile 6.3.0, Read.csv", java("smile", file));
        read("Commons CSV 1.14.1 with FastDoubleParser 2.0.1", java("commons", file));
        String facts = work.resolve("csv.facts").toString();
        read("R, read.csv", List.of(settings.rscript(), "-e", R, file.toString(), facts));
        read("pandas {v}, read_csv", List.of(settings.python(), "-c", PANDAS, file.toString(), facts));
    }

    private List<String> java(String reader, Path file) {
        List<String> command = new ArrayList<>(Programs.java(CsvTrial.class, 1));
        command.addAll(List.of(reader, file.toString(), "3", work.resolve("csv").toString()));
        return command;
    }

    private void read(String label, List<String> command) throws IOException, InterruptedException {
        Path facts = work.resolve("csv.facts");
        Path kept = work.resolve("csv-" + label.replaceAll("[^A-Za-z0-9]+", "-") + ".outcome");
        Files.deleteIfExists(facts);
        if (!Files.exists(kept) && !RivalsBenchmark.KEPT_ONLY && Programs.run(work.resolve("csv.log"), command)
                && Files.exists(facts)) {
            Files.move(facts, kept);
        }
        if (Files.exists(kept)) {
            Facts told = Facts.read(kept);
            seconds.put(label.replace("{v}", told.text("version")), Stopwatch.median(told.numbers("seconds")));
        }
    }
}
