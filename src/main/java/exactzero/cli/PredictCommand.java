package exactzero.cli;

import exactzero.data.AtomicFile;
import exactzero.data.NewRows;
import exactzero.data.SparseFormat;
import exactzero.report.ModelFile;
import exactzero.report.PredictionTable;
import exactzero.select.Model;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Predictions of a saved model. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        sortOptions = false,
        customSynopsis = "exactzero predict MODEL FILE [OPTION]...",
        description = {
            "Predictions of a model that select has saved, for the rows of a CSV, one a line.",
            "Columns are found by name; those that the model does not need may be missing."
        },
        footer = {
            "",
            "Example: exactzero predict reports/diabetes/model.json data/diabetes.csv"
        })
final class PredictCommand implements Callable<Integer> {

    @ParentCommand
    private ExactZero root;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The model.json of a selection.")
    private Path model;

    @Parameters(index = "1", paramLabel = "FILE",
            description = "A CSV with a header (also .csv.gz), or a sparse matrix (svm, mtx).")
    private Path file;

    @Mixin
    private FormatOptions format;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the predictions there, not to the terminal.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace a file that exists.")
    private boolean force;

    @Option(names = "--json", description = "Print one JSON document instead of a table.")
    private boolean json;

    @Option(names = {"-q", "--quiet"}, description = "No notes and warnings: only errors.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        if (json && out != null) {
            throw new UsageException("--json prints, --out writes a table; leave out one of them");
        }
        if (out != null && !force && Files.exists(out)) {
            throw new FileAlreadyExistsException(out.toString());
        }
        Model saved = ModelFile.read(model);
        NewRows rows = read(saved);
        PredictionTable table = new PredictionTable(saved.target(), saved.predict(rows));
        if (out != null) {
            AtomicFile.write(out, force, table::writeCsv);
        } else if (json) {
            table.writeJson(root.results());
        } else {
            table.writeCsv(root.results());
        }
        tell(rows, out == null ? List.of() : List.of(out));
        return 0;
    }

    private NewRows read(Model saved) {
        SparseFormat sparse = SparseFormat.of(file).orElse(null);
        if (sparse == null) {
            return NewRows.read(file, UsageException.check(format::dialect), saved.sources(), saved.standIns(),
                    saved.levels());
        }
        if (format.given()) {
            throw new UsageException("how a file is written is told for CSV files; " + file + " is a sparse matrix");
        }
        return sparse.newRows(file, saved.sources());
    }

    private void tell(NewRows rows, List<Path> written) {
        spec.commandLine().getOut().flush();
        Notes notes = new Notes(spec.commandLine().getErr(), quiet);
        written.forEach(path -> notes.note("wrote " + path));
        if (!rows.unseen().isEmpty()) {
            notes.warning("the model has not seen " + Text.list(rows.unseen(), 5)
                    + ": such rows count as none of the categories it knows.");
        }
        if (rows.filled() > 0) {
            notes.note(rows.filled() + " missing cells are filled as the model says.");
        }
    }
}
