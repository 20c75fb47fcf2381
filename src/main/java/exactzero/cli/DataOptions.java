package exactzero.cli;

import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.Dataset;
import exactzero.data.NpyReader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the data come from, shared by the commands that read a table. */
final class DataOptions {

    @Parameters(paramLabel = "FILE", description = "a CSV with a header (also .gz), or a NumPy matrix X.npy")
    private Path file;

    @Option(
            names = "--target",
            required = true,
            paramLabel = "NAME",
            description = "the column to explain; for X.npy the file y.npy")
    private String target;

    @Option(names = "--weights", paramLabel = "NAME", description = "column (or .npy file) of observation weights")
    private @Nullable String weights;

    @Option(names = "--drop", split = ",", paramLabel = "NAME", description = "columns to leave out, comma-separated")
    private Set<String> drop = new LinkedHashSet<>();

    @Option(names = "--keep", split = ",", paramLabel = "NAME", description = "columns to use, no others")
    private Set<String> keep = new LinkedHashSet<>();

    @Option(names = "--delimiter", paramLabel = "CHAR", description = "cell separator, or 'tab' (default: guessed)")
    private @Nullable String delimiter;

    Dataset read() {
        if (file.toString().endsWith(".npy")) {
            if (!drop.isEmpty() || !keep.isEmpty() || delimiter != null) {
                throw new IllegalArgumentException(
                        "--drop, --keep and --delimiter are for CSV files; choose columns before saving " + file);
            }
            return NpyReader.read(file, Path.of(target), weights == null ? null : Path.of(weights));
        }
        Character separator = delimiter == null ? null : CsvOptions.parseDelimiter(delimiter);
        return CsvReader.read(
                file,
                CsvOptions.of(target)
                        .withWeights(weights)
                        .withDrop(drop)
                        .withKeep(keep)
                        .withDelimiter(separator));
    }
}
