package exactzero.cli;

import exactzero.data.Dataset;
import exactzero.report.ReportOptions;
import exactzero.report.SelectDocument;
import exactzero.report.SelectReport;
import exactzero.select.Rule;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: which columns matter. */
@Command(
        name = "select",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        description = "Which columns matter: a cross-validated Lasso next to Ridge, and which weights are exactly zero.")
final class SelectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Mixin
    private FitOptions fit;

    @Mixin
    private OutputOptions output;

    @Option(names = "--l1-ratio", paramLabel = "A", description = "share of L1; below 1 an elastic net (default: 1)")
    private double l1Ratio = 1;

    @Option(names = "--folds", paramLabel = "K", description = "folds of the cross-validation (default: 10)")
    private int folds = 10;

    @Option(names = "--seed", paramLabel = "S", description = "seed that deals rows to folds (default: 1)")
    private long seed = 1;

    @Option(names = "--choose", paramLabel = "RULE", description = "how lambda is chosen: min or 1se (default: 1se)")
    private String rule = Rule.ONE_SE.label();

    @Override
    public Integer call() throws IOException {
        SelectionOptions options = new SelectionOptions(
                fit.scaling(), l1Ratio, fit.lambdas(), folds, seed, Rule.parse(rule), Stopping.DEFAULT);
        fit.limitThreads();
        Stopwatch watch = new Stopwatch();
        Dataset table = data.read();
        ReportOptions report = output.report(table.name());
        if (output.writesFiles()) {
            SelectReport.requireFree(report);
        }
        watch.read();
        Selection selection;
        try (Progress progress = new Progress("cross-validating", 2 * folds, output.quiet())) {
            selection = Selection.of(table, options, progress);
        }
        watch.fitted();
        List<java.nio.file.Path> written =
                output.writesFiles() ? SelectReport.write(selection, report) : List.of();
        if (output.json()) {
            new SelectDocument(selection, List.of(), output.timings() ? watch.milliseconds() : null)
                    .write(System.out);
        } else {
            Text.select(spec.commandLine().getOut(), selection, written);
        }
        return selection.lasso().allConverged() ? 0 : Failures.NOT_CONVERGED;
    }
}
