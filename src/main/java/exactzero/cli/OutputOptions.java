package exactzero.cli;

import exactzero.report.Format;
import exactzero.report.ReportOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go, shared by the commands that report. */
final class OutputOptions {

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the report (default: reports/<file's name>).")
    private @Nullable Path out;

    @Option(
            names = "--format",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "A,B",
            description = "Kinds of file to write: html, svg, png, csv, json and pmml (the model) (default: all).")
    private Set<Format> formats = EnumSet.allOf(Format.class);

    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    @Option(
            names = "--json",
            description = "Print one JSON document instead of text; files are then written only with --out.")
    private boolean json;

    @Option(names = "--timings", description = "Tell the milliseconds taken, as a note or in the JSON.")
    private boolean timings;

    @Option(names = {"-q", "--quiet"}, description = "No notes, warnings and progress: only errors.")
    private boolean quiet;

    boolean json() {
        return json;
    }

    boolean force() {
        return force;
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

    /** Whether pages or pictures are to be written. */
    boolean draws() {
        return writesFiles() && Format.anyDrawn(formats);
    }

    /** Whether a folder for files was named. */
    boolean writesTo() {
        return out != null;
    }

    /** Where the report of the data of that name goes; a place where nothing can be written is refused. */
    ReportOptions report(String name) throws IOException {
        Path folder = out == null ? Path.of("reports", name) : out;
        if (writesFiles()) {
            Destination.requireWritable(folder);
        }
        return new ReportOptions(folder, formats, force);
    }
}
