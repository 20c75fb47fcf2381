package exactzero.bench;

import exactzero.report.BenchmarkPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times whole ridge paths, ours and others', and compares the weights; prints and writes the table. */
final class RidgeBenchmark {
    private final Settings settings;
    private final List<String> lines = new ArrayList<>();
    private final List<String> digits = new ArrayList<>();
    private String kernel = "";

    private RidgeBenchmark(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Settings settings = Settings.ofSystem();
        Machine machine = Machine.here();
        RidgeBenchmark benchmark = new RidgeBenchmark(settings);
        for (Instance instance : settings.instances()) {
            benchmark.run(instance, settings.work().resolve(instance.name() + "-ridge"));
        }
        Files.createDirectories(settings.out());
        Files.writeString(settings.out().resolve("ridge.md"), benchmark.markdown(machine));
        BenchmarkPictures.draw(settings.out());
    }

    private String markdown(Machine machine) {
        String note = machine.load() > 1 ? " **Other work was running on the machine: take ratios, not seconds.**" : "";
        return "# Ridge paths, timed\n\n" + machine.describe(kernel)
                + ".\n\n![Times of all programs: the table below](ridge.svg)\n\nLoad average: "
                + Report.load(machine.load())
                + " at the start." + note + """


                        | instance | program | threads | median | least | first call | largest difference from ours |
                        |---|---|---|---|---|---|---|
                        """ + String.join("\n", lines) + """


                        A path is 100 lambdas, from the largest weight at a thousandth of its least-squares size to nearly least \
                        squares. The time holds everything from the original columns to the weights. The difference is the largest \
                        of any weight at any lambda, relative to the largest weight at that lambda. Decimal digits that our \
                        decomposition promises at the smallest lambda:\
                        """ + " " + String.join(", ", digits) + """
                        .

                            mvn -Pbench verify -DskipTests -Dbench.main=exactzero.bench.RidgeBenchmark -Dbench.instances=A,B,E
                        """;
    }

    private void run(Instance instance, Path folder) throws IOException, InterruptedException {
        Doubles.write(folder, instance.data(settings.data()));
        double[][] reference = ours(instance, folder, 1);
        ours(instance, folder, 2);
        if (!settings.peers()) {
            return;
        }
        String lambda = folder.resolve("ours.lambda").toString();
        int p = instance.spec().features();
        String scripts = "src/bench/";
        String[] times = settings.quick() ? new String[] {"0", "1"} : new String[] {"1", "3"};
        for (int threads = 1; threads <= 2; threads++) {
            peer(instance, "LAPACK SVD, NumPy %s", threads, folder, reference, List.of(settings.python(),
                    scripts + "python/ridge_path.py", folder.toString(), lambda, "svd", times[0], times[1]));
            peer(instance, "scikit-learn %s, Ridge", threads, folder, reference, List.of(settings.python(),
                    scripts + "python/ridge_path.py", folder.toString(), lambda, "sklearn", "0", "1"));
        }
        for (String thresh : instance.large() ? List.of("1e-7") : List.of("1e-7", "1e-12")) {
            peer(instance, "glmnet %s, alpha 0, thresh " + thresh, 1, folder, reference, List.of(settings.rscript(),
                    scripts + "R/glmnet_ridge.R", folder.toString(), "" + p, lambda, thresh, "0", "1"));
        }
    }

    private double[][] ours(Instance instance, Path folder, int threads) throws IOException, InterruptedException {
        List<String> command = Programs.java(RidgeTrial.class, threads);
        command.addAll(List.of(folder.toString(), settings.quick() ? "1" : "8", settings.quick() ? "3" : "9",
                folder.resolve("ours").toString()));
        Path log = folder.resolve("ours.log");
        if (!Programs.run(log, command)) {
            throw new IllegalStateException("instance " + instance.name() + " failed: " + Files.readString(log));
        }
        Facts facts = Facts.read(folder.resolve("ours.facts"));
        kernel = facts.text("kernel");
        if (threads == 1) {
            digits.add(instance.name() + String.format(Locale.ROOT, " %.1f", facts.number("digits")));
        }
        add(instance, "Exact Zero", threads, facts, facts.number("cold"), "");
        return Doubles.read(folder.resolve("ours.bin"), instance.spec().features());
    }

    private void peer(Instance instance, String name, int threads, Path folder, double[][] reference,
            List<String> command)
            throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        whole.add(folder.resolve("peer").toString());
        if (!Programs.run(folder.resolve("peer.log"), threads, whole)) {
            System.out.println(name + " did not run, see " + folder.resolve("peer.log"));
            return;
        }
        Facts facts = Facts.read(folder.resolve("peer.facts"));
        double[][] theirs = Doubles.read(folder.resolve("peer.bin"), instance.spec().features());
        add(instance, String.format(Locale.ROOT, name, facts.text("version")), threads, facts, Double.NaN,
                String.format(Locale.ROOT, "%.0e", difference(reference, theirs)));
    }

    private static double difference(double[][] ours, double[][] theirs) {
        double largest = 0;
        for (int k = 0; k < ours.length; k++) {
            double size = 0;
            double off = 0;
            for (int j = 0; j < ours[k].length; j++) {
                size = Math.max(size, Math.abs(ours[k][j]));
                off = Math.max(off, Math.abs(ours[k][j] - theirs[k][j]));
            }
            largest = Math.max(largest, off / size);
        }
        return largest;
    }

    private void add(Instance instance, String program, int threads, Facts facts, double cold, String difference) {
        double[] seconds = facts.numbers("seconds");
        String line =
                String.format(Locale.ROOT, "| %s | %s | %d | %s | %s | %s | %s |", instance.name(), program, threads,
                        Report.seconds(Stopwatch.median(seconds)), Report.seconds(Stopwatch.least(seconds)),
                        Double.isNaN(cold) ? "" : Report.seconds(cold), difference);
        lines.add(line);
        System.out.println(line);
    }
}
