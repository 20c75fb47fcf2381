package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Causes that are known, told by {@code mismatch}; the tools' files name tool and call in their first lines. */
class MismatchTest {
    private static final Path DIABETES = Path.of("data/diabetes.csv");
    private static final Dataset DATA = CsvReader.read(DIABETES, CsvOptions.of("progression"));

    @TempDir
    private Path folder;

    @Test
    void glmnetAtItsDefaultIsATolerance() throws IOException {
        JsonNode told = told(of("glmnet-lasso"), "0.5");
        assertThat(told.get("cause").stringValue()).isEqualTo("tolerance");
        assertThat(told.get("best").get("reading").stringValue()).isEqualTo("lambda as stated");
        assertThat(told.get("convention").doubleValue()).isZero();
        assertThat(told.get("nonUniqueness").doubleValue()).isZero();
        assertThat(told.get("tolerance").doubleValue()).isEqualTo(told.get("total").doubleValue(), within(1e-15))
                .isBetween(1e-4, 1e-2);
        double[] theirs = column(told, "theirs");
        double[] optimal = column(told, "optimal");
        double excess = (objective(theirs, 0.5) - objective(optimal, 0.5)) / objective(new double[10], 0.5);
        assertThat(told.get("best").get("excess").doubleValue()).isCloseTo(excess, within(1e-13)).isPositive();
    }

    @Test
    void glmnetCountsRidgeInDeviationsOfTheTarget() throws IOException {
        JsonNode told = told(of("glmnet-ridge"), "60", "--method", "ridge");
        assertThat(told.get("cause").stringValue()).isEqualTo("convention");
        assertThat(told.get("best").get("reading").stringValue()).isEqualTo("lambda of glmnet 4.1");
        assertThat(told.get("best").get("lambda").doubleValue()).isCloseTo(60 / deviation(DATA.y()), within(1e-12));
        assertThat(told.get("tolerance").doubleValue()).isBetween(1e-6, 1e-3);
    }

    @Test
    void glmnetMixesItsElasticNetOtherwise() throws IOException {
        JsonNode told = told(of("glmnet-net"), "3", "--method", "elastic-net", "--l1-ratio", "0.4");
        assertThat(told.get("best").get("reading").stringValue()).isEqualTo("lambda of glmnet 4.1");
        assertThat(told.get("best").get("lambda").doubleValue() * told.get("best").get("l1Ratio").doubleValue())
                .isCloseTo(3 * 0.4, within(1e-12));
        assertThat(told.get("tolerance").doubleValue()).isLessThan(1e-3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "glmnet-raw|2|lasso|lambda as stated, columns not standardised",
        "sklearn-raw|0.5|lasso|lambda as stated, columns not standardised",
        "sklearn-scaled|0.5|lasso|lambda as stated, weights per standard deviation",
        "sklearn-ridge|20|ridge|lambda of scikit-learn, weights per standard deviation",
        "sklearn-lars|0.7|lasso|another lambda, weights per standard deviation"})
    void conventionsAreRecognised(String file, String lambda, String method, String reading) throws IOException {
        JsonNode told = told(of(file), lambda, "--method", method);
        assertThat(told.get("cause").stringValue()).isEqualTo("convention");
        assertThat(told.get("best").get("reading").stringValue()).isEqualTo(reading);
        assertThat(told.get("best").get("excess").doubleValue()).isLessThan(2e-6);
        assertThat(told.get("tolerance").doubleValue()).isLessThan(0.02);
        if (file.equals("sklearn-lars")) {
            assertThat(told.get("best").get("lambda").doubleValue()).isCloseTo(0.5, within(1e-10));
            assertThat(told.get("tolerance").doubleValue()).isLessThan(1e-12);
        }
    }

    @Test
    void onlyTheDialectsNamedAreTried() throws IOException {
        JsonNode told = told(of("glmnet-ridge"), "60", "--method", "ridge", "--dialect", "smile");
        for (JsonNode at : told.get("tried")) {
            assertThat(at.get("reading").stringValue()).doesNotContain("glmnet", "scikit");
        }
        assertThat(told.get("best").get("reading").stringValue()).startsWith("another lambda");
    }

    @Test
    void ourOwnWeightsAreNoneAndRoundedOnesAreTheDigitsWritten() throws IOException {
        double[] ours = ours("2", "--positive");
        assertThat(told(file(ours, "%s"), "2", "--positive").get("cause").stringValue()).isEqualTo("none");
        JsonNode rounded = told(file(ours, "%.3f"), "2", "--positive");
        assertThat(rounded.get("cause").stringValue()).isEqualTo("tolerance");
        assertThat(rounded.get("rounded").booleanValue()).isTrue();
        JsonNode glmnet = told(of("glmnet-lasso"), "0.5");
        assertThat(glmnet.get("rounded").booleanValue()).isFalse();
    }

    @Test
    void penaltyFactorsOfRidgeCount() throws IOException {
        Object[] ridge = {"--method", "ridge", "--penalty-factor", "sex=0,s5=3,bmi=inf"};
        JsonNode told = told(file(ours("2", ridge), "%s"), "2", ridge);
        assertThat(told.get("cause").stringValue()).isEqualTo("none");
        assertThat(told.get("best").get("excess").doubleValue()).isLessThan(1e-14);
    }

    @Test
    void anotherLambdaIsFound() throws IOException {
        JsonNode told = told(file(ours("1.37"), "%s"), "1");
        assertThat(told.get("cause").stringValue()).isEqualTo("convention");
        assertThat(told.get("best").get("reading").stringValue()).isEqualTo("another lambda");
        assertThat(told.get("best").get("lambda").doubleValue()).isCloseTo(1.37, within(1e-9));
    }

    @Test
    void zerosThatAreProvenAreHeldAgainstTheirs() throws IOException {
        double[] weights = ours("5");
        assertThat(weights[0]).isZero();
        weights[0] = 1e-3;
        weights[4] = 0;
        weights[9] = -1e-4;
        JsonNode told = told(file(weights, "%s"), "5");
        assertThat(told.get("wronglyNonzero").toString()).isEqualTo("[\"age\",\"s6\"]");
        double[] fewer = ours("5");
        fewer[1] = 0;
        assertThat(told(file(fewer, "%s"), "5").get("wronglyZero").toString()).isEqualTo("[\"sex\"]");
    }

    @Test
    void weightsOfNoOptimumAreUnexplained() throws IOException {
        JsonNode told = told(file(new double[] {5, 20, -3, 2, 1, -1, 3, -9, 2, 1}, "%s"), "1");
        assertThat(told.get("cause").stringValue()).isEqualTo("unexplained");
    }

    /** Columns a, b = a, c = -2 a and d: any split of a's weight that cancels nothing is optimal. */
    @ParameterizedTest
    @CsvSource({"0", "1e-5"})
    void otherOptimaAreToldFromTolerance(double slip) throws IOException {
        Random random = new Random(3);
        Path csv = folder.resolve("tied.csv");
        List<String> lines = new ArrayList<>(List.of("a,b,c,d,y"));
        for (int i = 0; i < 50; i++) {
            double a = random.nextGaussian();
            double d = random.nextGaussian();
            lines.add(a + "," + a + "," + -2 * a + "," + d + "," + (3 * a + d + 0.5 * random.nextGaussian()));
        }
        Files.write(csv, lines);
        JsonNode path = Run.done("path", csv, "--target", "y", "--lambda", "0.2", "--json").json();
        double a = 0;
        for (int j = 0; j < 3; j++) {
            a += path.get("coefficients").get(0).get(j).doubleValue() * (j == 2 ? -2 : 1);
        }
        double d = path.get("coefficients").get(0).get(3).doubleValue();
        Path weights = folder.resolve("theirs.csv");
        Files.write(weights, List.of("weight,feature", d + slip + ",d", -a / 8 + ",c", a / 4 + ",b", a / 2 + ",a"));
        JsonNode told =
                Run.done("mismatch", csv, "--target", "y", "--lambda", "0.2", "--coefficients", weights, "--json")
                        .json();
        assertThat(told.get("cause").stringValue()).isEqualTo("non-uniqueness");
        assertThat(told.get("exchanged").toString()).isEqualTo("[\"a\",\"b\",\"c\"]");
        assertThat(told.get("nonUniqueness").doubleValue()).isBetween(0.25, 0.8);
        assertThat(told.get("nonUniqueness").doubleValue()).isCloseTo(told.get("total").doubleValue(), within(1e-12));
        assertThat(told.get("tolerance").doubleValue()).isCloseTo(slip / 3, within(slip / 3 + 1e-12));
        assertThat(told.get("best").get("excess").doubleValue()).isLessThan(1e-9);
        String text = Run.done("mismatch", csv, "--target", "y", "--lambda", "0.2", "--coefficients", weights).out();
        assertThat(text).contains("weights moved among columns that depend on each other: a, b, c");
    }

    @Test
    void textSaysAllOfIt() throws IOException {
        String text = Run.done("mismatch", DIABETES, "--target", "progression", "--lambda", "60", "--method", "ridge",
                "--coefficients", of("glmnet-ridge")).out();
        assertThat(text).contains("cause           convention", "they fit best as lambda of glmnet 4.1",
                "in our terms lambda 0.779", "digits agree", "non-uniqueness  0: the optimum is unique",
                "intercept       the best for their weights", "our lambda");
        assertThat(text.lines()).noneMatch(line -> line.endsWith(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "feature,weight;age,1;sx,2|line 3: no feature is named 'sx'; did you mean 'sex'?",
        "feature,weight;age,1;sex,2|no weight for bmi, bp, s1, s2, s3, s4, s5, s6",
        "feature,weight;age,1;age,1|lines 2 and 3: both are of 'age'",
        "feature,weight;(Intercept),1;intercept,1|lines 2 and 3: both are of 'intercept'",
        "feature,weight;age,NaN|line 2, column 'weight': the weight of 'age' is 'NaN', not a number",
        "feature,weight;age,|line 2, column 'weight': the weight of 'age' is '', not a number",
        "feature,weight;age,1e999|line 2, column 'weight': the weight of 'age' is '1e999', beyond",
        "feature,weight;age,1,2|line 2: 3 cells where the header has 2",
        "name,weight;age,1|line 1: the header is [name, weight]"})
    void badCoefficientsAreRefusedWithTheirPlace(String content, String message) throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, content.replace(';', '\n') + "\n");
        Run run = Run.of("mismatch", DIABETES, "--target", "progression", "--lambda", "1", "--coefficients", file);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("bad.csv", message);
    }

    @ParameterizedTest
    @CsvSource({"-1,lasso,--lambda is -1.0", "NaN,lasso,--lambda is NaN", "1,bridge,--method is 'bridge'"})
    void badOptionsAreRefused(String lambda, String method, String message) {
        Run run = Run.of("mismatch", DIABETES, "--target", "progression", "--lambda", lambda, "--method", method,
                "--coefficients", "missing.csv");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void anEmptyOrMissingFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.csv"));
        for (Path bad : List.of(file, folder.resolve("missing.csv"))) {
            Run run = Run.of("mismatch", DIABETES, "--target", "progression", "--lambda", "1", "--coefficients", bad);
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err()).contains(bad.toString());
        }
    }

    private static JsonNode told(Path coefficients, String lambda, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("mismatch", DIABETES, "--target", "progression", "--json",
                "--lambda", lambda, "--coefficients", coefficients));
        arguments.addAll(List.of(more));
        return Run.done(arguments.toArray()).json();
    }

    /** A tool's file without the line that names the tool. */
    private Path of(String name) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/mismatch", name + ".csv"));
        assertThat(lines.getFirst()).startsWith("# ");
        return Files.write(folder.resolve(name + ".csv"), lines.subList(1, lines.size()));
    }

    private Path file(double[] weights, String format) throws IOException {
        List<String> lines = new ArrayList<>(List.of("feature,weight"));
        for (int j = 0; j < weights.length; j++) {
            lines.add(DATA.features().get(j) + ","
                    + (weights[j] == 0 ? "0" : String.format(Locale.ROOT, format, weights[j])));
        }
        return Files.write(folder.resolve("weights.csv"), lines);
    }

    private static double[] ours(String lambda, Object... more) {
        List<Object> arguments = new ArrayList<>(
                List.of("path", DIABETES, "--target", "progression", "--json", "--lambda", lambda));
        arguments.addAll(List.of(more));
        JsonNode row = Run.done(arguments.toArray()).json().get("coefficients").get(0);
        double[] weights = new double[row.size()];
        Arrays.setAll(weights, j -> row.get(j).doubleValue());
        return weights;
    }

    private static double[] column(JsonNode told, String field) {
        double[] values = new double[told.get("features").size()];
        Arrays.setAll(values, j -> told.get("features").get(j).get(field).doubleValue());
        return values;
    }

    /** The Lasso's objective, from its definition. */
    private static double objective(double[] beta, double lambda) {
        double[] y = DATA.y();
        double[] fit = new double[y.length];
        double penalty = 0;
        for (int j = 0; j < beta.length; j++) {
            double[] x = DATA.columns()[j];
            double mean = Arrays.stream(x).average().orElseThrow();
            penalty += Math.abs(beta[j]) * deviation(x);
            for (int i = 0; i < y.length; i++) {
                fit[i] += beta[j] * (x[i] - mean);
            }
        }
        double mean = Arrays.stream(y).average().orElseThrow();
        double square = 0;
        for (int i = 0; i < y.length; i++) {
            square += (y[i] - mean - fit[i]) * (y[i] - mean - fit[i]);
        }
        return square / (2 * y.length) + lambda * penalty;
    }

    private static double deviation(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }
}
