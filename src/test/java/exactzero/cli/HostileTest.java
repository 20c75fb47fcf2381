package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Small files as nobody wishes them: read as table.txt says, or refused with line and column. */
class HostileTest {
    private static final Path FOLDER = Path.of("src/test/resources/hostile");

    record Case(String file, String[] options, String features, String first, String target) {
        static Case of(String line) {
            String[] cells = Arrays.stream((line + " ").split(" \\| ?", -1)).map(String::strip).toArray(String[]::new);
            return new Case(cells[0], cells[1].isEmpty() ? new String[0] : cells[1].split(" ", -1),
                    cells[2].replace("@100000n", "n".repeat(100_000)), cells[3], cells[4]);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Case> cases() throws IOException {
        return Files.readAllLines(FOLDER.resolve("table.txt")).stream().skip(1).map(Case::of);
    }

    @Test
    void everyFileIsInTheTable() throws IOException {
        List<String> named = cases().map(c -> c.file() + ".csv").sorted().toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".csv")).sorted())
                    .containsExactlyElementsOf(named).hasSizeGreaterThanOrEqualTo(60);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadAsStatedOrRefusedWithItsPlace(Case file) {
        Path csv = FOLDER.resolve(file.file() + ".csv");
        if (file.features().equals("!")) {
            Run run = Run.of(Stream.concat(Stream.of("path", csv, "--target", "y", "--json"),
                    Stream.of(file.options())).toArray());
            assertThat(run.code()).as(run.err()).isEqualTo(3);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains(file.file() + ".csv", file.first());
            assertThat(run.err().lines()).hasSizeBetween(1, 2);
            return;
        }
        DataOptions options = new DataOptions();
        new CommandLine(options).parseArgs(Stream.concat(Stream.of(csv.toString(), "--target", "y"),
                Stream.of(file.options())).toArray(String[]::new));
        var data = options.read();
        assertThat(data.features().stream().map(name -> name.replace('\n', '?')))
                .containsExactly(file.features().split(";", -1));
        assertThat(data.columns()[0]).containsExactly(numbers(file.first()));
        assertThat(data.y()).containsExactly(numbers(file.target()));
    }

    private static double[] numbers(String listed) {
        return Arrays.stream(listed.split(";", -1)).mapToDouble(Double::parseDouble).toArray();
    }
}
