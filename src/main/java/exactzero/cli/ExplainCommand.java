package exactzero.cli;

import exactzero.data.Dataset;
import exactzero.explain.Explanation;
import exactzero.report.Format;
import exactzero.report.ReportOptions;
import exactzero.report.WeightDocument;
import exactzero.report.WeightReport;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
    private Place place;

    /** What is asked. */
    static final class Question {
        @Option(names = "--feature", required = true, paramLabel = "NAME",
                description = "The column whose weight is asked about. Required.")
        private String feature;
    }

    /** Where the answer goes. */
    static final class Place {
        @Spec(Spec.Target.MIXEE)
        private CommandSpec command;

        @Option(names = "--out", paramLabel = "DIR",
                description = "Write the picture and a page there: explain.html, .svg, .png (default: text alone).")
        private @Nullable Path out;

        @Option(names = "--format", split = ",", hideParamSyntax = true, paramLabel = "A,B",
                description = "Kinds of file to write: html, svg, png, pdf (default: all but pdf).")
        private Set<Format> formats = EnumSet.of(Format.HTML, Format.SVG, Format.PNG);

        @Option(names = "--force", description = "Replace files that exist.")
        private boolean force;

        @Option(names = "--json", description = "Print one JSON document instead of text.")
        private boolean json;

        @Option(names = {"-q", "--quiet"}, description = "No notes, warnings and progress: only errors.")
        private boolean quiet;

        /** Where and how files are written; null when none are. */
        @Nullable
        ReportOptions report() throws IOException {
            if (!Format.PAGE_AND_PICTURES.containsAll(formats)) {
                throw new UsageException("--format of explain is html, svg, png or pdf; it has no tables and no model");
            }
            if (out == null) {
                return null;
            }
            Destination.requireWritable(out);
            ReportOptions report = new ReportOptions(out, formats, force, Typed.command(command));
            WeightReport.requireFree(report);
            return report;
        }
    }

    @Override
    public Integer call() throws IOException {
        SelectionOptions unconstrained = UsageException.check(() -> choosing.with(fit));
        fit.limitThreads();
        Dataset table = data.read();
        int feature = ConstraintOptions.index(table, question.feature, "--feature");
        choosing.requireFolds(table);
        ReportOptions report = place.report();
        Notes notes = new Notes(spec.commandLine().getErr(), place.quiet);
        SelectionOptions options = choosing.searched(table,
                unconstrained.withConstraints(constraints.on(table)).withPairs(0).withoutTrack(), notes);
        Selection selection;
        try (Progress progress = new Progress("cross-validating", options.steps(), place.quiet)) {
            selection = Selection.of(table, options, progress);
        }
        Explanation explanation = Explanation.of(table, selection, feature);
        List<Path> written = report == null ? List.of() : WeightReport.write(explanation, report);
        if (place.json) {
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
