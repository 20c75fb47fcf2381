package exactzero.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What {@code java -jar exactzero.jar} starts: finds a Java of at least 25 and runs the command line on it.
 *
 * <p>Two things need a second JVM: the Java at hand may be older, and the module of the Vector API can be had only by an
 * option, not by the jar's manifest. Input, output, Ctrl-C and the exit code are those of the second JVM.
 * EXACTZERO_JAVA_HOME names the Java to use; EXACTZERO_JAVA_OPTS gives it more options, such as {@code -Xmx4g}.
 */
public final class Launcher {
    private static final int FEATURE = 25;
    private static final int REFUSED = 5;
    private static final String MAIN = "exactzero.cli.Main";
    private static final String ANNOUNCEMENT = "WARNING: Using incubator modules: " + JavaHome.VECTOR_MODULE;

    private Launcher() {}

    public static void main(String[] args) throws IOException, InterruptedException, URISyntaxException {
        Map<String, String> environment = System.getenv();
        String chosen = environment.getOrDefault("EXACTZERO_JAVA_HOME", "");
        Optional<JavaHome> java = chosen.isBlank()
                ? new JavaSearch(FEATURE, environment).find()
                : JavaHome.at(Path.of(chosen)).filter(home -> home.version().feature() >= FEATURE);
        if (java.isEmpty()) {
            System.err.println(advice(chosen));
            System.exit(REFUSED);
        }
        Path jar = Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        System.exit(run(java.get().vectors(),
                command(java.get(), jar, environment.getOrDefault("EXACTZERO_JAVA_OPTS", ""), onTerminal(), args)));
    }

    /** The command that starts the second JVM. */
    static List<String> command(JavaHome java, Path jar, String options, boolean terminal, String... args) {
        List<String> command = new ArrayList<>();
        command.add(java.executable().toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=70"));
        command.addAll(List.of("-Djava.awt.headless=true", "-Dexactzero.terminal=" + terminal));
        if (java.vectors()) {
            command.addAll(List.of("--add-modules", JavaHome.VECTOR_MODULE));
        }
        if (!options.isBlank()) {
            command.addAll(List.of(options.strip().split("\\s+")));
        }
        command.addAll(List.of("-cp", jar.toString(), MAIN));
        command.addAll(List.of(args));
        return command;
    }

    /** Runs it to its end, which comes early when this JVM is told to end. */
    private static int run(boolean announced, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .inheritIO()
                .redirectError(announced ? Redirect.PIPE : Redirect.INHERIT)
                .start();
        Thread errors = new Thread(() -> forward(process.getErrorStream()));
        errors.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, errors)));
        int code = process.waitFor();
        errors.join();
        return code;
    }

    private static void forward(InputStream errors) {
        try (errors) {
            new LineFilter(ANNOUNCEMENT).copy(errors, new FileOutputStream(FileDescriptor.err));
        } catch (IOException nobodyReads) {
            // closed on this side too, as if the second JVM had our standard error itself
        }
    }

    /** Asks it to end, and gives it the time to leave nothing half-written. */
    private static void end(Process process, Thread errors) {
        process.toHandle().destroy(); // Process.destroy() would close its standard error under us
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            errors.join();
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
        }
    }

    /** Whether standard error is a terminal: Java itself can tell only whether all three streams are. */
    private static boolean onTerminal() throws InterruptedException {
        try {
            return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private static String advice(String chosen) {
        String found = chosen.isBlank()
                ? "found only Java " + Runtime.version().feature()
                : "EXACTZERO_JAVA_HOME is " + chosen + ", which holds no such Java";
        return "exactzero needs Java " + FEATURE + " or newer; " + found + ".\n"
                + "Install a JDK " + FEATURE
                + " (https://adoptium.net) or set EXACTZERO_JAVA_HOME to the folder of one.";
    }
}
