package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.StreamedMoments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code select --stream} selects what the file at once selects, with the same folds, and proves the same. */
class StreamedSelectTest {
    private static final int FOLDS = 5;

    @TempDir
    private Path folder;

    private Path file;

    /** The diabetes data, with a column that tells the folds that a stream deals. */
    @BeforeEach
    void dealt() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("data/diabetes.csv"));
        List<String> dealt = new ArrayList<>(List.of(lines.getFirst() + ",fold"));
        for (int i = 1; i < lines.size(); i++) {
            dealt.add(lines.get(i) + ",f" + StreamedMoments.fold(i - 1, FOLDS, 3));
        }
        file = Files.write(folder.resolve("dealt.csv"), dealt);
    }

    private Run streamed(String... more) {
        return run(more, "--drop=fold", "--folds=" + FOLDS, "--seed=3", "--stream");
    }

    private Run run(String[] more, String... before) {
        List<Object> args = new ArrayList<>(List.of("select", file, "--target", "progression", "--json"));
        args.addAll(Arrays.asList(before));
        args.addAll(Arrays.asList(more));
        return Run.of(args.toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--choose=1se", "--choose=min", "--choose=bic", "--choose=count=4", "--choose=0.5",
        "--l1-ratio=0.5", "--no-intercept --choose=min", "--weights=age", "--relaxed --choose=min",
        "--positive --penalty-factor=bmi=2 --choose=min", "--no-standardize --choose=min"})
    void theSameDocument(String options) {
        String[] more = options.split(" ", -1);
        Run memory = run(more, "--fold-column=fold", "--stability=0");
        Run stream = streamed(more);
        assertThat(memory.code()).as(memory.err()).isZero();
        assertThat(stream.code()).as(stream.err()).isZero();
        JsonNode expected = memory.json();
        JsonNode actual = stream.json();
        for (String same : List.of("rows", "target", "folds", "l1Ratio", "converged")) {
            assertThat(actual.get(same)).as(same).isEqualTo(expected.get(same));
        }
        assertClose(actual.get("lambda"), expected.get("lambda"), 1e-9);
        assertClose(actual.get("cv"), expected.get("cv"), 1e-9);
        assertClose(actual.get("ridge"), expected.get("ridge"), 1e-9);
        assertClose(actual.get("intercept"), expected.get("intercept"), 1e-9);
        if (!options.contains("no-standardize")) { // there the same degrees of freedom are at lambda 0, with few digits
            assertClose(actual.get("contrast"), expected.get("contrast"), 1e-6);
        }
        assertThat(actual.get("gap").asDouble()).isBetween(0.0, 1e-10);
        for (int j = 0; j < expected.get("features").size(); j++) {
            JsonNode feature = expected.get("features").get(j);
            JsonNode found = actual.get("features").get(j);
            for (String number : List.of("lasso", "ridge", "relaxed", "pull", "lambda", "zeroAtOrAbove")) {
                assertClose(found.get(number), feature.get(number), 1e-9);
            }
            assertClose(found.get("interval"), feature.get("interval"), 1e-4);
            assertThat(found.get("verdict")).as(feature.toString()).isEqualTo(feature.get("verdict"));
            assertThat(found.get("lasso").asDouble() == 0).isEqualTo(feature.get("lasso").asDouble() == 0);
        }
        assertThat(stream.err()).contains("selection frequencies", "read 442 rows in 1 block", "2 times",
                "largest gap");
    }

    /** Numbers in two documents, wherever they stand, agree. */
    private static void assertClose(JsonNode actual, JsonNode expected, double tolerance) {
        if (expected.isNumber()) {
            double size = Math.max(1, Math.abs(expected.asDouble()));
            assertThat(actual.asDouble()).isCloseTo(expected.asDouble(), within(tolerance * size));
        } else if (expected.isArray()) {
            assertThat(actual.size()).isEqualTo(expected.size());
            for (int k = 0; k < expected.size(); k++) {
                assertClose(actual.get(k), expected.get(k), tolerance);
            }
        } else if (expected.isObject()) {
            expected.propertyNames().forEach(name -> assertClose(actual.get(name), expected.get(name), tolerance));
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void theReportIsWrittenAndTheModelPredicts() throws IOException {
        Path out = folder.resolve("report");
        Run run = Run.done("select", file, "--target", "progression", "--drop", "fold", "--stream", "--out", out,
                "--reduced", folder.resolve("reduced.csv"));
        assertThat(run.out()).contains("exactly zero", "proven");
        for (String name : List.of("select.html", "selected.csv", "model.json", "model.pmml", "select-paths.svg",
                "select-weights.png", "select-cv.svg")) {
            assertThat(out.resolve(name)).isNotEmptyFile();
        }
        assertThat(Files.readString(out.resolve("select.html"))).contains("dealt");
        Run predicted = Run.done("predict", out.resolve("model.json"), file, "--out", folder.resolve("predicted.csv"));
        assertThat(predicted.code()).isZero();
        assertThat(Files.readAllLines(folder.resolve("predicted.csv"))).hasSize(443);
        assertThat(Files.readAllLines(folder.resolve("reduced.csv"))).hasSize(443);
    }

    @Test
    void whatTakesTheRowsIsRefused() {
        for (String option : List.of("--adaptive", "--repeats=2", "--stability=5", "--l1-ratio=1,0.5",
                "--dialect=glmnet", "--missing=mean", "--penalty-factor=bmi=0")) {
            Run run = streamed(option);
            assertThat(run.code()).as(option).isEqualTo(2);
            assertThat(run.out()).isEmpty();
        }
        assertThat(run(new String[] {"--stream"}, "--fold-column=fold").err()).contains("--fold-column needs all rows");
        Run labels = run(new String[] {"--stream"});
        assertThat(labels.code()).isEqualTo(3);
        assertThat(labels.err()).contains("1 column holds no numbers", "--drop fold");
        Run few = run(new String[] {"--stream"}, "--drop=fold", "--folds=400");
        assertThat(few.code()).isEqualTo(3);
        assertThat(few.err()).contains("of 400 has no row with weight", "fewer folds");
    }

    @Test
    void momentsAreKeptAndUsedAgain() throws IOException {
        Path kept = folder.resolve("diabetes.moments");
        Run first = streamed("--moments=" + kept);
        assertThat(first.code()).as(first.err()).isZero();
        Run second = streamed("--moments=" + kept);
        assertThat(second.err()).contains("has the products of columns of all 442 rows");
        assertThat(second.out()).isEqualTo(first.out());
        // The path of all folds together.
        assertThat(Run.done("path", file, "--target", "progression", "--drop", "fold", "--stream", "--moments", kept,
                "--json").err()).contains("of all 442 rows");
        assertRefused(streamed("--moments=" + kept, "--drop=fold,age"), "Then: ", "Now: ");
        assertRefused(run(new String[] {"--stream", "--drop=fold", "--folds=5", "--moments=" + kept}),
                "5 folds dealt by seed 3", "by seed 1");
        assertRefused(streamed("--moments=" + file), "holds no moments");
        byte[] content = Files.readAllBytes(kept);
        content[content.length / 2] ^= 1;
        Files.write(kept, content);
        assertRefused(streamed("--moments=" + kept), "is damaged");
        Files.delete(kept);
        assertThat(streamed("--moments=" + kept).code()).isZero();
        Files.writeString(file, Files.readString(file).replace("59,", "58,"), StandardCharsets.UTF_8);
        assertRefused(streamed("--moments=" + kept), "the file has changed");
    }

    private static void assertRefused(Run run, String... words) {
        assertThat(run.code()).as(run.err()).isIn(2, 3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(words);
    }

    /** Nothing is written when a line in the middle is broken, in moments under way neither. */
    @Test
    void aFileDamagedInTheMiddleLeavesNothing() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(300, lines.get(300).replaceFirst(",", ",x"));
        Files.write(file, lines);
        Path out = folder.resolve("report");
        Path kept = folder.resolve("a.moments");
        Run run = Run.of("select", file, "--target", "progression", "--drop", "fold", "--stream", "--out", out,
                "--moments", kept);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("dealt.csv, line 301, column 'sex'", "is text, not a number");
        assertThat(run.out()).isEmpty();
        assertThat(out).doesNotExist();
        assertThat(kept).doesNotExist();
    }
}
