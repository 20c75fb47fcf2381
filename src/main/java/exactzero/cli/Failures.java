package exactzero.cli;

import exactzero.data.DataException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
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

    /** The command line itself is wrong. */
    static int usage(ParameterException e, String[] args) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("exactzero: " + e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, line.getErr())) {
            line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
        }
        return USAGE;
    }

    /** A command failed. */
    static int execution(Exception e, CommandLine line, ParseResult parsed) {
        if (line.getCommandSpec().root().userObject() instanceof ExactZero root && root.debug()) {
            e.printStackTrace(line.getErr());
        } else {
            line.getErr().println("exactzero: " + message(e));
        }
        return code(e);
    }

    static int code(Exception e) {
        return switch (e) {
            case DataException _ -> BAD_DATA;
            case IllegalArgumentException _ -> USAGE;
            case FileSystemException _ -> REFUSED;
            default -> INTERNAL;
        };
    }

    private static String message(Exception e) {
        return switch (e) {
            case DataException _ -> e.getMessage();
            case IllegalArgumentException _ -> e.getMessage();
            case FileAlreadyExistsException f ->
                    f.getFile() + " exists and would be overwritten.\nTry --force, or another place with --out.";
            case AccessDeniedException f ->
                    f.getFile() + ": no permission to write there.\nTry another place with --out.";
            case FileSystemException f ->
                    f.getFile() + ": cannot be written" + (f.getReason() == null ? "" : " (" + f.getReason() + ")")
                            + ".\nTry another place with --out.";
            default -> "internal error: " + e + "\nTry again with --debug and report what it prints.";
        };
    }
}
