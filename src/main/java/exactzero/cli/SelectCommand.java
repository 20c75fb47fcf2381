package exactzero.cli;

import exactzero.certify.Verdict;
import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.path.Constraints;
import exactzero.report.ReportOptions;
import exactzero.report.SelectDocument;
import exactzero.report.SelectReport;
import exactzero.report.SetAside;
import exactzero.select.FeatureResult;
import exactzero.select.Rule;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The main job: which columns matter. */
@Command(
        name = "select",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        sortOptions = false,
        customSynopsis = "exactzero select FILE --target=NAME [OPTION]...",
        description = {
            "Which columns matter: a cross-validated Lasso next to Ridge, and which weights are exactly zero.",
            "Writes a page, pictures and a table of all features."
        },
        footer = {
            "",
            "Example: exactzero select data/diabetes.csv --target progression --choose min"
        })
final class SelectCommand implements Callable<Integer> {

    @ParentCommand
    private ExactZero root;

    @Spec
    private CommandSpec spec;

    @Mixin(name = "Data")
    private DataOptions data;

    @Mixin(name = "Choosing lambda")
    private Choosing choosing;

    @Mixin(name = "Fit")
    private FitOptions fit;

    @Mixin(name = "Constraints")
    private ConstraintOptions constraints;

    @Mixin(name = "Output")
    private OutputOptions output;

    /** How the penalty is chosen. */
    static final class Choosing {
        @Option(names = "--choose", paramLabel = "RULE",
                description = "min: the smallest cross-validated error; 1se: the fewest features within one standard error "
                        + "of it; aic, bic, ebic: an information criterion; count=K: K features; or a lambda "
                        + "(default: 1se).")
        private String rule = Rule.ONE_SE.label();

        @Option(names = "--folds", paramLabel = "K", description = "Folds of the cross-validation (default: 10).")
        private int folds = 10;

        @Option(names = "--repeats", paramLabel = "R",
                description = "Cross-validations, each with folds of its own, to average (default: 1).")
        private int repeats = 1;

        @Option(names = "--stability", paramLabel = "B",
                description = "Pairs of random halves of the rows for selection frequencies; 0 for none (default: 50).")
        private int pairs = SelectionOptions.PAIRS;

        @Option(names = "--adaptive",
                description = "Adaptive Lasso: penalise each weight inversely to its size in a ridge fit.")
        private boolean adaptive;

        @Option(names = "--relaxed",
                description = "Choose lambda by least squares on the features kept, not by the shrunken weights.")
        private boolean relaxed;

        @Option(names = "--seed", paramLabel = "S", description = "Seed of folds and halves (default: 1).")
        private long seed = 1;

        @Option(names = "--l1-ratio", paramLabel = "A",
                description = "Share of L1; below 1 an elastic net (default: 1, the Lasso).")
        private double l1Ratio = 1;
    }

    @Override
    public Integer call() throws IOException {
        SelectionOptions options = UsageException.check(this::options);
        fit.limitThreads();
        Stopwatch watch = new Stopwatch();
        Dataset table = data.read();
        requireFolds(table);
        ReportOptions report = output.report(table.name());
        if (output.writesFiles()) {
            SelectReport.requireFree(report);
        }
        watch.read();
        Selection selection;
        try (Progress progress = new Progress("cross-validating", options.steps(), output.quiet())) {
            selection = Selection.of(table, options.withConstraints(constraints.on(table)), progress);
        }
        watch.fitted();
        List<Path> written = output.writesFiles() ? SelectReport.write(selection, report) : List.of();
        List<String> constant = constant(selection);
        if (output.json()) {
            List<SetAside> setAside = constant.stream().map(name -> new SetAside(name, "constant")).toList();
            new SelectDocument(selection, setAside, output.timings() ? watch.milliseconds() : null)
                    .write(root.results());
        } else {
            Text.select(spec.commandLine().getOut(), selection, written);
        }
        tell(selection, constant, watch);
        return selection.lasso().allConverged() ? 0 : Failures.NOT_CONVERGED;
    }

    private SelectionOptions options() {
        if (choosing.folds < 2) {
            throw new UsageException("--folds is " + choosing.folds + "; it must be 2 or more, at most one per row");
        }
        return new SelectionOptions(fit.scaling(), Method.requireL1Ratio(choosing.l1Ratio), fit.lambdas(),
                choosing.folds, choosing.seed, Rule.parse(choosing.rule), fit.stopping(), Constraints.NONE)
                .withRepeats(choosing.repeats).withPairs(choosing.pairs).with(choosing.adaptive, choosing.relaxed);
    }

    /** Every fold needs a row, and two rows outside it. */
    private void requireFolds(Dataset table) {
        int rows = table.rows();
        if (rows < 3) {
            throw new DataException(table.name() + ": " + rows + (rows == 1 ? " row" : " rows")
                    + "; cross-validation needs at least 3.\nAdd rows, or see: exactzero path --help");
        }
        int least = rows == 3 ? 3 : 2;
        if (choosing.folds > rows || choosing.folds < least) {
            throw new UsageException("--folds is " + choosing.folds + "; with the " + rows + " rows of " + table.name()
                    + " it must be " + (least == rows ? "3" : "from " + least + " to " + rows));
        }
    }

    private static List<String> constant(Selection selection) {
        return selection.features().stream().filter(feature -> feature.proof().verdict() == Verdict.CONSTANT)
                .map(FeatureResult::name).toList();
    }

    private void tell(Selection selection, List<String> constant, Stopwatch watch) {
        spec.commandLine().getOut().flush();
        Notes notes = new Notes(spec.commandLine().getErr(), output.quiet());
        notes.setAside(constant);
        notes.choice(selection);
        notes.repeats(selection);
        notes.convergence(selection.lasso(), fit.stopping().gap());
        if (output.timings() && !output.json()) {
            notes.timings(watch);
        }
    }
}
