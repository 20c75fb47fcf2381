package exactzero.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command writes its one file. */
final class FileOptions {
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write. Required.")
    private Path out;

    @Option(names = "--force", description = "Replace a file that exists.")
    private boolean force;

    boolean force() {
        return force;
    }

    /** The file, which can be written. */
    Path free(String ending) throws IOException {
        if (!out.toString().endsWith(ending)) {
            throw new UsageException("--out is " + out + "; the name must end in " + ending);
        }
        Destination.requireFree(out, force);
        return out;
    }
}
