package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "inspect --help", "select --help", "path --help", "synth --help", "explain --help",
                "demo --help", "compare --help", "mismatch --help", "completion --help", "man --help", "help",
                "help select"})
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

    @Test
    void completionKnowsCommandsAndOptions() {
        assertThat(Run.done("completion").out()).startsWith("#!/usr/bin/env bash")
                .contains("complete -F _complete_exactzero", "select", "--penalty-factor", "--l1-ratio");
    }

    @Test
    void theManualPageTellsEveryCommandAndOption() {
        String page = Run.done("man").out();
        assertThat(page).startsWith(".TH EXACTZERO 1 ").contains(".SS exactzero select\n", ".SH EXIT STATUS\n",
                "\\fB130\\fR\ninterrupted; nothing is left half\\-written\n");
        for (String command : List.of("inspect", "select", "path", "explain", "predict", "compare", "mismatch")) {
            Run.done(command, "--help").out().lines().flatMap(line -> Pattern.compile("^ +(?:-., )?(--[a-z0-9-]+)")
                    .matcher(line).results().map(match -> match.group(1))).forEach(option -> assertThat(page)
                            .contains("\\fB" + option.replace("-", "\\-") + "\\fR"));
        }
        assertThat(page.lines().filter(line -> line.matches("[.'].*")))
                .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|PP|B|nf|fi)( .*)?"));
        assertThat(page).doesNotContain("${", "[0m", "@|");
    }
}
