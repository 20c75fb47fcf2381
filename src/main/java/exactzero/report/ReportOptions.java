package exactzero.report;

import java.nio.file.Path;
import java.util.Set;

/**
 * Where and how a report is written.
 *
 * @param directory folder of the files; made when it is missing
 * @param formats kinds of file to write
 * @param force whether files that exist are replaced
 * @param version the program's version, as printed on the page
 * @param command what was typed, fit to be typed again; empty when the report was not asked for on a command line
 */
public record ReportOptions(Path directory, Set<Format> formats, boolean force, String version, String command) {

    public ReportOptions {
        formats = Set.copyOf(formats);
    }

    /** Options with the version from this library's manifest. */
    public ReportOptions(Path directory, Set<Format> formats, boolean force, String command) {
        this(directory, formats, force, manifestVersion(), command);
    }

    /** Options of a report that was not asked for on a command line. */
    public ReportOptions(Path directory, Set<Format> formats, boolean force) {
        this(directory, formats, force, "");
    }

    private static String manifestVersion() {
        String version = ReportOptions.class.getPackage().getImplementationVersion();
        return version == null ? "development build" : version;
    }
}
