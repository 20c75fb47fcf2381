package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code select --reduced}: the file with the columns that are kept. */
class ReducedTest {
    @TempDir
    private Path folder;

    private Path file;
    private Path reduced;

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("id,colour,noise,w,site,a,y\n");
        for (int i = 0; i < 80; i++) {
            double a = random.nextGaussian();
            boolean red = random.nextBoolean();
            text.append(String.format(java.util.Locale.ROOT, "r%03d,%s,%.3f,%d,s%d,%.2f0,%.4f%n", i,
                    red ? "red" : "blue",
                    random.nextGaussian(), 1 + i % 2, i % 5, a, 3 * a + (red ? 5 : 0) + 0.3 * random.nextGaussian()));
        }
        file = Files.writeString(folder.resolve("data.csv"), text);
        reduced = folder.resolve("small").resolve("reduced.csv");
    }

    @Test
    void itHasTheKeptColumnsTheTargetAndWhatTheFitNeeds() throws IOException {
        JsonNode all = Run.select(file, "y", "--weights", "w", "--fold-column", "site", "--stability", 0, "--reduced",
                reduced);
        assertThat(all.get("features")).hasSize(4);
        String[] lines = Files.readString(reduced).split("\n", -1);
        String[] before = Files.readString(file).split("\\R", -1);
        assertThat(lines).hasSize(82);
        for (int i = 0; i < 81; i++) {
            String[] cells = before[i].split(",", -1);
            assertThat(lines[i]).isEqualTo(String.join(",", cells[1], cells[3], cells[4], cells[5], cells[6]));
        }
        JsonNode again = Run.select(reduced, "y", "--weights", "w", "--fold-column", "site", "--stability", 0);
        assertThat(again.get("features")).extracting(feature -> feature.get("name").asString())
                .containsExactly("colour=blue", "colour=red", "a");
    }

    @Test
    void itIsSaidAndNotOverwritten() throws IOException {
        Object[] line = {"select", file, "--target", "y", "--stability", 0, "--out", folder.resolve("out"), "--format",
            "json", "--reduced", reduced};
        Run run = Run.done(line);
        assertThat(run.out()).contains("wrote  " + reduced,
                "next   exactzero predict " + folder.resolve("out").resolve("model.json") + " NEW.csv");
        Files.delete(folder.resolve("out").resolve("model.json"));
        Run again = Run.of(line);
        assertThat(again.code()).isEqualTo(5);
        assertThat(again.err()).contains(reduced.toString(), "--force");
        assertThat(folder.resolve("out").resolve("model.json")).as("nothing is fitted before").doesNotExist();
    }

    @Test
    void theFileItselfAndAMatrixAreRefused() {
        Run run = Run.of("select", file, "--target", "y", "--json", "--force", "--reduced", file);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("the file that is read; name another");
    }
}
