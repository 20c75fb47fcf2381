package exactzero.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private record Result(int code, String out, String err) {}

    private Result exactzero(String javaHome, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("java", "-jar", "target/exactzero.jar"));
        command.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("EXACTZERO_JAVA_HOME", javaHome);
        int code = builder.start().waitFor();
        return new Result(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
