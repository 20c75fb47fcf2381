package exactzero.cli;

import exactzero.certify.Verdict;
import exactzero.data.CsvStream;
import exactzero.data.Observations;
import exactzero.data.SetAside;
import exactzero.design.StreamedMoments;
import exactzero.path.Monitor;
import exactzero.report.DialectDocument;
import exactzero.report.ReportOptions;
import exactzero.report.SelectDocument;
import exactzero.report.SelectReport;
import exactzero.select.FeatureResult;
import exactzero.select.Model;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import exactzero.select.StreamedSelection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    @Mixin(name = "Size")
    private SizeOptions size;

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
        dialects.check(data);
        fit.limitThreads();
        Stopwatch watch = new Stopwatch();
        if (size.streams(data, notes())) {
            return stream(options, watch);
        }
        ReportOptions report = requireFree();
        Observations table = data.observations();
        choosing.requireFolds(table);
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
        return write(selection, Model.of(selection, table), report, told, watch);
    }

    /** A selection from rows that are read in blocks. */
    private int stream(SelectionOptions options, Stopwatch watch) throws IOException {
        choosing.requireStreamable();
        if (!dialects.dialects().isEmpty()) {
            throw new UsageException("--dialect needs all rows at once; leave it out, or do without --stream");
        }
        CsvStream rows = data.stream();
        ReportOptions report = requireFree();
        StreamedMoments streamed = size.moments(rows, options.folds(), options.seed(), notes());
        watch.read();
        SelectionOptions constrained =
                options.withConstraints(constraints.on(rows.name(), streamed.moments().frame().features()));
        SelectionOptions wanted = output.draws() ? constrained : constrained.withoutTrack();
        StreamedSelection selected = SizeOptions.watched(rows, "measuring", notes(), watched -> UsageException.check(
                () -> StreamedSelection.of(rows.name(), watched, streamed, wanted, Monitor.NONE)));
        watch.fitted();
        int code = write(selected.selection(), Model.of(selected.selection()), report, null, watch);
        notes().note("selection frequencies take random halves of the rows; of a stream they are left out");
        notes().stream(streamed, selected.digits(),
                selected.selection().lasso().largestGap());
        return code;
    }

    /** Where a report goes, if it can: refused before much is read. */
    private ReportOptions requireFree() throws IOException {
        ReportOptions report = output.report(data.name());
        if (output.writesFiles()) {
            SelectReport.requireFree(report);
        }
        reduced.requireFree(data, output.force());
        return report;
    }

    private int write(Selection selection, Model model, ReportOptions report, @Nullable DialectDocument told,
            Stopwatch watch) throws IOException {
        List<Path> written = new ArrayList<>();
        if (output.writesFiles()) {
            written.addAll(SelectReport.write(selection, model, report));
        }
        written.addAll(reduced.write(data, model, output.force()));
        List<String> constant = constant(selection);
        if (output.json()) {
            List<SetAside> setAside = Stream.concat(selection.provenance().setAside().stream(),
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
