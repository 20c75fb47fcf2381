package exactzero;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything but the comparison works in a JVM that has neither Smile nor OpenBLAS. */
class WithoutSmileTest {
    private static final List<String> LEFT_OUT = List.of("/smile-core-", "/smile-base-", "/openblas-");

    @Test
    void selectWorksAsEver() throws Exception {
        Result result = exactzero(List.of(), "select", "data/diabetes.csv", "--target", "progression", "--json",
                "--stability", "0");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("\"proven-zero\"");
    }

    @Test
    void compareSaysWhatIsMissing() throws Exception {
        Result result = exactzero(List.of(), "compare", "--preset", "tall");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("exactzero: Smile is not on the class path.\nUse the self-contained jar");
    }

    @Test
    void compareSaysSoWherePlatformHasNoOpenBlas() throws Exception {
        Result result = exactzero(List.of("smile"), "compare", "--preset", "tall");
        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("OpenBLAS is not on the class path", "linux-x86_64");
    }

    private record Result(int code, String out, String err) {}

    /** @param kept what of Smile and OpenBLAS stays on the class path, by the beginning of its name */
    private static Result exactzero(List<String> kept, String... line) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED", "-cp", classPath(kept), "exactzero.cli.Main"));
        command.addAll(Arrays.asList(line));
        File errors = File.createTempFile("without-smile", ".err");
        try {
            Process process = new ProcessBuilder(command).redirectError(errors).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), out, java.nio.file.Files.readString(errors.toPath()));
        } finally {
            errors.delete();
        }
    }

    /** This JVM's class path, which a test runner may have hidden in the manifest of a jar, without Smile and OpenBLAS. */
    private static String classPath(List<String> kept) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.addAll(entry.contains("surefirebooter") ? manifest(entry) : List.of(entry));
        }
        assertThat(entries).anyMatch(entry -> entry.contains("/smile-core-"));
        return entries.stream()
                .filter(entry -> LEFT_OUT.stream().noneMatch(
                        name -> entry.contains(name) && kept.stream().noneMatch(keep -> name.startsWith("/" + keep))))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> manifest(String jar) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            return Stream.of(file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH).split(" ", -1))
                    .map(entry -> Path.of(jar).toAbsolutePath().getParent().toUri().resolve(entry))
                    .map(uri -> Path.of(uri).toString()).toList();
        }
    }
}
