package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "inspect --help", "select --help", "path --help", "synth --help", "explain --help",
                "demo --help", "compare --help", "mismatch --help", "help", "help select"})
    void helpFitsAnEightyColumnTerminal(String line) {
        Run run = Run.done((Object[]) line.split(" ", -1));
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: exactzero ").contains("--help");
        assertThat(run.out().lines()).allMatch(text -> text.length() <= 80).noneMatch(text -> text.endsWith(" "));
    }

    @Test
    void optionsAreGroupedAndEachIsListedOnce() {
        String help = Run.done("select", "--help").out();
        assertThat(help).containsSubsequence("Data:", "--target=NAME", "Choosing lambda:", "--folds", "Fit:",
                "--lambdas", "Output:", "--out=DIR", "General:", "--debug");
        for (String option : List.of("--target=", "--drop=", "--folds=", "--json", "-V, --version")) {
            assertThat(help.split("\n +" + option.strip(), -1)).as(option).hasSize(2);
        }
    }

    @Test
    void versionIsOneLine() {
        assertThat(Run.done("--version").out()).startsWith("exactzero ").hasLineCount(1);
        assertThat(Run.done("select", "-V").out()).isEqualTo(Run.done("--version").out());
    }

    @Test
    void exitCodesAreListed() {
        assertThat(Run.done("--help").out()).contains("  0 ", "  1 ", "  2 ", "  3 ", "  4 ", "  5 ", "  130 ");
    }

    @Test
    void debugAddsTheStackTrace() {
        Run plain = Run.of("path", "missing.csv", "--target", "y");
        Run debug = Run.of("path", "missing.csv", "--target", "y", "--debug");
        assertThat(debug.code()).isEqualTo(plain.code()).isEqualTo(3);
        assertThat(debug.err()).startsWith(plain.err()).contains("DataException", "\tat exactzero.");
    }

    @Test
    void fileNamesWithAnAtSignAreFileNames() {
        assertThat(Run.of("path", "@missing.csv", "--target", "y").err()).contains("@missing.csv");
    }
}
