package exactzero.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The self-contained jar, started as a person starts it: by whichever {@code java} is on PATH. */
class LauncherIT {
    @TempDir
    private Path folder;

    @Test
    void versionIsPrintedAndNothingElse() throws Exception {
        Result result = exactzero("", "--version");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("exactzero ");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void exitCodeAndErrorsOfTheCommandLineComeThrough() throws Exception {
        Result result = exactzero("", "no-such-command");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("no-such-command").doesNotContain("incubator");
    }

    @Test
    void aChosenJavaThatIsNoneIsRefusedByName() throws Exception {
        Result result = exactzero(folder.toString(), "--version");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(folder.toString()).contains("Install a JDK 25");
    }

    @Test
    void theReadmesFirstCommandWritesItsReport() throws Exception {
        Path out = folder.resolve("report");
        Result result = exactzero("", "select", "data/diabetes.csv", "--target", "progression", "--out",
                out.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("442 rows", "exactly zero  5: age, s1, s2, s4, s6",
                "wrote  " + out.resolve("select.html"));
        assertThat(out.resolve("select-paths.png")).isNotEmptyFile();
        assertThat(Files.readAllLines(out.resolve("selected.csv"), UTF_8)).hasSize(11);
    }

    @Test
    void comparesWithSmileWithoutAnyLibraryInstalled() throws Exception {
        Result result = exactzero(Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()), "compare",
                "data/diabetes.csv", "--target", "progression", "--runs", "2");

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("proven: 5 zero, 5 not zero", "smile 6.3.0, tol 1e-4", "warm ms");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(folder.resolve("cache")).isDirectoryRecursivelyContaining("glob:**/libopenblas.so.0");
    }

    @Test
    void whereOpenBlasDoesNotComeAlongCompareIsRefused() throws Exception {
        Result result = exactzero(Map.of("EXACTZERO_JAVA_OPTS", "-Dos.arch=riscv64"), "compare", "--preset", "tall");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("exactzero: Smile computes by OpenBLAS")
                .contains("not for this platform, linux-riscv64").hasLineCount(2);
    }

    @Test
    void bytesDependNeitherOnThreadsNorOnTheCompiler() throws Exception {
        String[] line = {"select", "data/diabetes.csv", "--target", "progression", "--json", "--threads", "1"};
        String one = exactzero("", line).out();
        line[6] = "2";

        assertThat(exactzero("", line).out()).isEqualTo(one);
        assertThat(exactzero(Map.of("EXACTZERO_JAVA_OPTS", "-Xint -Duser.language=de"), line).out()).isEqualTo(one);
    }

    @Test
    void aMemoryTooSmallIsRefusedWithTheRemedy() throws Exception {
        Result result = exactzero(Map.of("EXACTZERO_JAVA_OPTS", "-Xmx32m"), "synth", "--rows", "1000000", "--out",
                folder.resolve("huge.csv").toString());

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("EXACTZERO_JAVA_OPTS=-Xmx").doesNotContain("\tat ");
        assertThat(folder.resolve("huge.csv")).doesNotExist();
    }

    @Test
    void interruptedItEndsWith130AndLeavesNothing() throws Exception {
        assumeTrue(interruptible(), "interrupts are ignored, as in the background of a script");
        Path csv = folder.resolve("wide.csv");
        exactzero("", "synth", "--rows", "3000", "--features", "600", "--out", csv.toString());
        Path out = folder.resolve("report");
        Process process = start(Map.of(), "select", csv.toString(), "--target", "y", "--out", out.toString());
        Thread.sleep(700);
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(Files.readString(folder.resolve("err"), UTF_8)).isEmpty();
        assertThat(out).doesNotExist();
    }

    /** Whether this process, and so those it starts, does not ignore SIGINT, the second bit. */
    private static boolean interruptible() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status) || Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .allMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) == 0);
    }

    private record Result(int code, String out, String err) {}

    private Result exactzero(String javaHome, String... args) throws IOException, InterruptedException {
        return exactzero(Map.of("EXACTZERO_JAVA_HOME", javaHome), args);
    }

    private Result exactzero(Map<String, String> environment, String... args)
            throws IOException, InterruptedException {
        int code = start(environment, args).waitFor();
        return new Result(code, Files.readString(folder.resolve("out"), UTF_8),
                Files.readString(folder.resolve("err"), UTF_8));
    }

    private Process start(Map<String, String> environment, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("java", "-jar", "target/exactzero.jar"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
