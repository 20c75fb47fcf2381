package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Moments of the parts of a table, merged, give the path of the table. */
class MergeTest {
    private static final Path DIABETES = Path.of("data/diabetes.csv");

    @TempDir
    private Path folder;

    @BeforeEach
    void keep() throws IOException {
        List<String> lines = Files.readAllLines(DIABETES);
        part("one", lines, 1, 200);
        part("two", lines, 200, 201);
        part("three", lines, 201, lines.size());
    }

    private void part(String name, List<String> lines, int from, int to) throws IOException {
        List<String> rows = new ArrayList<>(List.of(lines.getFirst()));
        rows.addAll(lines.subList(from, to));
        // A target that does not vary has no path, but its moments are kept.
        Run.of("path", Files.write(file(name + ".csv"), rows), "--target", "progression", "--stream", "--moments",
                file(name + ".moments"), "--json");
        assertThat(file(name + ".moments")).exists();
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private Run merge(Object... more) {
        Object[] args = new Object[6 + more.length];
        System.arraycopy(new Object[] {"merge", file("one.moments"), file("two.moments"), file("three.moments"),
            "--out", file("all.moments")}, 0, args, 0, 6);
        System.arraycopy(more, 0, args, 6, more.length);
        return Run.of(args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lasso", "ridge", "elastic-net"})
    void thePathOfAllRows(String method) {
        Run merged = merge();
        assertThat(merged.code()).isZero();
        assertThat(merged.out()).contains("442 rows, 10 features, target progression", "all.moments");
        Run fit = Run.done("path", file("all.moments"), "--method", method, "--json");
        assertThat(fit.err()).contains("products of columns of 442 rows, good to 13 digits; no row was read");
        JsonNode kept = fit.json();
        JsonNode rows = Run.done("path", DIABETES, "--target", "progression", "--method", method, "--json").json();
        assertThat(kept.get("rows").asInt()).isEqualTo(442);
        assertThat(kept.get("nonzero")).isEqualTo(rows.get("nonzero"));
        assertThat(kept.has("knots")).isEqualTo(rows.has("knots"));
        for (int k = 0; k < rows.get("lambda").size(); k++) {
            for (int j = 0; j < 10; j++) {
                double expected = rows.get("coefficients").get(k).get(j).asDouble();
                assertThat(kept.get("coefficients").get(k).get(j).asDouble()).isCloseTo(expected,
                        within(1e-9 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @Test
    void aReportWithoutRows() {
        merge();
        Run run = Run.done("path", file("all.moments"), "--out", file("report"));
        assertThat(run.out()).startsWith("all: 442 rows, 10 features, target progression, 100 lambdas");
        assertThat(file("report").resolve("path.html")).exists();
    }

    @Test
    void whatCannotBeMergedIsRefused() throws IOException {
        merge();
        assertThat(merge().code()).isEqualTo(5);
        assertThat(merge("--force").code()).isZero();
        Run twice = Run.of("merge", file("one.moments"), file("one.moments"), "--out", file("b.moments"));
        assertThat(twice.code()).isEqualTo(3);
        assertThat(twice.err()).contains("a second time");
        assertThat(file("b.moments")).doesNotExist();
        assertThat(Run.of("merge", file("one.moments"), "--out", file("b.moments")).err())
                .contains("there is nothing to merge");
        assertThat(Run.of("merge", file("one.moments"), file("two.moments"), "--out", file("b.csv")).err())
                .contains("must end in .moments");
        Run damaged = Run.of("path", Files.write(file("bad.moments"), new byte[40]));
        assertThat(damaged.code()).isEqualTo(3);
        assertThat(damaged.err()).contains("no moments saved by exactzero");
        assertThat(Run.of("select", file("all.moments")).err()).contains("only path and merge read such files");
        assertThat(Run.of("path", file("all.moments"), "--target", "progression").code()).isEqualTo(2);
    }
}
