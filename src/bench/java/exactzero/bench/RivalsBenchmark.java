package exactzero.bench;

import exactzero.data.Dataset;
import exactzero.report.ScalingPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Times ours and other libraries at the same fits, each in a process of its own on one thread, along curves in n, p and
 * correlation. What a run has measured is kept: a run that was cut short goes on where it stopped, unless the folder of the work
 * is removed.
 */
final class RivalsBenchmark {
    /** Where every tolerance is tried. */
    private static final Set<Cell> ALL_TOLERANCES = Set.of(new Cell(1_000, 50, 0.5), new Cell(1_000, 200, 0.5));
    /** {@code bench.kept}: nothing is measured, the report tells what earlier runs have kept. */
    static final boolean KEPT_ONLY = Boolean.getBoolean("bench.kept");
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Cell TALL = new Cell(100_000, 50, 0.5);
    private static final List<Cell> CV_CELLS =
            List.of(new Cell(1_000, 50, 0.5), new Cell(10_000, 50, 0.5), new Cell(1_000, 1_000, 0.5));

    private final Settings settings;
    private final Path work;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();
    private final List<Contender> present = new ArrayList<>();
    private double load;

    private RivalsBenchmark(Settings settings) {
        this.settings = settings;
        this.work = settings.work().resolve(settings.quick() ? "rivals-quick" : "rivals");
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Settings settings = Settings.ofSystem();
        RivalsBenchmark benchmark = new RivalsBenchmark(settings);
        Files.createDirectories(benchmark.work);
        if (Files.exists(benchmark.loadFile())) {
            benchmark.load = Facts.read(benchmark.loadFile()).number("load");
        }
        Machine machine = Machine.here();
        benchmark.findContenders();
        CsvRivals reading = new CsvRivals(settings, benchmark.work);
        for (Cell cell : Cell.all(settings.quick())) {
            benchmark.run(cell);
            benchmark.write(machine, reading);
        }
        reading.run();
        benchmark.write(machine, reading);
    }

    /** Where the highest load of the machine while something was measured is kept. */
    private Path loadFile() {
        return work.resolve("load");
    }

    private void findContenders() throws IOException, InterruptedException {
        Peers peers = new Peers(settings, Path.of("src/bench"));
        absent.addAll(peers.absent());
        for (Contender contender : Contender.ALL) {
            boolean here = contender.ours() || settings.peers()
                    && (contender.jvm()
                            || (contender.name().equals("glmnet") ? peers.hasGlmnet() : peers.hasSklearn()));
            if (here) {
                present.add(contender);
            }
        }
    }

    private void run(Cell cell) throws IOException, InterruptedException {
        Path folder = work.resolve(cell.key());
        Files.createDirectories(folder);
        Dataset data = cell.data(folder);
        GapCheck check = new GapCheck(data);
        for (Task task : Task.values()) {
            boolean wanted = switch (task) {
                case SINGLE, PATH -> true;
                case CV -> CV_CELLS.contains(cell);
                case MEMORY -> cell.equals(TALL);
            };
            for (Contender contender : present) {
                boolean able = task != Task.CV || contender.crossValidates();
                boolean enough = contender.byDefault() || measured(folder, task, contender)
                        || (task == Task.SINGLE || task == Task.PATH) && ALL_TOLERANCES.contains(cell);
                boolean kept = !KEPT_ONLY || measured(folder, task, contender);
                if (wanted && able && enough && kept) {
                    add(cell, task, contender, folder, check);
                }
            }
        }
    }

    private void add(Cell cell, Task task, Contender contender, Path folder, GapCheck check)
            throws IOException, InterruptedException {
        Path kept = kept(folder, task, contender);
        Outcome outcome;
        if (Files.exists(kept)) {
            outcome = Outcome.read(kept, cell, task, contender);
        } else {
            outcome = measure(cell, task, contender, folder, check);
            outcome.write(kept);
            load = Math.max(load, Machine.here().load());
            Facts.write(loadFile(), "load", load);
        }
        outcomes.add(outcome);
        System.out.println(cell.key() + " " + RivalsReport.line(outcome));
    }

    private static boolean measured(Path folder, Task task, Contender contender) {
        return Files.exists(kept(folder, task, contender));
    }

    private static Path kept(Path folder, Task task, Contender contender) {
        return folder.resolve(task.name().toLowerCase(Locale.ROOT) + "-" + contender.key() + ".outcome");
    }

    private Outcome measure(Cell cell, Task task, Contender contender, Path folder, GapCheck check)
            throws IOException, InterruptedException {
        double[] lambda = task.lambdas(check.largestLambda());
        Path lambdas = folder.resolve("lambdas");
        Doubles.write(lambdas, lambda);
        Path out = folder.resolve("rival");
        Path log = folder.resolve(contender.key() + ".log");
        if (!Programs.run(log, 1, LONGEST, contender.command(task, cell, settings, folder, lambdas, out))) {
            return Outcome.failed(cell, task, contender);
        }
        Facts facts = Facts.read(folder.resolve("rival.facts"));
        boolean cv = task == Task.CV;
        Fits fits = cv && !contender.jvm() ? Fits.of(Doubles.read(folder.resolve("rival.bin"), cell.p()))
                : Fits.read(folder.resolve("rival.fits"));
        double[] at = cv ? Doubles.read(folder.resolve("rival.lambda")) : lambda;
        double[] seconds = facts.numbers("seconds");
        boolean complete = fits.size() == at.length;
        return complete ? new Outcome(cell, task, contender, contender.label().replace("{v}", facts.text("version")),
                Stopwatch.median(seconds), Stopwatch.least(seconds), seconds.length, facts.number("cold"),
                check.largest(fits, at), fits.nonzero(fits.size() - 1), facts.number("peak"))
                : Outcome.failed(cell, task, contender);
    }

    private void write(Machine machine, CsvRivals reading) throws IOException {
        Files.createDirectories(settings.out());
        for (Task task : List.of(Task.SINGLE, Task.PATH)) {
            Files.writeString(settings.out().resolve("rivals-" + (task == Task.PATH ? "path" : "single") + ".svg"),
                    ScalingPicture.svg("Seconds for " + task.label() + ", one thread", panels(task)));
        }
        Files.writeString(settings.out().resolve("rivals.md"),
                new RivalsReport(settings, machine, load, absent, outcomes, reading).markdown());
    }

    private List<ScalingPicture.Panel> panels(Task task) {
        List<ScalingPicture.Panel> panels = new ArrayList<>();
        for (Cell.Series series : Cell.Series.values()) {
            Map<String, List<double[]>> lines = new LinkedHashMap<>();
            for (Cell cell : series.cells(settings.quick())) {
                for (Outcome outcome : outcomes) {
                    if (outcome.cell().equals(cell) && outcome.task() == task && outcome.done()
                            && outcome.contender().byDefault()) {
                        lines.computeIfAbsent(outcome.label(), label -> new ArrayList<>())
                                .add(new double[] {series.value(cell), outcome.seconds()});
                    }
                }
            }
            panels.add(new ScalingPicture.Panel(series.label(), series != Cell.Series.CORRELATION, lines));
        }
        return panels;
    }
}
