package exactzero.cli;

import exactzero.compare.Comparison;
import exactzero.compare.FirstCall;
import exactzero.compare.Plan;
import exactzero.data.Dataset;
import exactzero.report.CompareDocument;
import exactzero.report.CompareReport;
import exactzero.report.ReportOptions;
import exactzero.smile.FreshJvm;
import exactzero.smile.SmileRival;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The same fits by Smile's built-ins and ours. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        sortOptions = false,
        customSynopsis = {
            "exactzero compare FILE --target=NAME [OPTION]...",
            "      exactzero compare --preset=NAME [OPTION]..."
        },
        description = {
            "The same fits by Smile's LASSO, ElasticNet and RidgeRegression and ours:",
            "objective, duality gap, exact zeros, prediction error, time, memory."
        },
        footer = {
            "",
            "Example: exactzero compare data/diabetes.csv --target progression"
        })
final class CompareCommand implements Callable<Integer> {

    @ParentCommand
    private ExactZero root;

    @Spec
    private CommandSpec spec;

    @Mixin(name = "Data")
    private Source source;

    @Mixin(name = "Fit")
    private Trial trial;

    @Mixin(name = "Output")
    private PageOptions place;

    /** A file, or data that are drawn. */
    static final class Source {
        @Mixin
        private DataOptions data;

        @Option(names = "--preset", paramLabel = "NAME",
                description = "Synthetic data instead of FILE: tall (500 rows, 50 features), wide (200, 1000) or "
                        + "correlated (500, 100).")
        private @Nullable String preset;

        Dataset read(long seed) {
            if (preset == null && !data.given()) {
                throw new UsageException("which data? Give FILE and --target, or --preset");
            }
            if (preset == null) {
                return data.read();
            }
            if (data.given()) {
                throw new UsageException("--preset draws its own data; leave out FILE and --target");
            }
            return Preset.parse(preset).draw(seed);
        }
    }

    /** What is fitted, and how it is measured. */
    static final class Trial {
        @Option(names = "--lambda", paramLabel = "V",
                description = "This lambda for all three (default: what select chooses, of the Lasso for the elastic net "
                        + "too, of ridge for ridge).")
        private @Nullable Double lambda;

        @Option(names = "--l1-ratio", paramLabel = "A",
                description = "Share of L1 in the elastic net (default: ${DEFAULT-VALUE}).")
        private double l1Ratio = 0.5;

        @Option(names = "--seed", paramLabel = "S",
                description = "Seed of folds, of the rows held out and of --preset (default: ${DEFAULT-VALUE}).")
        private long seed = 1;

        @Option(names = "--runs", paramLabel = "N",
                description = "Timed fits of each; 0 for no times (default: ${DEFAULT-VALUE}).")
        private int runs = 25;

        @Option(names = "--threads", paramLabel = "N",
                description = "Threads for ours and for Smile's OpenBLAS (default: ${DEFAULT-VALUE}).")
        private int threads = 1;

        private Plan plan() {
            if (lambda != null && lambda.isNaN()) {
                throw new UsageException("--lambda is NaN; it must be a number of at least 0");
            }
            return UsageException
                    .check(() -> new Plan(lambda == null ? Double.NaN : lambda, l1Ratio, seed, runs, threads));
        }
    }

    @Override
    public Integer call() throws IOException {
        Plan plan = trial.plan();
        FitOptions.limitThreads(plan.threads());
        Dataset table = source.read(plan.seed());
        ReportOptions report = place.report();
        if (report != null) {
            CompareReport.requireFree(report);
        }
        SmileRival.require(plan.threads());
        FirstCall.Probe probe = plan.runs() == 0 ? (rival, data, lambda) -> FirstCall.NONE
                : new FreshJvm(plan.threads());
        Comparison comparison;
        try (Progress progress = new Progress("comparing", Comparison.STEPS, place.quiet())) {
            comparison = Comparison.of(table, plan, SmileRival.all(plan.l1Ratio()), probe, progress);
        }
        List<Path> written = report == null ? List.of() : CompareReport.write(comparison, report);
        if (place.json()) {
            new CompareDocument(comparison).write(root.results());
        } else {
            CompareText.print(spec.commandLine().getOut(), comparison, written);
        }
        spec.commandLine().getOut().flush();
        Notes notes = new Notes(spec.commandLine().getErr(), place.quiet());
        notes.data(table.provenance());
        notes.setAside(comparison.constant());
        notes.comparison(comparison);
        return 0;
    }
}
