package exactzero.cli;

import exactzero.data.Dataset;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the data come from, shared by the commands that read a table. */
final class DataOptions {

    @Parameters(paramLabel = "FILE", description = "A CSV with a header (also .csv.gz), or a NumPy matrix (npy).")
    private Path file;

    @Option(
            names = "--target",
            required = true,
            paramLabel = "NAME",
            description = "The column to explain; for a NumPy matrix an npy file. Required.")
    private String target;

    @Mixin
    private TableOptions table;

    /** The file's path. */
    Path file() {
        return file;
    }

    /** Reads the file. */
    Dataset read() {
        return table.read(file, target);
    }
}
