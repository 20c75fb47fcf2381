package exactzero.cli;

import picocli.CommandLine;

/** The command line's entry, on a Java of at least 25; {@code exactzero.launch.Launcher} starts it. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command and returns its exit code. */
    public static int run(String... args) {
        CommandLine line = new CommandLine(new ExactZero());
        line.setParameterExceptionHandler(Failures::usage);
        line.setExecutionExceptionHandler(Failures::execution);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(args);
    }
}
