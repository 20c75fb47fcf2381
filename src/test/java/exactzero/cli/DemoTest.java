package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void writesThePageAndSaysWhatItShows() {
        Run run = Run.done("demo", "--out", folder, "--format", "html");
        assertThat(folder.toFile().list()).containsExactly("demo.html");
        assertThat(run.out()).contains("41 rows", "exactly 0 for every lambda >= 0.687339", "wrote  " + folder);
        assertThat(run.err()).startsWith("note: open ");
        assertThat(Run.done("demo", "--out", folder, "--format", "html", "--force", "-q").err()).isEmpty();
    }

    @Test
    void refusesToReplaceAndToWriteTables() throws IOException {
        Path mine = Files.writeString(folder.resolve("minima.svg"), "mine");
        Run run = Run.of("demo", "--out", folder);
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("minima.svg", "--force");
        assertThat(mine).hasContent("mine");
        assertThat(folder.toFile().list()).hasSize(1);
        assertThat(Run.of("demo", "--out", folder, "--format", "csv").code()).isEqualTo(2);
    }
}
