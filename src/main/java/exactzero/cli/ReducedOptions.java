package exactzero.cli;

import exactzero.data.Source;
import exactzero.select.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file with fewer columns, on request. */
final class ReducedOptions {

    @Option(names = "--reduced", paramLabel = "FILE",
            description = "Copy the columns that are kept, and the target, to a CSV: all rows, cells as they are written "
                    + "(also .csv.gz).")
    private @Nullable Path reduced;

    /** Refuses early what {@link #write} would refuse late. */
    void requireFree(DataOptions data, boolean force) throws IOException {
        if (reduced == null) {
            return;
        }
        if (!data.csv()) {
            throw new UsageException("--reduced is for CSV files; " + data.file() + " is a matrix");
        }
        if (Files.exists(reduced) && Files.isSameFile(reduced, data.file())) {
            throw new UsageException("--reduced is " + reduced + ", the file that is read; name another");
        }
        Destination.requireFree(reduced, force);
    }

    /** Writes the file; returns what was written, nothing where none was asked for. */
    List<Path> write(DataOptions data, Model model, boolean force) throws IOException {
        if (reduced == null) {
            return List.of();
        }
        Set<String> columns = new LinkedHashSet<>();
        for (Source source : model.sources()) {
            columns.add(source.column());
        }
        data.copy(columns, reduced, force);
        return List.of(reduced);
    }
}
