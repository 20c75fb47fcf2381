package exactzero.cli;

import exactzero.report.Format;
import exactzero.report.ReportOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the answer goes of a command that writes a page with pictures, if asked. */
final class PageOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Write a page and its pictures there (default: text alone).")
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

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    /** Where and how files are written; null when none are. */
    @Nullable
    ReportOptions report() throws IOException {
        if (!Format.PAGE_AND_PICTURES.containsAll(formats)) {
            throw new UsageException("--format of " + command.name()
                    + " is html, svg, png or pdf; it has no tables and no model");
        }
        if (out == null) {
            return null;
        }
        Destination.requireWritable(out);
        return new ReportOptions(out, formats, force, Typed.command(command));
    }
}
