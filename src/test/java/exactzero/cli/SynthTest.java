package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SynthTest {
    @TempDir
    private Path folder;

    @Test
    void theDataAndTheirTruthAreWritten() throws IOException {
        Path csv = folder.resolve("new").resolve("set.csv");
        Run run = Run.done("synth", "--rows", 30, "--features", 8, "--relevant", 3, "--out", csv);
        Path truth = csv.resolveSibling("set-truth.csv");
        assertThat(run.out()).contains(csv.toString(), truth.toString(), "3 of them relevant");
        assertThat(run.err()).contains("select " + csv + " --target y");
        assertThat(Files.readAllLines(csv)).hasSize(31).first().isEqualTo("x1,x2,x3,x4,x5,x6,x7,x8,y");
        assertThat(Files.readAllLines(truth)).hasSize(10).startsWith("feature,coefficient");
        assertThat(Run.done("synth", "--out", folder.resolve("quiet.csv"), "-q").err()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        byte[] first = synth("a.csv", "--seed", 7);
        assertThat(synth("b.csv", "--seed", 7)).isEqualTo(first);
        assertThat(synth("c.csv", "--seed", 8)).isNotEqualTo(first);
    }

    @Test
    void neitherTheDataNorTheTruthIsOverwritten() throws IOException {
        Path truth = Files.writeString(folder.resolve("set-truth.csv"), "mine");
        Path csv = folder.resolve("set.csv");
        Run run = Run.of("synth", "--out", csv);
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains(truth.toString(), "--force");
        assertThat(csv).doesNotExist();
        assertThat(truth).hasContent("mine");

        Run.done("synth", "--out", csv, "--force");
        run = Run.of("synth", "--out", csv);
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains(csv.toString());
        run = Run.of("synth", "--out", folder);
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("is a directory");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --rows 1                  | rows is 1; it must be 2 or more
            --features 0              | features is 0; it must be 1 or more
            --relevant 51             | relevant is 51; it must be 0 to 50
            --snr 0                   | snr is 0.0; it must be above 0
            --coefficients 1,2,3      | one size, or a smallest and a largest
            --coefficients 2,1        | at least the smallest
            --correlation ar1:1       | between -1 and 1
            --correlation near        | none, ar1:RHO, equi:RHO, blocks:SIZE:RHO
            --seed x                  | 'x' is not a long
            """)
    void valuesOutOfRangeAreUsageErrors(String options, String message) throws IOException {
        String[] typed = options.split(" ", -1);
        Run run = Run.of("synth", "--out", folder.resolve("set.csv"), typed[0], typed[1]);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void selectFindsWhatSynthHid() throws IOException {
        for (String correlation : List.of("none", "ar1:0.5", "equi:0.3", "blocks:5:0.5")) {
            Path csv = folder.resolve("hidden.csv");
            Run.done("synth", "--rows", 200, "--features", 30, "--relevant", 4, "--snr", 50, "--correlation",
                    correlation, "--out", csv, "--force");
            Set<String> relevant = Files.readAllLines(folder.resolve("hidden-truth.csv")).stream().skip(2)
                    .map(line -> line.split(",", -1))
                    .filter(cells -> Double.parseDouble(cells[1]) != 0)
                    .map(cells -> cells[0])
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> found = new TreeSet<>();
            JsonNode selected = Run.select(csv, "y");
            for (JsonNode feature : selected.get("features")) {
                if (feature.get("verdict").stringValue().equals("proven-nonzero")) {
                    found.add(feature.get("name").stringValue());
                }
            }
            assertThat(relevant).hasSize(4);
            assertThat(found).as(correlation).containsAll(relevant).hasSizeLessThan(30);
        }
    }

    private byte[] synth(String name, Object... more) throws IOException {
        Path csv = folder.resolve(name);
        Run.done("synth", "--rows", 20, "--features", 4, "--relevant", 2, "--out", csv, more[0], more[1]);
        return Files.readAllBytes(csv);
    }
}
