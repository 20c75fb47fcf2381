package exactzero.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The command line's entry, on a Java of at least 25; {@code exactzero.launch.Launcher} starts it. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command on this process's standard output and standard error, and returns its exit code. */
    public static int run(String... args) {
        return run(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16), args);
    }

    /** Runs one command with its results to a stream, which stays open, and returns its exit code. */
    public static int run(OutputStream out, String... args) {
        return run(out, new PrintWriter(System.err, true, readable(System.err.charset())), args);
    }

    static int run(OutputStream out, PrintWriter err, String... args) {
        StandardOutput results = new StandardOutput(out);
        PrintWriter text = new PrintWriter(new OutputStreamWriter(results, readable(System.out.charset())));
        CommandLine line = new CommandLine(new ExactZero(results))
                .setOut(text)
                .setErr(err)
                .setExpandAtFiles(false)
                .setUsageHelpLongOptionsMaxWidth(30)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::usage)
                .setExecutionExceptionHandler(Failures::execution);
        GroupedOptions.install(line);
        int code;
        try {
            code = line.execute(args);
        } catch (Error e) { // such as no memory, which picocli passes on
            code = Failures.print(e, line);
        }
        text.flush();
        results.flush();
        if (results.fault() != null) {
            err.println("exactzero: standard output cannot be written: " + results.fault());
            code = Failures.REFUSED;
        }
        err.flush();
        return code;
    }

    /** The terminal's encoding; UTF-8 where none is set, since column names are seldom ASCII alone. */
    private static Charset readable(Charset terminal) {
        return terminal.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : terminal;
    }
}
