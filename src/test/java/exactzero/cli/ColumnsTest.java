package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code columns} writes what {@code path} maps, and fits as the CSV. */
class ColumnsTest {
    private static final Path DIABETES = Path.of("data/diabetes.csv");

    @TempDir
    private Path folder;

    private Path columns(String... more) {
        Path file = folder.resolve("d.columns");
        List<Object> args = new ArrayList<>(List.of("columns", DIABETES, "--target", "progression", "--out", file));
        args.addAll(Arrays.asList(more));
        Run run = Run.done(args.toArray());
        assertThat(run.out()).contains("d: 442 rows", "target progression", "wrote");
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--no-intercept", "--no-standardize", "--method=elastic-net --l1-ratio=0.3"})
    void theSamePath(String options) {
        Path file = columns("--weights=age", "--drop=s1");
        List<Object> more = options.isEmpty() ? List.of() : List.of((Object[]) options.split(" ", -1));
        JsonNode mapped = json(List.of("path", file), more);
        JsonNode csv = json(List.of("path", DIABETES, "--target=progression", "--weights=age", "--drop=s1"), more);
        for (String same : List.of("rows", "features", "target", "nonzero", "converged")) {
            assertThat(mapped.get(same)).as(same).isEqualTo(csv.get(same));
        }
        assertThat(mapped.get("knots")).hasSameSizeAs(csv.get("knots"));
        for (int k = 0; k < csv.get("lambda").size(); k++) {
            for (int j = 0; j < csv.get("features").size(); j++) {
                double expected = csv.get("coefficients").get(k).get(j).asDouble();
                assertThat(mapped.get("coefficients").get(k).get(j).asDouble())
                        .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    private static JsonNode json(List<Object> command, List<Object> more) {
        List<Object> args = new ArrayList<>(command);
        args.addAll(more);
        args.add("--json");
        return Run.done(args.toArray()).json();
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        Path file = columns();
        Run again = Run.of("columns", DIABETES, "--target", "progression", "--out", file);
        assertThat(again.code()).isEqualTo(5);
        assertThat(Run.of("columns", DIABETES, "--target", "progression", "--out", folder.resolve("d.bin")).code())
                .isEqualTo(2);
        assertThat(Run.of("columns", DIABETES, "--target", "progression", "--weights", "none", "--out",
                folder.resolve("e.columns")).code()).isEqualTo(3);
        assertThat(Run.of("select", file).err()).contains("only path maps such files");
        assertThat(Run.of("path", file, "--target", "progression", "--json").err()).contains("tells them itself");
        assertThat(Run.of("path", file, "--method", "ridge", "--json").err()).contains("no ridge, no files");
        assertThat(Run.of("path", file, "--stream").err()).contains("--stream reads CSV files");
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length - 100));
        Run cut = Run.of("path", file, "--json");
        assertThat(cut.code()).isEqualTo(3);
        assertThat(cut.out()).isEmpty();
        assertThat(cut.err()).contains("d.columns is damaged or cut off", "Make it again");
        content[content.length - 100] ^= 1;
        Files.write(file, content);
        assertThat(Run.of("path", file, "--json").code()).isEqualTo(3);
    }
}
