package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns and labels may be called anything: no spreadsheet runs them, and no file is named after them. */
class NamesTest {
    private static final List<String> NAMES = List.of("=cmd|' /C calc'!A0", "-1+2", "@SUM(1)", "../../above", "/etc/x",
            "C:\\x", "con", "kind");
    private static final String TARGET = "+y/../z";
    private static final String FORMULA = "^\"?[=+@\\t\\r-].*";
    private static final String NUMBER = "-?[0-9].*";

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void writeTable() throws IOException {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", NAMES) + "," + TARGET);
        for (int i = 0; i < 60; i++) {
            double[] x = random.doubles(7, -1, 1).toArray();
            String kind = List.of("=A1", "-b", "@c").get(i % 3);
            double y = 3 * x[0] - 2 * x[1] + x[3] + i % 3 + random.nextGaussian() / 10;
            lines.add(String.join(",", Arrays.stream(x).mapToObj(Double::toString).toList()) + "," + kind + "," + y);
        }
        file = Files.write(folder.resolve("in.csv"), lines);
    }

    @Test
    void tablesOfOursHoldNoFormula() throws IOException {
        Path out = folder.resolve("out");
        Run.done("select", file, "--target", TARGET, "--out", out, "--format", "csv,json");
        Run.done("path", file, "--target", TARGET, "--out", out, "--format", "csv");
        Path predicted = folder.resolve("predicted.csv");
        Run.done("predict", out.resolve("model.json"), file, "--out", predicted);
        assertThat(Files.readAllLines(out.resolve("selected.csv"))).anyMatch(line -> line.startsWith("'=cmd|"))
                .anyMatch(line -> line.startsWith("kind="));
        assertThat(Files.readAllLines(predicted)).first().isEqualTo("'" + TARGET);
        for (Path table : List.of(out.resolve("selected.csv"), out.resolve("path.csv"), predicted)) {
            for (String line : Files.readAllLines(table)) {
                assertThat(line.split(",", -1)).as(table.toString())
                        .allMatch(cell -> cell.isEmpty() || cell.matches(NUMBER) || !cell.matches(FORMULA));
            }
        }
        assertThat(Files.readAllLines(out.resolve("path.csv"))).as("negative numbers stay numbers")
                .anyMatch(line -> line.matches(".*,-[0-9].*"));
    }

    @Test
    void aCopyOfTheUsersOwnTextsIsInertAndItsNumbersAsTheyAre() throws IOException {
        Path reduced = folder.resolve("reduced.csv");
        Run.done("select", file, "--target", TARGET, "--out", folder.resolve("out"), "--format", "csv", "--reduced",
                reduced);
        List<String> given = Files.readAllLines(file);
        List<String> copied = Files.readAllLines(reduced);
        assertThat(copied).hasSameSizeAs(given);
        assertThat(copied.getFirst()).startsWith("'=cmd|' /C calc'!A0,").endsWith(TARGET);
        assertThat(copied.get(1)).startsWith(given.get(1).split(",", -1)[0] + ",");
    }

    @Test
    void noFileIsNamedAfterAColumn() throws IOException {
        Path out = folder.resolve("deep/er/out");
        Run.done("select", file, "--target", TARGET, "--out", out, "--format", "csv,json,html,svg");
        for (String name : NAMES.subList(0, 7)) {
            Run.done("explain", file, "--target", TARGET, "--feature", name, "--out", out, "--format", "svg",
                    "--force");
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile).map(path -> folder.relativize(path).toString()))
                    .allMatch(path -> path.equals("in.csv")
                            || path.matches("deep/er/out/(select|explain|model)[a-z-]*\\.[a-z]+"));
        }
    }
}
