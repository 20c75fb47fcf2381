package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.data.CsvDialect;
import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code --dialect} prints, run in glmnet and scikit-learn, gives our weights: dialects.json holds the calls and the tools'
 * answers, made by src/test/reference/dialects.py.
 */
class DialectTest {
    private static final Path DIABETES = Path.of("data/diabetes.csv");

    static List<Arguments> recorded() throws IOException {
        JsonNode cases = JsonMapper.builder().build()
                .readTree(Files.readString(Path.of("src/test/resources/reference/dialects.json")));
        return StreamSupport.stream(cases.spliterator(), false)
                .map(node -> Arguments.of(node.get("tool").stringValue() + " " + node.get("arguments"), node)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void thePrintedCallGivesOurWeights(String name, JsonNode recorded) {
        List<Object> arguments = new ArrayList<>();
        recorded.get("arguments").forEach(argument -> arguments.add(argument.stringValue()));
        arguments.addAll(List.of("--json", "--dialect", recorded.get("dialect").stringValue()));
        JsonNode dialect = Run.done(arguments.toArray()).json().get("dialects").get(0);
        assertThat(nineDigits(dialect.get("call").stringValue()))
                .isEqualTo(nineDigits(recorded.get("call").stringValue()));

        double[] deviation = dialect.get("perDeviation").booleanValue() ? null
                : deviations(arguments.get(1).toString(), arguments.get(3).toString());
        assertThat(dialect.get("coefficients")).hasSameSizeAs(recorded.get("coefficients"));
        for (int k = 0; k < recorded.get("coefficients").size(); k++) {
            JsonNode ours = dialect.get("coefficients").get(k);
            JsonNode theirs = recorded.get("coefficients").get(k);
            double largest = 0;
            double off = 0;
            for (int j = 0; j < theirs.size(); j++) {
                double scale = deviation == null ? 1 : deviation[j];
                largest = Math.max(largest, Math.abs(theirs.get(j).doubleValue()) * scale);
                off = Math.max(off, Math.abs(theirs.get(j).doubleValue() - ours.get(j).doubleValue()) * scale);
            }
            assertThat(off).as("weights at the %d-th lambda", k).isLessThanOrEqualTo(1e-7 * largest);
            double intercept = recorded.get("intercept").get(k).doubleValue();
            assertThat(Math.abs(dialect.get("intercept").get(k).doubleValue() - intercept))
                    .isLessThanOrEqualTo(1e-7 * (Math.abs(intercept) + largest));
        }
    }

    /** The text with its long numbers shortened: their last digits depend on the order of summation. */
    private static String nineDigits(String call) {
        return Pattern.compile("\\d+\\.\\d{7,}(E-?\\d+)?").matcher(call)
                .replaceAll(number -> String.format(Locale.ROOT, "%.8e", Double.parseDouble(number.group())));
    }

    private static double[] deviations(String file, String target) {
        CsvOptions options = CsvOptions.of(target).withDialect(CsvDialect.DEFAULT);
        Dataset data = CsvReader.read(Path.of(file),
                file.endsWith("odd.csv") ? options.withDrop(Set.of("w%")) : options);
        return Arrays.stream(data.columns()).mapToDouble(column -> {
            double mean = Arrays.stream(column).average().orElseThrow();
            return Math.sqrt(Arrays.stream(column).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
        }).toArray();
    }

    @Test
    void textTellsArgumentsWeightsAndTheCall() {
        String out = Run.done("path", DIABETES, "--target", "progression", "--lambda", "5.3", "--dialect",
                "glmnet,SMILE", "--out", "unused", "--format", "json", "--force").out();
        assertThat(out).containsSubsequence("in the terms of glmnet 4.1", "alpha = 1", "lambda = 5.3", "weights sex ",
                "read.csv(\"data/diabetes.csv\"", "glmnet::glmnet(x, y, alpha = 1.0, lambda = 5.3",
                "in the terms of Smile 6", "lambda = 4679.", "LASSO.fit(formula, data, new LASSO.Options(4679.");
    }

    @Test
    void namesAreQuotedForEveryLanguage(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("quote \"q\".csv");
        Files.writeString(file, "\"a\"\"b\\\";$(id);y\n1;2;1\n2;1;2\n3;5;4\n4;3;3\n");
        for (String dialect : List.of("glmnet", "sklearn", "spark", "smile")) {
            String call =
                    Run.done("path", file, "--target", "y", "--lambda", "0.1", "--json", "--dialect", dialect).json()
                            .get("dialects").get(0).get("call").stringValue();
            assertThat(call).contains("\"a\\\"b\\\\\", \"$(id)\"").contains("quote \\\"q\\\".csv\"");
        }
    }

    @Test
    void codedFeaturesAreNotReadFromTheFileAgain() {
        JsonNode dialects = Run.done("path", "data/messy.csv", "--target", "y", "--decimal", ".", "--missing", "mean",
                "--lambda", "0.1", "--json", "--dialect", "glmnet,sklearn,spark,smile", "-q").json().get("dialects");
        for (JsonNode dialect : dialects) {
            assertThat(dialect.get("call").stringValue()).contains("as Exact Zero codes and fills them")
                    .doesNotContain("messy.csv");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sklearn|--penalty-factor|sex=2|no penalty factors",
        "spark|--penalty-factor|sex=2|no penalty factors",
        "spark|--positive||no bounds on weights",
        "smile|--no-intercept||no fit through the origin",
        "smile|--no-standardize||no fit of columns that are not standardised",
        "smile|--weights|age|no usable observation weights",
        "glmnet|--keep|age|no fit of a single column"})
    void whatAToolCannotSayIsRefused(String dialect, String option, String value, String reason) {
        List<Object> arguments = new ArrayList<>(List.of("path", DIABETES, "--target", "progression", "--lambda", "1",
                "--json", "--dialect", dialect, option));
        if (value != null) {
            arguments.add(value);
        }
        Run run = Run.of(arguments.toArray());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(reason);
    }

    @Test
    void anUnknownDialectIsRefusedBeforeTheFileIsRead() {
        Run run = Run.of("select", "missing.csv", "--target", "y", "--dialect", "matlab");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--dialect is 'matlab'; it must be glmnet, sklearn, spark, smile");
    }
}
