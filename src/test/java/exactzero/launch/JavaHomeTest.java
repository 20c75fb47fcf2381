package exactzero.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomeTest {
    private static final Path FOLDER = Path.of("some", "jdk");

    @Test
    void versionAndModulesComeFromTheReleaseFile() {
        JavaHome java = JavaHome.parse(FOLDER, """
                IMPLEMENTOR="Somebody"
                JAVA_VERSION="25.0.3"
                MODULES="java.base jdk.incubator.vector java.desktop"
                """).orElseThrow();

        assertThat(java.version()).isEqualTo(Runtime.Version.parse("25.0.3"));
        assertThat(java.vectors()).isTrue();
    }

    @Test
    void vectorModuleMayBeMissing() {
        Optional<JavaHome> java = JavaHome.parse(FOLDER, "JAVA_VERSION=\"25\"\nMODULES=\"java.base java.desktop\"\n");

        assertThat(java).hasValueSatisfying(home -> assertThat(home.vectors()).isFalse());
    }

    @Test
    void withoutAListEveryModuleCountsAsThere() {
        Optional<JavaHome> java = JavaHome.parse(FOLDER, "JAVA_VERSION=\"26-ea\"\r\n");

        assertThat(java).hasValueSatisfying(home -> assertThat(home.vectors()).isTrue());
    }

    @Test
    void oldSchemesAndNonsenseAreNoJava() {
        assertThat(JavaHome.parse(FOLDER, "JAVA_VERSION=\"1.8.0_292\"\n")).isEmpty();
        assertThat(JavaHome.parse(FOLDER, "JAVA_VERSION=\n")).isEmpty();
        assertThat(JavaHome.parse(FOLDER, "what = is this\n")).isEmpty();
        assertThat(JavaHome.parse(FOLDER, "")).isEmpty();
    }

    @Test
    void theNewestSuitableOneOfAFolderIsBest(@TempDir Path folder) throws IOException {
        install(folder.resolve("jdk-21"), "JAVA_VERSION=\"21.0.9\"");
        install(folder.resolve("jdk-25.0.3"), "JAVA_VERSION=\"25.0.3\"");
        install(folder.resolve("jdk-25.0.10/Contents/Home"), "JAVA_VERSION=\"25.0.10\"");
        install(folder.resolve("jre-26"), "JAVA_VERSION=\"26\"\nMODULES=\"java.base\"");
        Files.writeString(folder.resolve("not-a-folder"), "");
        JavaSearch search = new JavaSearch(25, Map.of());

        assertThat(search.best(Stream.of(folder, folder.resolve("absent"))))
                .hasValueSatisfying(java -> assertThat(java.version()).hasToString("25.0.10"));
        assertThat(new JavaSearch(27, Map.of()).best(Stream.of(folder))).isEmpty();
    }

    @Test
    void pathIsSearchedAfterJavaHome(@TempDir Path folder) throws IOException {
        Path old = install(folder.resolve("old"), "JAVA_VERSION=\"9997\"");
        Path good = install(folder.resolve("good"), "JAVA_VERSION=\"9998.0.1\"");
        String path = old.resolve("bin") + System.getProperty("path.separator") + good.resolve("bin");

        assertThat(new JavaSearch(9998, Map.of("JAVA_HOME", old.toString(), "PATH", path)).find())
                .hasValueSatisfying(java -> assertThat(java.version().feature()).isEqualTo(9998));
        assertThat(new JavaSearch(9997, Map.of("JAVA_HOME", old.toString(), "PATH", path)).find())
                .hasValueSatisfying(java -> assertThat(java.folder()).isEqualTo(old));
    }

    private static Path install(Path home, String release) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), release);
        assertThat(Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true)).isTrue();
        return home;
    }
}
