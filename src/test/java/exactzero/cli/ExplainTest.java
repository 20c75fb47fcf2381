package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One question, one answer: the same as select's, in text, JSON, page and picture. */
class ExplainTest {
    private static final Path DIABETES = Path.of("data/diabetes.csv");
    private static final List<String> WAYS = List.of("", "--choose min", "--lambda 0.7", "--l1-ratio 0.5",
            "--no-standardize", "--positive", "--penalty-factor s1=3,age=0", "--no-intercept --seed 4 --folds 5");

    @TempDir
    private Path folder;

    @Test
    void itsAnswerIsThatOfSelect() {
        for (String way : WAYS) {
            Object[] more = way.isEmpty() ? new Object[0] : way.split(" ", -1);
            JsonNode select = Run.select(DIABETES, "progression", more);
            for (int j : new int[] {0, 2, 4, 9}) {
                JsonNode feature = select.get("features").get(j);
                JsonNode explained = explain(feature.get("name").stringValue(), more).json();
                assertThat(explained.get("verdict")).as(way).isEqualTo(feature.get("verdict"));
                assertThat(explained.get("pull")).isEqualTo(feature.get("pull"));
                assertThat(explained.get("threshold")).isEqualTo(feature.get("lambda"));
                assertThat(explained.get("interval")).isEqualTo(feature.get("interval"));
                assertThat(explained.at("/lasso/weight")).isEqualTo(feature.get("lasso"));
                assertThat(explained.at("/ridge/weight")).isEqualTo(feature.get("ridge"));
                assertThat(explained.at("/lasso/lambda")).isEqualTo(select.at("/lambda/chosen"));
                assertThat(explained.at("/ridge/lambda")).isEqualTo(select.at("/ridge/lambda/chosen"));
                consistent(explained, way);
            }
        }
    }

    /** The slice's closed forms give back the fit, and the pull decides the verdict. */
    private static void consistent(JsonNode explained, String way) {
        JsonNode slice = explained.at("/lasso/slice");
        double pull = slice.get("pull").doubleValue();
        double l1 = slice.get("l1").doubleValue();
        boolean forbidden = way.contains("positive") && pull < 0;
        double w = forbidden ? 0 : Math.signum(pull) * Math.max(Math.abs(pull) - l1, 0)
                / (slice.get("curvature").doubleValue() + slice.get("l2").doubleValue());
        assertThat(explained.at("/lasso/standardizedWeight").doubleValue()).as(way).isCloseTo(w, within(1e-9));
        boolean zero = explained.at("/lasso/weight").doubleValue() == 0.0;
        assertThat(zero).isEqualTo(forbidden || Math.abs(pull) <= l1);
        assertThat(explained.get("sentence").stringValue()).contains(zero ? "exactly zero" : "not zero");
        JsonNode ridge = explained.at("/ridge/slice");
        assertThat(explained.at("/ridge/standardizedWeight").doubleValue()).isCloseTo(
                ridge.get("pull").doubleValue() / (1 + ridge.get("l2").doubleValue()), within(1e-9));
    }

    @Test
    void theSentenceIsTheSameEverywhere() throws IOException {
        JsonNode json = explain("age").json();
        String sentence = json.get("sentence").stringValue();
        assertThat(sentence).isEqualTo("pull 0.6918 <= lambda 5.3145, margin 4.6227: exactly zero at every optimum");
        assertThat(json.get("margin").doubleValue()).isCloseTo(
                json.get("threshold").doubleValue() - json.get("pull").doubleValue(), within(1e-15));
        Run text = Run.done("explain", DIABETES, "--target", "progression", "--feature", "age", "--out", folder);
        assertThat(text.out()).contains("age: " + sentence + "\n", "wrote  " + folder.resolve("explain.html"));
        assertThat(text.out().lines()).allMatch(line -> line.length() <= 100).noneMatch(line -> line.endsWith(" "));
        assertThat(text.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("explain.html")).replace("&lt;", "<")).contains(sentence);
        assertThat(Files.readString(folder.resolve("explain.svg")).replace("&lt;", "<")).contains(sentence)
                .contains("minimum: exactly 0");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("explain.html", "explain.svg", "explain.png");
    }

    @Test
    void withoutOutNoFileIsWritten() throws IOException {
        Path data = Files.copy(DIABETES, folder.resolve("asked-nowhere-else.csv"));
        Run.done("explain", data, "--target", "progression", "--feature", "bmi");
        assertThat(Path.of("reports", "asked-nowhere-else")).doesNotExist();
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void excludedConstantAndUnpenalisedWeightsAreToldSo() throws IOException {
        assertThat(sentence("bmi", "--penalty-factor", "bmi=inf")).contains("excluded", "exactly zero");
        assertThat(sentence("age", "--penalty-factor", "age=0")).contains("not penalised", "not zero");
        assertThat(sentence("s1", "--penalty-factor", "s1=3")).contains("<= threshold ", "(of lambda 5.3145)");
        assertThat(sentence("s1", "--positive", "--lambda", "0.05"))
                .contains("negative weights, which are not allowed");
        Path csv = Files.writeString(folder.resolve("flat.csv"), "a,b,y\n1,7,2\n2,7,3\n3,7,5\n4,7,4\n5,7,8\n");
        Run run = Run.done("explain", csv, "--target", "y", "--feature", "b", "--folds", 2, "--out", folder);
        assertThat(run.out()).contains("b: the column does not vary");
    }

    @Test
    void everyCaseCanBeDrawn() {
        for (String way : List.of("--penalty-factor bmi=inf", "--penalty-factor bmi=0", "--lambda 1000",
                "--positive")) {
            Object[] more = way.split(" ", -1);
            Object[] line = new Object[8 + more.length];
            System.arraycopy(new Object[] {"explain", DIABETES, "--target", "progression", "--feature", "bmi", "--out",
                folder.resolve(way)}, 0, line, 0, 8);
            System.arraycopy(more, 0, line, 8, more.length);
            Run.done(line);
            assertThat(folder.resolve(way).resolve("explain.png")).isNotEmptyFile();
        }
    }

    @Test
    void hostileNamesAreHarmless() throws IOException {
        String name = "<script>alert(1)</script>";
        Path csv = Files.writeString(folder.resolve("hostile.csv"),
                "\"" + name + "\",b,y\n" + "1,2,3\n2,1,4\n3,5,1\n4,4,9\n");
        Run.done("explain", csv, "--target", "y", "--feature", name, "--folds", 2, "--out", folder);
        assertThat(Files.readString(folder.resolve("explain.html"))).doesNotContain("<script")
                .contains("&lt;script&gt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmy", "progression", ""})
    void anUnknownFeatureIsRefusedWithThoseThereAre(String name) {
        Run run = Run.of("explain", DIABETES, "--target", "progression", "--feature", name);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("'" + name + "' for --feature", "age, sex, bmi");
    }

    @Test
    void whatCannotBeMeantIsRefused() throws IOException {
        Object[] ask =
                {"explain", DIABETES, "--target", "progression", "--feature", "bmi", "--out", folder, "--format", ""};
        ask[9] = "csv";
        assertThat(Run.of(ask).code()).isEqualTo(2);
        ask[9] = "png";
        Files.writeString(folder.resolve("explain.png"), "mine");
        Run run = Run.of(ask);
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("explain.png", "--force");
        assertThat(folder.resolve("explain.png")).hasContent("mine");
        assertThat(Run.of("explain", DIABETES, "--target", "progression").code()).isEqualTo(2);
    }

    private static String sentence(String feature, Object... more) {
        return explain(feature, more).json().get("sentence").stringValue();
    }

    private static Run explain(String feature, Object... more) {
        Object[] line = new Object[7 + more.length];
        System.arraycopy(new Object[] {"explain", DIABETES, "--target", "progression", "--feature", feature, "--json"},
                0,
                line, 0, 7);
        System.arraycopy(more, 0, line, 7, more.length);
        return Run.done(line);
    }
}
