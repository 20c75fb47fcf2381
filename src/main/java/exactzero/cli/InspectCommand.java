package exactzero.cli;

import exactzero.data.CsvDialect;
import exactzero.data.CsvTable;
import exactzero.data.SparseFormat;
import exactzero.data.Wording;
import exactzero.inspect.ColumnReport;
import exactzero.inspect.Inspection;
import exactzero.report.InspectDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What is in a CSV. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        sortOptions = false,
        customSynopsis = "exactzero inspect FILE [OPTION]...",
        description = "What is in a CSV: types and why, missing values, columns that repeat others or leak the target.",
        footer = {
            "",
            "Example: exactzero inspect data/diabetes.csv --target progression"
        })
final class InspectCommand implements Callable<Integer> {
    private static final String PLAIN = "every cell is a number";

    @ParentCommand
    private ExactZero root;

    @Spec
    private CommandSpec spec;

    @Mixin(name = "Data")
    private Place data;

    @Mixin(name = "Format")
    private FormatOptions format;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    /** What is inspected. */
    static final class Place {
        @Parameters(paramLabel = "FILE", description = "A CSV with a header (also .csv.gz).")
        private Path file;

        @Option(names = "--target", paramLabel = "NAME", description = "The column to explain, to look for its leaks.")
        private @Nullable String target;
    }

    @Override
    public Integer call() throws IOException {
        CsvDialect dialect = UsageException.check(format::dialect);
        if (SparseFormat.of(data.file).isPresent()) {
            throw new UsageException("inspect is for CSV files; " + data.file + " is a sparse matrix");
        }
        Inspection inspection = Inspection.of(CsvTable.read(data.file, dialect, format.categorical()), data.target);
        if (json) {
            new InspectDocument(inspection).write(root.results());
        } else {
            print(inspection, spec.commandLine().getOut());
        }
        return 0;
    }

    private void print(Inspection inspection, PrintWriter out) {
        List<ColumnReport> columns = inspection.columns();
        int width = Text.width(columns.stream().map(column -> Text.name(column.name())).toList());
        out.printf(Locale.ROOT, "%s: %s, %s%n%n", Text.name(inspection.name()), Text.count(inspection.rows(), "row"),
                Text.count(columns.size(), "column"));
        out.printf("%-" + width + "s  %-11s  %8s  %8s  %s%n", "column", "type", "missing", "distinct", "notes");
        for (ColumnReport column : columns) {
            String distinct = column.distinct() < 0 ? "many" : Long.toString(column.distinct());
            List<String> notes = notes(column, inspection);
            String row = String.format("%-" + width + "s  %-11s  %8d  %8s  %s", Text.name(column.name()), column.type(),
                    column.missing(), distinct, notes.isEmpty() ? "" : notes.getFirst());
            out.println(Text.printable(row).stripTrailing());
            notes.stream().skip(1).forEach(note -> out.println(" ".repeat(width + 35) + Text.printable(note)));
        }
        out.println();
        inspection.notes().forEach(note -> out.println("note  " + Text.printable(note)));
        out.println("next  " + Text.printable(next(inspection)));
    }

    private static List<String> notes(ColumnReport column, Inspection inspection) {
        List<String> notes = new ArrayList<>();
        if (column.name().equals(inspection.target())) {
            notes.add("the target");
        }
        if (!column.reason().equals(PLAIN)) {
            notes.add(column.reason());
        }
        notes.addAll(column.notes());
        return notes;
    }

    private String next(Inspection inspection) {
        String target = inspection.target();
        List<String> doubtful = inspection.columns().stream()
                .filter(column -> column.doubtful() && !column.notes().isEmpty()).map(ColumnReport::name).toList();
        return "exactzero select " + Wording.argument(List.of(data.file.toString())) + " --target "
                + (target == null ? "NAME" : Wording.argument(List.of(target)))
                + (doubtful.isEmpty() ? "" : " --drop " + Wording.argument(doubtful))
                + (inspection.lacking() ? " --missing mean" : "") + format.typed();
    }
}
