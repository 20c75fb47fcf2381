package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes, not asked to end, leaves every file whole: as it was, or as it was to be. */
class KilledWriterTest {
    private static final int KILLS = Integer.getInteger("torture.kills", 10);

    @TempDir
    private Path folder;

    @Test
    void filesAreWholeWheneverTheWriterIsKilled() throws Exception {
        Path single = folder.resolve("single.txt");
        Files.writeString(single, "a".repeat(EndlessWriter.SIZE));
        Path link = Files.createSymbolicLink(folder.resolve("link"), single);
        Path kept = Files.writeString(folder.resolve("kept.txt"), "kept");
        Random random = new Random(1);
        int midway = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Files.deleteIfExists(folder.resolve("rounds"));
            Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                    EndlessWriter.class.getName(), folder.toString()).inheritIO().start();
            while (writer.isAlive() && !Files.exists(folder.resolve("rounds"))) {
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(10));
            writer.destroyForcibly().waitFor();
            assertThat(writer.exitValue()).as("killed by signal 9, and not ended by itself").isEqualTo(137);
            for (String name : List.of("single.txt", "pair-1.txt", "pair-2.txt")) {
                assertWhole(folder.resolve(name));
            }
            midway += removeUnfinished();
        }
        assertThat(midway).as("times that a file was being written when the writer was killed").isPositive();
        assertThat(kept).hasContent("kept");
        assertThat(link).isSymbolicLink();
    }

    private static void assertWhole(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).hasSize(EndlessWriter.SIZE);
        assertThat(bytes).containsOnly(bytes[0]);
    }

    /** Unfinished files have names of their own, hidden; their number. */
    private int removeUnfinished() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> unfinished = all.filter(file -> file.getFileName().toString().endsWith(".tmp")).toList();
            for (Path file : unfinished) {
                assertThat(file.getFileName().toString()).startsWith(".");
                Files.delete(file);
            }
            return unfinished.size();
        }
    }
}
