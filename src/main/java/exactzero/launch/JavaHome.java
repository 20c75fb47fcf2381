package exactzero.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An installed Java, as the {@code release} file in its folder describes it.
 *
 * @param folder what JAVA_HOME would name
 * @param version its version, such as 25.0.3
 * @param vectors whether it brings the module of the Vector API
 */
record JavaHome(Path folder, Runtime.Version version, boolean vectors) {
    static final String VECTOR_MODULE = "jdk.incubator.vector";

    /** A Java with the vector module before one without, then the newer one. */
    static final Comparator<JavaHome> BY_WORTH = Comparator.comparing(JavaHome::vectors)
            .thenComparing(JavaHome::version);

    /** The Java in a folder; empty if there is none, or none that says its version. */
    static Optional<JavaHome> at(Path folder) {
        Path release = folder.resolve("release");
        if (!Files.isRegularFile(release)) {
            return Optional.empty();
        }
        try {
            return parse(folder, Files.readString(release));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Reads the lines {@code JAVA_VERSION="25.0.3"} and {@code MODULES="java.base ..."}; without the latter, every module counts as there. */
    static Optional<JavaHome> parse(Path folder, String release) {
        Map<String, String> entries = release.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip().replace("\"", ""),
                        (first, second) -> first));
        String modules = entries.getOrDefault("MODULES", VECTOR_MODULE);
        try {
            Runtime.Version version = Runtime.Version.parse(entries.getOrDefault("JAVA_VERSION", ""));
            return Optional
                    .of(new JavaHome(folder, version, (" " + modules + " ").contains(" " + VECTOR_MODULE + " ")));
        } catch (IllegalArgumentException old) { // up to Java 8 it reads 1.8.0_292
            return Optional.empty();
        }
    }

    /** The command that starts it. */
    Path executable() {
        Path unix = folder.resolve("bin").resolve("java");
        return Files.exists(unix) ? unix : folder.resolve("bin").resolve("java.exe");
    }
}
