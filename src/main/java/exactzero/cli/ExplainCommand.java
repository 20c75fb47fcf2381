package exactzero.cli;

import exactzero.data.Observations;
import exactzero.explain.Explanation;
import exactzero.report.ReportOptions;
import exactzero.report.WeightDocument;
import exactzero.report.WeightReport;
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

/** Why one weight is or is not zero. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        sortOptions = false,
        customSynopsis = "exactzero explain FILE --target=NAME --feature=NAME [OPTION]...",
        description = {
            "Why one weight is or is not zero: the data's pull on it against the penalty's.",
            "Lambda is what select would choose with the same options; --lambda sets it."
        },
        footer = {
            "",
            "Example: exactzero explain data/diabetes.csv --target progression --feature age"
        })
final class ExplainCommand implements Callable<Integer> {

    @ParentCommand
    private ExactZero root;

    @Spec
    private CommandSpec spec;

    @Mixin(name = "Data")
    private DataOptions data;

    @Mixin(name = "Question")
    private Question question;

    @Mixin(name = "Choosing lambda")
    private ChoosingOptions choosing;

    @Mixin(name = "Fit")
    private FitOptions fit;

    @Mixin(name = "Constraints")
    private ConstraintOptions constraints;

    @Mixin(name = "Output")
    private PageOptions place;

    /** What is asked. */
    static final class Question {
        @Option(names = "--feature", required = true, paramLabel = "NAME",
                description = "The column whose weight is asked about. Required.")
        private String feature;
    }

    @Override
    public Integer call() throws IOException {
        SelectionOptions unconstrained = UsageException.check(() -> choosing.with(fit));
        fit.limitThreads();
        Observations table = data.observations();
        int feature = ConstraintOptions.index(table, question.feature, "--feature");
        choosing.requireFolds(table);
        ReportOptions report = place.report();
        if (report != null) {
            WeightReport.requireFree(report);
        }
        Notes notes = new Notes(spec.commandLine().getErr(), place.quiet());
        SelectionOptions options = choosing.searched(table,
                unconstrained.withConstraints(constraints.on(table)).withPairs(0).withoutTrack(), notes);
        Selection selection;
        try (Progress progress = new Progress("cross-validating", options.steps(), place.quiet())) {
            selection = Selection.of(table, options, progress);
        }
        Explanation explanation = Explanation.of(table, selection, feature);
        List<Path> written = report == null ? List.of() : WeightReport.write(explanation, report);
        if (place.json()) {
            new WeightDocument(explanation).write(root.results());
        } else {
            Text.explain(spec.commandLine().getOut(), explanation, written);
        }
        spec.commandLine().getOut().flush();
        notes.data(selection.provenance());
        notes.convergence(selection, fit.stopping().gap());
        return selection.converged() ? 0 : Failures.NOT_CONVERGED;
    }
}
