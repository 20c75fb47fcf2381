package exactzero.cli;

import exactzero.data.DataException;
import exactzero.data.TooLargeException;
import exactzero.smile.MissingComponentException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** From what went wrong to a message of one or two lines and an exit code. */
final class Failures {
    static final int INTERNAL = 1;
    static final int USAGE = 2;
    static final int BAD_DATA = 3;
    static final int NOT_CONVERGED = 4;
    static final int REFUSED = 5;

    private Failures() {}

    /** The command line itself cannot be read. */
    static int usage(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        line.getErr().println(Text.printable("exactzero: " + e.getMessage()));
        boolean advised = Objects.requireNonNull(e.getMessage()).contains("Usage:")
                || UnmatchedArgumentException.printSuggestions(e, line.getErr());
        if (!advised) {
            line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
        }
        return USAGE;
    }

    /** A command failed. */
    static int execution(Exception e, CommandLine line, ParseResult parsed) {
        return print(e, line);
    }

    /** Says what went wrong and what to do, and returns the exit code. */
    static int print(Throwable e, CommandLine line) {
        line.getErr().println(Text.printable("exactzero: " + message(e)));
        if (line.getCommandSpec().root().userObject() instanceof ExactZero root && root.debug()) {
            e.printStackTrace(line.getErr());
        }
        return code(e);
    }

    static int code(Throwable e) {
        return switch (e) {
            case TooLargeException _ -> REFUSED;
            case DataException _ -> BAD_DATA;
            case UsageException _ -> USAGE;
            case IOException _ -> REFUSED; // reading reports its own as DataException: these come of writing
            case MissingComponentException _ -> REFUSED;
            case OutOfMemoryError _ -> REFUSED;
            default -> INTERNAL;
        };
    }

    private static String message(Throwable e) {
        return switch (e) {
            case DataException _ -> e.getMessage();
            case UsageException _ -> e.getMessage();
            case MissingComponentException _ -> e.getMessage();
            case FileAlreadyExistsException f ->
                    f.getFile() + " exists and would be overwritten.\nTry --force, or another place with --out.";
            case AccessDeniedException f ->
                    f.getFile() + ": no permission to write there.\nTry another place with --out.";
            case FileSystemException f ->
                    f.getFile() + ": cannot be written" + (f.getReason() == null ? "" : " (" + f.getReason() + ")")
                            + ".\nTry another place with --out.";
            case IOException _ ->
                    "cannot write the results: " + e.getMessage() + ".\nTry another place with --out.";
            case OutOfMemoryError _ ->
                    "the memory does not suffice: Java may use " + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB.\nAllow it more, such as EXACTZERO_JAVA_OPTS=-Xmx16g, or use fewer columns.";
            default -> "internal error: " + e + "\nTry again with --debug and report what it prints.";
        };
    }
}
