package exactzero.cli;

import exactzero.certify.Verdict;
import exactzero.data.Dataset;
import exactzero.data.SetAside;
import exactzero.report.DialectDocument;
import exactzero.report.ReportOptions;
import exactzero.report.SelectDocument;
import exactzero.report.SelectReport;
import exactzero.select.FeatureResult;
import exactzero.select.Model;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
    private ChoosingOptions choosing;

    @Mixin(name = "Fit")
    private FitOptions fit;

    @Mixin(name = "Constraints")
    private ConstraintOptions constraints;

    @Mixin(name = "Other tools")
    private DialectOptions dialects;

    @Mixin(name = "Output")
    private OutputOptions output;

    @Mixin(name = "Reduced CSV")
    private ReducedOptions reduced;

    @Override
    public Integer call() throws IOException {
        SelectionOptions options = UsageException.check(() -> choosing.with(fit));
        dialects.dialects();
        fit.limitThreads();
        Stopwatch watch = new Stopwatch();
        Dataset table = data.read();
        choosing.requireFolds(table);
        ReportOptions report = output.report(table.name());
        if (output.writesFiles()) {
            SelectReport.requireFree(report);
        }
        reduced.requireFree(data, output.force());
        watch.read();
        SelectionOptions constrained = options.withConstraints(constraints.on(table));
        SelectionOptions searched =
                choosing.searched(table, output.draws() ? constrained : constrained.withoutTrack(), notes());
        Selection selection;
        try (Progress progress = new Progress("cross-validating", searched.steps(), output.quiet())) {
            selection = Selection.of(table, searched, progress);
        }
        watch.fitted();
        DialectDocument told =
                dialects.of(selection.fit(), table, options.scaling(), selection.constraints(), data);
        Model model = Model.of(selection, table);
        List<Path> written = new ArrayList<>();
        if (output.writesFiles()) {
            written.addAll(SelectReport.write(selection, model, report));
        }
        written.addAll(reduced.write(data, model, output.force()));
        List<String> constant = constant(selection);
        if (output.json()) {
            List<SetAside> setAside = Stream.concat(table.provenance().setAside().stream(),
                    constant.stream().map(name -> new SetAside(name, "constant"))).toList();
            new SelectDocument(selection, setAside, output.timings() ? watch.milliseconds() : null, told)
                    .write(root.results());
        } else {
            SelectText.print(spec.commandLine().getOut(), selection, written);
            if (told != null) {
                DialectText.print(spec.commandLine().getOut(), told);
            }
        }
        tell(selection, constant, watch);
        return selection.converged() ? 0 : Failures.NOT_CONVERGED;
    }

    private static List<String> constant(Selection selection) {
        return selection.features().stream().filter(feature -> feature.proof().verdict() == Verdict.CONSTANT)
                .map(FeatureResult::name).toList();
    }

    private Notes notes() {
        return new Notes(spec.commandLine().getErr(), output.quiet());
    }

    private void tell(Selection selection, List<String> constant, Stopwatch watch) {
        spec.commandLine().getOut().flush();
        Notes notes = notes();
        notes.data(selection.provenance());
        notes.setAside(constant);
        if (selection.options().relaxed() && !dialects.dialects().isEmpty()) {
            notes.note("--dialect gives the Lasso's weights, not those of least squares on the features kept.");
        }
        notes.choice(selection);
        notes.repeats(selection);
        notes.halves(selection.stability());
        notes.convergence(selection, fit.stopping().gap());
        if (output.timings() && !output.json()) {
            notes.timings(watch);
        }
    }
}
