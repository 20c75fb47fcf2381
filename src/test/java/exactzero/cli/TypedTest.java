package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command that a page tells is the one that was typed. */
class TypedTest {
    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aShellReadsTheCommandOnThePageAsItWasTyped() throws Exception {
        Path data = Files.copy(Path.of("data/longley.csv"), folder.resolve("it's $HOME & <b>.csv"));
        Object[] typed =
                {"select", data, "--target=Employed", "--folds", 4, "--seed", 7, "--out", folder.resolve("my report"),
                    "--format", "html,pdf"};
        Run.done(typed);
        String page = Files.readString(folder.resolve("my report").resolve("select.html"));
        String command = between(page, "<dt>Command</dt><dd><code>", "</code>").replace("&#39;", "'")
                .replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + command).start();
        assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
        String[] words =
                new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip().split("\n", -1);
        assertThat(words).hasSize(typed.length + 1);
        assertThat(words[0]).isEqualTo("exactzero");
        for (int k = 0; k < typed.length; k++) {
            assertThat(words[k + 1]).isEqualTo(typed[k].toString());
        }
        assertThat(page).contains("<dt>Seed</dt><dd>7</dd>", "<dt>Java</dt><dd>", "<dt>Kernel</dt><dd>",
                "<dt>Program</dt><dd>Exact Zero ");
    }

    @Test
    void everyPageTellsItsCommand() throws IOException {
        Path data = Path.of("data/longley.csv");
        Run.done("path", data, "--target", "Employed", "--out", folder, "--format", "html", "--axis", "deviance");
        Run.done("explain", data, "--target", "Employed", "--feature", "GNP", "--folds", 4, "--out", folder, "--format",
                "html");
        assertThat(Files.readString(folder.resolve("path.html"))).contains(
                "exactzero path data/longley.csv --target Employed",
                "--axis deviance</code>", "fraction of deviance explained");
        assertThat(Files.readString(folder.resolve("explain.html"))).contains("exactzero explain data/longley.csv");
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
