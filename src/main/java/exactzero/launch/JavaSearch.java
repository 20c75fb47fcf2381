package exactzero.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for a Java that is new enough.
 *
 * @param feature the least version, such as 25
 * @param environment where JAVA_HOME and PATH are looked up
 */
record JavaSearch(int feature, Map<String, String> environment) {
    /** Each holds one folder per Java. */
    private static final List<String> USUAL_FOLDERS = List.of(
            "/usr/lib/jvm", "/usr/java", "/opt/java", "/opt/jdk", "/opt/homebrew/opt", "/usr/local/opt",
            "/Library/Java/JavaVirtualMachines", "~/Library/Java/JavaVirtualMachines",
            "~/.sdkman/candidates/java", "~/.jdks", "~/.asdf/installs/java", "~/.local/share/mise/installs/java",
            "C:/Program Files/Java", "C:/Program Files/Eclipse Adoptium", "C:/Program Files/Microsoft",
            "C:/Program Files/Zulu", "C:/Program Files/Amazon Corretto", "C:/Program Files/BellSoft");

    /** Where in such a folder the Java lies: on macOS deeper than elsewhere. */
    private static final List<String> INSIDE = List.of("", "Contents/Home", "libexec/openjdk.jdk/Contents/Home");

    /** The running Java if it will do, else that of JAVA_HOME, else the first on PATH, else the best of the usual folders. */
    Optional<JavaHome> find() {
        Stream<String> named = Stream.of(System.getProperty("java.home"), environment.get("JAVA_HOME"))
                .filter(Objects::nonNull);
        return suitable(Stream.concat(named.flatMap(JavaSearch::path), onPath())).findFirst()
                .or(() -> best(USUAL_FOLDERS.stream().flatMap(JavaSearch::path)));
    }

    /** The best Java that lies in one of the folders. */
    Optional<JavaHome> best(Stream<Path> folders) {
        Stream<Path> installed = folders.flatMap(JavaSearch::children)
                .flatMap(child -> INSIDE.stream().map(child::resolve));
        return suitable(installed).max(JavaHome.BY_WORTH);
    }

    private Stream<JavaHome> suitable(Stream<Path> homes) {
        return homes.flatMap(home -> JavaHome.at(home).stream()).filter(java -> java.version().feature() >= feature);
    }

    /** The homes of the commands {@code java} on PATH, links followed. */
    private Stream<Path> onPath() {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(JavaSearch::path)
                .flatMap(folder -> Stream.of(folder.resolve("java"), folder.resolve("java.exe")))
                .filter(Files::isExecutable)
                .flatMap(JavaSearch::homeOf);
    }

    /** The folder two levels above the real file. */
    private static Stream<Path> homeOf(Path command) {
        try {
            Path bin = command.toRealPath().getParent();
            return Stream.ofNullable(bin == null ? null : bin.getParent());
        } catch (IOException dangling) {
            return Stream.empty();
        }
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList().stream();
        } catch (IOException absent) {
            return Stream.empty();
        }
    }

    private static Stream<Path> path(String name) {
        try {
            return Stream
                    .of(Path.of(name.startsWith("~") ? System.getProperty("user.home") + name.substring(1) : name));
        } catch (InvalidPathException fromAnotherSystem) {
            return Stream.empty();
        }
    }
}
