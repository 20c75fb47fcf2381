package exactzero.bench;

import exactzero.data.Dataset;
import exactzero.report.BenchmarkPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Times whole Lasso paths, each in JVMs of its own, and peers where they are; prints and writes the table. */
final class PathBenchmark {
    private final Settings settings;
    private final Peers peers;
    private final List<Row> rows = new ArrayList<>();
    private final List<Instance> done = new ArrayList<>();
    private String kernel = "";
    private double load;

    private PathBenchmark(Settings settings, Peers peers) {
        this.settings = settings;
        this.peers = peers;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Settings settings = Settings.ofSystem();
        Files.createDirectories(settings.work());
        Machine before = Machine.here();
        PathBenchmark benchmark = new PathBenchmark(settings, new Peers(settings, Path.of("src/bench")));
        for (Instance instance : settings.instances()) {
            benchmark.run(instance);
            benchmark.write(before);
        }
    }

    /** Writes the report of what is done so far, so that a run cut short leaves one. */
    private void write(Machine before) throws IOException {
        load = Math.max(load, Machine.here().load());
        Report report = new Report(settings, done, before, load, kernel, peers.absent(), rows);
        Files.createDirectories(settings.out());
        Files.writeString(settings.out().resolve("path.md"), report.markdown());
        Files.writeString(settings.out().resolve("path.csv"), Csv.of(rows));
        BenchmarkPictures.draw(settings.out());
    }

    private void run(Instance instance) throws IOException, InterruptedException {
        Path folder = settings.work().resolve(instance.name());
        Dataset data = instance.data(settings.data());
        Doubles.write(folder, data);
        GapCheck check = new GapCheck(data);
        for (double ratio : instance.ratios()) {
            Row one = add(ours(instance, ratio, folder, check, 1));
            add(ours(instance, ratio, folder, check, 2));
            for (Row row : peers.rows(instance, ratio, folder, check, one.pass())) {
                add(row);
            }
        }
        done.add(instance);
    }

    private Row add(Row row) {
        rows.add(row);
        System.out.println(Report.line(row));
        return row;
    }

    private Row ours(Instance instance, double ratio, Path folder, GapCheck check, int threads)
            throws IOException, InterruptedException {
        Path out = folder.resolve("ours");
        String warmUp = settings.quick() ? "1" : "10";
        String runs = settings.quick() ? "3" : instance.large() ? "5" : "15";
        List<String> command = Programs.java(Trial.class, threads);
        command.addAll(List.of(folder.toString(), "" + ratio, warmUp, runs, out.toString()));
        Path log = folder.resolve("ours.log");
        if (!Programs.run(log, command)) {
            throw new IllegalStateException("instance " + instance.name() + " failed: " + Files.readString(log));
        }
        Facts facts = Facts.read(folder.resolve("ours.facts"));
        Fits fits = Fits.read(folder.resolve("ours.fits"));
        double[] seconds = facts.numbers("seconds");
        double gap = check.largest(fits, Doubles.read(folder.resolve("ours.lambda")));
        kernel = facts.text("kernel");
        return new Row(instance.name(), ratio, "Exact Zero", false, threads, Stopwatch.median(seconds),
                Stopwatch.least(seconds), seconds.length, facts.number("cold"), facts.number("pass"),
                facts.number("passes"), facts.number("ownGap"), gap, fits.nonzero(fits.size() - 1),
                Boolean.parseBoolean(facts.text("converged")));
    }
}
