package exactzero.cli;

import exactzero.report.Format;
import exactzero.report.ReportOptions;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go, shared by the commands that report. */
final class OutputOptions {

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the report (default: reports/<file's name>)")
    private @Nullable Path out;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "KIND",
            description = "kinds of file to write: ${COMPLETION-CANDIDATES} (default: all)")
    private Set<Format> formats = EnumSet.allOf(Format.class);

    @Option(names = "--force", description = "replace files that exist")
    private boolean force;

    @Option(
            names = "--json",
            description = "print one JSON document instead of text; writes files only where --out says")
    private boolean json;

    @Option(names = "--timings", description = "add milliseconds taken to the JSON")
    private boolean timings;

    @Option(names = {"-q", "--quiet"}, description = "print no notes and no progress")
    private boolean quiet;

    boolean json() {
        return json;
    }

    boolean timings() {
        return timings;
    }

    boolean quiet() {
        return quiet;
    }

    /** Whether files are to be written: always, except that a JSON document alone needs no folder. */
    boolean writesFiles() {
        return !json || out != null;
    }

    ReportOptions report(String name) {
        return new ReportOptions(out == null ? Path.of("reports", name) : out, formats, force);
    }
}
