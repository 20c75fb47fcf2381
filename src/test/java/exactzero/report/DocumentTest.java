package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.data.SetAside;
import exactzero.path.Knot;
import exactzero.path.Path;
import exactzero.select.Selection;
import exactzero.solve.Breakpoint.Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocumentTest {
    private static Selection selection;

    @BeforeAll
    static void selects() {
        selection = Examples.select(Examples.diabetes());
    }

    @Test
    void aPathHasAllItsFields() throws IOException {
        Path lasso = selection.lasso();
        JsonNode json = parse(path(lasso, List.of(new Knot(1.25, 2, "bmi", Event.ENTERS)), new Milliseconds(1.5, 2)));
        assertThat(json.propertyNames()).containsExactly("rows", "features", "sources", "target", "method", "l1Ratio",
                "standardized", "lambda", "intercept", "coefficients", "nonzero", "gap", "r2", "converged", "knots",
                "setAside", "milliseconds");
        assertThat(json.get("rows").intValue()).isEqualTo(442);
        assertThat(json.get("features").get(2).stringValue()).isEqualTo("bmi");
        assertThat(json.get("method").stringValue()).isEqualTo("lasso");
        assertThat(json.get("coefficients")).hasSize(100);
        assertThat(json.get("converged").get(99).booleanValue()).isTrue();
        assertThat(json.get("knots").get(0).toString())
                .isEqualTo("{\"lambda\":1.25,\"feature\":\"bmi\",\"event\":\"enters\"}");
        assertThat(json.get("milliseconds").toString()).isEqualTo("{\"read\":1.5,\"fit\":2.0}");
        assertThat(json.get("nonzero").get(0).intValue()).isZero();
    }

    @Test
    void numbersReadBackAsTheSameAndZeroIsZero() throws IOException {
        Path lasso = selection.lasso();
        String text = path(lasso, null, null);
        JsonNode json = parse(text);
        for (int k = 0; k < lasso.size(); k++) {
            assertThat(json.get("intercept").get(k).doubleValue()).isEqualTo(lasso.intercept(k));
            for (int j = 0; j < 10; j++) {
                assertThat(json.get("coefficients").get(k).get(j).doubleValue()).isEqualTo(lasso.coefficients(k)[j]);
            }
        }
        assertThat(text).contains("\"coefficients\":[[0,0,0,0,0,0,0,0,0,0],").doesNotContain("0.0,")
                .doesNotContain("-0,");
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws IOException {
        JsonNode json = parse(path(selection.ridge(), null, null));
        assertThat(json.has("knots")).isFalse();
        assertThat(json.has("milliseconds")).isFalse();
        assertThat(json.get("method").stringValue()).isEqualTo("ridge");
    }

    @Test
    void aSelectionHasAllItsFields() throws IOException {
        JsonNode json = parse(select(selection, List.of(new SetAside("id", "a different value in every row"))));
        assertThat(json.propertyNames()).containsExactly("rows", "target", "seed", "folds", "l1Ratio", "lambda", "cv",
                "ridge",
                "gap",
                "converged", "intercept", "features", "setAside", "stability", "contrast", "cost");
        assertThat(json.get("lambda").propertyNames()).containsExactly("chosen", "rule", "min", "1se", "max");
        assertThat(json.get("cv").propertyNames()).containsExactly("lambda", "mean", "se");
        assertThat(json.get("ridge").get("lambda").propertyNames()).contains("min", "1se");
        assertThat(json.get("ridge").get("cv").get("mean")).hasSize(100);
        assertThat(json.get("intercept").propertyNames()).containsExactly("lasso", "relaxed", "ridge");
        assertThat(json.get("features")).hasSize(10);
        assertThat(json.get("features").get(0).propertyNames()).containsExactly("name", "source", "lasso", "ridge",
                "relaxed", "verdict", "pull", "lambda", "interval", "zeroAtOrAbove", "frequency");
        assertThat(json.get("features").get(0).get("verdict").stringValue()).isEqualTo("proven-zero");
        assertThat(json.get("features").get(0).get("lasso").toString()).isEqualTo("0");
        assertThat(json.get("setAside").get(0).get("name").stringValue()).isEqualTo("id");
        assertThat(json.get("lambda").get("chosen")).isEqualTo(json.get("lambda").get("1se"));
    }

    @Test
    void numbersThatAreNotFiniteAreNull() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Json.write(out, json -> Json.numbers(json, new double[] {Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1e-7}));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[null,null,0,1.0E-7]\n");
    }

    @Test
    void namesOfAnyContentSurvive() throws IOException {
        JsonNode json = parse(select(Examples.select(Examples.random(40, Examples.hostileNames(), 3, "y")), List.of()));
        assertThat(json.get("features").get(0).get("name").stringValue()).isEqualTo("<script>alert(1)</script>");
        assertThat(json.get("features").get(1).get("name").stringValue()).isEqualTo("a\u0001b\uFFFE");
        assertThat(json.get("features").get(2).get("name").stringValue()).isEqualTo("\uD83D\uDE00 emoji");
    }

    private static String path(Path path, @Nullable List<Knot> knots,
            @Nullable Milliseconds milliseconds) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PathDocument(path, 442, "progression", Examples.diabetes().provenance(), true, knots, null, null,
                milliseconds, null).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String select(Selection selection, List<SetAside> setAside) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SelectDocument(selection, setAside, null, null).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode parse(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
