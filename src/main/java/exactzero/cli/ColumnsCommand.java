package exactzero.cli;

import exactzero.data.ColumnFile;
import exactzero.data.CsvStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A CSV as a file of columns, to be mapped into memory. */
@Command(
        name = "columns",
        mixinStandardHelpOptions = true,
        versionProvider = ExactZero.Version.class,
        sortOptions = false,
        customSynopsis = "exactzero columns FILE --target=NAME --out=FILE.columns [OPTION]...",
        description = {
            "A CSV of numbers as a file of columns, for tables that no memory holds and that have too many columns for "
                    + "path --stream.",
            "path then maps the file, and reads of it what the solver asks for."
        },
        footer = {
            "",
            "Example: exactzero columns big.csv --target y --out big.columns",
            "         exactzero path big.columns"
        })
final class ColumnsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin(name = "Data")
    private DataOptions data;

    @Mixin(name = "Output")
    private FileOptions output;

    @Option(names = {"-q", "--quiet"}, description = "No notes and progress: only errors.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        Path out = output.free(DataOptions.COLUMNS);
        CsvStream rows = data.unweightedStream();
        Notes notes = new Notes(spec.commandLine().getErr(), quiet);
        try (Progress progress = SizeOptions.progress(rows, "counting, then writing", notes)) {
            ColumnFile.write(out, rows.watchedBy(SizeOptions.watcher(progress)), data.weights(), output.force());
        }
        ColumnFile written = ColumnFile.open(out);
        spec.commandLine().getOut().printf(Locale.ROOT, "%s: %,d rows, %s, target %s%nwrote  %s (%,d bytes)%n",
                Text.name(written.name()), written.rows(), Text.count(written.features().size(), "feature"),
                Text.name(written.target()), Text.printable(out.toString()), Files.size(out));
        return 0;
    }
}
