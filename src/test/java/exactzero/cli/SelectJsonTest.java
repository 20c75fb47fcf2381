package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.select.FeatureResult;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code select --json} promises. */
class SelectJsonTest {
    private static final Path DIABETES = Path.of("data/diabetes.csv");
    private static Run run;
    private static JsonNode json;
    private static Selection selection;

    @TempDir
    private Path folder;

    @BeforeAll
    static void selects() {
        run = Run.done("select", DIABETES, "--target", "progression", "--json");
        json = run.json();
        selection = Selection.of(CsvReader.read(DIABETES, CsvOptions.of("progression")), SelectionOptions.DEFAULT,
                done -> {});
    }

    @Test
    void everyFieldIsThere() {
        assertThat(json.propertyNames()).contains("rows", "target", "seed", "folds", "lambda", "cv", "ridge", "gap",
                "converged", "intercept", "features", "setAside", "cost");
        assertThat(json.get("lambda").propertyNames()).contains("chosen", "rule", "min", "1se", "max");
        assertThat(json.get("cv").propertyNames()).contains("lambda", "mean", "se");
        assertThat(json.get("ridge").get("lambda").propertyNames()).contains("min", "1se");
        assertThat(json.get("ridge").get("cv").propertyNames()).contains("lambda", "mean", "se");
        assertThat(json.get("intercept").propertyNames()).contains("lasso", "ridge");
        for (JsonNode feature : json.get("features")) {
            assertThat(feature.propertyNames()).contains("name", "source", "lasso", "ridge", "verdict", "pull",
                    "lambda", "interval", "zeroAtOrAbove");
        }
    }

    @Test
    void theCostIsToldWithoutTimes() {
        JsonNode cost = json.get("cost");
        assertThat(cost.get("route").stringValue()).isEqualTo("whole-gram");
        assertThat(cost.get("fullPasses").intValue()).isEqualTo(selection.cost().fullPasses()).isEqualTo(1);
        assertThat(cost.get("appended").intValue()).isEqualTo(selection.cost().appended()).isPositive();
        assertThat(cost.get("solves").intValue()).isEqualTo(selection.cost().solves()).isPositive();
        assertThat(cost.has("milliseconds")).isFalse();
    }

    @Test
    void numbersAreThoseOfTheLibrary() {
        assertThat(json.get("rows").intValue()).isEqualTo(442);
        assertThat(json.get("target").stringValue()).isEqualTo("progression");
        assertThat(json.get("seed").longValue()).isEqualTo(1);
        assertThat(json.get("folds").intValue()).isEqualTo(10);
        assertThat(json.get("gap").doubleValue()).isEqualTo(selection.gap());
        assertThat(json.get("converged").booleanValue()).isTrue();
        JsonNode lambda = json.get("lambda");
        assertThat(lambda.get("rule").stringValue()).isEqualTo("1se");
        assertThat(lambda.get("chosen").doubleValue()).isEqualTo(selection.lambda());
        assertThat(lambda.get("1se").doubleValue()).isEqualTo(selection.lambda());
        assertThat(lambda.get("min").doubleValue())
                .isEqualTo(selection.lassoCv().lambda()[selection.lassoCv().min()]);
        assertThat(lambda.get("max").doubleValue()).isEqualTo(selection.lasso().lambda()[0]);
        assertArray(json.get("cv").get("lambda"), selection.lassoCv().lambda());
        assertArray(json.get("cv").get("mean"), selection.lassoCv().mean());
        assertArray(json.get("cv").get("se"), selection.lassoCv().se());
        assertArray(json.get("ridge").get("cv").get("mean"), selection.ridgeCv().mean());
        assertThat(json.get("intercept").get("lasso").doubleValue())
                .isEqualTo(selection.fit().intercept(0));
        assertThat(json.get("features")).hasSize(10);
        for (int j = 0; j < 10; j++) {
            JsonNode feature = json.get("features").get(j);
            FeatureResult expected = selection.features().get(j);
            assertThat(feature.get("name").stringValue()).isEqualTo(expected.name());
            assertThat(feature.get("source").stringValue()).isEqualTo(expected.name());
            assertThat(feature.get("lasso").doubleValue()).isEqualTo(expected.lasso());
            assertThat(feature.get("ridge").doubleValue()).isEqualTo(expected.ridge());
            assertThat(feature.get("verdict").stringValue()).isEqualTo(expected.proof().verdict().label());
            assertThat(feature.get("pull").doubleValue()).isEqualTo(expected.proof().pull());
            assertThat(feature.get("lambda").doubleValue()).isEqualTo(expected.proof().threshold());
            assertThat(feature.get("zeroAtOrAbove").doubleValue()).isEqualTo(expected.zeroAtOrAbove());
            assertThat(feature.get("interval")).hasSize(2);
            assertThat(feature.get("interval").get(0).doubleValue()).isEqualTo(expected.proof().low());
        }
    }

    @Test
    void aZeroIsPrintedAsZero() {
        assertThat(run.out()).contains("\"lasso\":0,").doesNotContain("\"lasso\":0.0,", "\"lasso\":-0,");
    }

    @Test
    void itIsOneDocumentOnOneLineAndNothingElse() {
        assertThat(run.out()).endsWith("}\n");
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherDoesNot() {
        String[] line = {"select", DIABETES.toString(), "--target", "progression", "--json"};
        assertThat(Run.done((Object[]) line).out()).isEqualTo(run.out());
        JsonNode other = Run.select(DIABETES, "progression", "--seed", 2);
        assertThat(other.get("seed").longValue()).isEqualTo(2);
        assertThat(other.get("cv").get("mean").get(50).doubleValue())
                .isNotEqualTo(json.get("cv").get("mean").get(50).doubleValue());
    }

    @Test
    void timingsAreAddedWhenAskedFor() {
        assertThat(json.has("milliseconds")).isFalse();
        JsonNode timed = Run.select(DIABETES, "progression", "--timings").get("milliseconds");
        assertThat(timed.get("read").doubleValue()).isPositive();
        assertThat(timed.get("fit").doubleValue()).isPositive();
    }

    @Test
    void theRuleFoldsAndLambdasAreThoseAskedFor() {
        JsonNode min = Run.select(DIABETES, "progression", "--choose", "min", "--folds", 5, "--lambdas", 20);
        assertThat(min.get("folds").intValue()).isEqualTo(5);
        assertThat(min.get("cv").get("lambda")).hasSize(20);
        assertThat(min.get("lambda").get("rule").stringValue()).isEqualTo("min");
        assertThat(min.get("lambda").get("chosen")).isEqualTo(min.get("lambda").get("min"));

        JsonNode given = Run.select(DIABETES, "progression", "--lambda", "2.5");
        assertThat(given.get("lambda").get("chosen").doubleValue()).isEqualTo(2.5);
        assertThat(given.get("cv").get("mean")).hasSize(1);
        JsonNode several = Run.select(DIABETES, "progression", "--lambda", "1,30,2");
        assertThat(several.get("cv").get("lambda").toString()).isEqualTo("[30.0,2.0,1.0]");
    }

    @Test
    void constantColumnsAreSetAside() throws IOException {
        Path csv = Files.writeString(folder.resolve("data.csv"),
                "a,same,y\n1,7,2\n2,7,1\n3,7,5\n4,7,4\n5,7,9\n6,7,8\n");
        Run warned = Run.done("select", csv, "--target", "y", "--folds", 3, "--json");
        assertThat(warned.json().get("setAside").toString())
                .isEqualTo("[{\"name\":\"same\",\"reason\":\"constant\"}]");
        JsonNode same = warned.json().get("features").get(1);
        assertThat(same.get("verdict").stringValue()).isEqualTo("constant");
        assertThat(same.get("lasso").toString()).isEqualTo("0");
        assertThat(same.get("ridge").toString()).isEqualTo("0");
        assertThat(warned.err()).contains("warning: 1 column does not vary", "same");
        assertThat(json.get("setAside")).isEmpty();
    }

    @Test
    void weightsOfOneChangeNothing() throws IOException {
        String weighted = Files.readString(DIABETES).replace("\n", ",1\n").replaceFirst(",1\n", ",w\n");
        Path csv = Files.writeString(folder.resolve("weighted.csv"), weighted);
        JsonNode same = Run.select(csv, "progression", "--weights", "w");
        for (int j = 0; j < 10; j++) {
            assertThat(same.get("features").get(j).get("lasso").doubleValue())
                    .isCloseTo(json.get("features").get(j).get("lasso").doubleValue(), within(1e-9));
        }
    }

    private static void assertArray(JsonNode array, double[] expected) {
        assertThat(array).hasSize(expected.length);
        for (int k = 0; k < expected.length; k++) {
            assertThat(array.get(k).doubleValue()).isEqualTo(expected[k]);
        }
    }
}
