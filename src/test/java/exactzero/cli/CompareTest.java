package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.smile.OpenBlas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.ElasticNet;
import smile.regression.LASSO;
import smile.regression.LinearModel;
import smile.regression.RidgeRegression;
import tools.jackson.databind.JsonNode;

/** The comparison's numbers are those that a few lines of Smile give; its words are those that its numbers allow. */
class CompareTest {
    private static final Object[] DIABETES = {"compare", "data/diabetes.csv", "--target", "progression", "--json"};

    @TempDir
    private Path folder;

    @BeforeAll
    static void loads() {
        OpenBlas.load(1);
    }

    /** What Smile does with the file, read and judged here by plain loops. */
    @Test
    void aFewLinesOfSmileGiveTheSameNumbers() throws IOException {
        JsonNode results = compare("--runs", 0).get("results");
        List<String> lines = Files.readAllLines(Path.of("data/diabetes.csv"));
        double[][] rows = lines.stream().skip(1)
                .map(line -> Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
        DataFrame frame = DataFrame.of(rows, lines.getFirst().split(",", -1));
        Formula formula = Formula.lhs("progression");
        int n = rows.length;
        double lambda = results.get(1).get("lambda").doubleValue();
        double ridgeLambda = results.get(results.size() - 1).get("lambda").doubleValue();
        double l1 = 2 * n * lambda * Math.sqrt((n - 1.0) / n);
        same(results, "LASSO", LASSO.fit(formula, frame, new LASSO.Options(l1)), rows, lambda, 1);
        same(results, "ElasticNet", ElasticNet.fit(formula, frame, l1 / 2, (n - 1) * lambda / 2), rows, lambda, 0.5);
        same(results, "RidgeRegression", RidgeRegression.fit(formula, frame, (n - 1) * ridgeLambda), rows, ridgeLambda,
                0);
    }

    /** Objective, zeros and weights of a model at its default settings, which its first entry shows. */
    private static void same(JsonNode results, String name, LinearModel model, double[][] rows, double lambda,
            double l1Ratio) {
        JsonNode first = results.valueStream().filter(result -> result.get("model").stringValue().equals(name))
                .findFirst().orElseThrow();
        double[] w = model.coefficients().toArray(new double[0]);
        int n = rows.length;
        double objective = 0;
        for (double[] row : rows) {
            double off = row[w.length] - model.intercept();
            for (int j = 0; j < w.length; j++) {
                off -= w[j] * row[j];
            }
            objective += off * off / (2 * n);
        }
        for (int j = 0; j < w.length; j++) {
            int column = j;
            double mean = Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
            double sd = Math.sqrt(
                    Arrays.stream(rows).mapToDouble(row -> Math.pow(row[column] - mean, 2)).sum() / n);
            double b = w[j] * sd;
            objective += lambda * (l1Ratio * Math.abs(b) + (1 - l1Ratio) / 2 * b * b);
            assertThat(first.get("standardized").get(j).doubleValue()).isCloseTo(b, within(1e-9));
        }
        assertThat(first.get("objective").doubleValue()).isCloseTo(objective, within(1e-10 * objective));
        assertThat(first.get("zeros").intValue())
                .isEqualTo((int) Arrays.stream(w).filter(weight -> weight == 0.0).count());
    }

    @Test
    void oursIsProvenAndTheirsComesCloserWhenAskedTo() {
        JsonNode document = compare("--runs", 0);
        assertThat(document.get("rows").intValue()).isEqualTo(442);
        assertThat(document.get("features").intValue()).isEqualTo(10);
        double chosen = Run.select(Path.of("data/diabetes.csv"), "progression", "--stability", 0).at("/lambda/chosen")
                .doubleValue();
        assertThat(document.get("lambda").doubleValue()).isEqualTo(chosen);
        JsonNode ours = document.get("results").get(0);
        JsonNode loose = document.get("results").get(1);
        JsonNode tight = document.get("results").get(2);
        assertThat(ours.get("library").stringValue()).isEqualTo("exactzero");
        assertThat(loose.get("library").stringValue()).isEqualTo("smile 6.3.0");
        assertThat(ours.get("zeros").intValue()).isEqualTo(5).isEqualTo(ours.at("/support/provenZero").intValue());
        assertThat(ours.get("gap").doubleValue()).isLessThan(1e-13);
        assertThat(loose.get("zeros").intValue()).isZero();
        assertThat(loose.at("/support/wrong").intValue()).isEqualTo(5);
        assertThat(loose.get("gap").doubleValue()).isBetween(1e-7, 1e-3);
        assertThat(tight.get("gap").doubleValue()).isLessThan(1e-3 * loose.get("gap").doubleValue());
        assertThat(tight.get("setting").stringValue()).startsWith("tol 1e-");
        for (JsonNode result : document.get("results")) {
            assertThat(result.get("objective").doubleValue()).isPositive();
            assertThat(result.get("heldOutError").doubleValue()).isBetween(50.0, 65.0);
            assertThat(result.has("milliseconds")).isFalse();
        }
    }

    @Test
    void timesAreMeasuredWarmAndInAJvmOfTheirOwn() throws IOException {
        JsonNode results = compare("--runs", 3, "--out", folder).get("results");
        for (JsonNode result : results) {
            JsonNode time = result.get("milliseconds");
            assertThat(time.get("runs").intValue()).isEqualTo(3);
            assertThat(time.get("min").doubleValue()).isPositive()
                    .isLessThanOrEqualTo(time.get("lowerQuartile").doubleValue());
            assertThat(time.get("median").doubleValue()).isBetween(time.get("lowerQuartile").doubleValue(),
                    time.get("upperQuartile").doubleValue());
            assertThat(time.get("first").doubleValue()).isGreaterThan(time.get("min").doubleValue());
            assertThat(result.get("megabytes").doubleValue()).isGreaterThan(10);
        }
        String page = Files.readString(folder.resolve("compare.html"));
        assertThat(page).contains("Smile's weights never reach zero", "default-src 'none'", "<strong>0</strong>",
                "proven-zero", "Quartiles, ms").doesNotContain("<script", " style=");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("compare.html", "compare-weights.svg",
                "compare-weights.png", "compare-time.svg", "compare-time.png");
        Run again = Run.of("compare", "data/diabetes.csv", "--target", "progression", "--out", folder);
        assertThat(again.code()).isEqualTo(5);
        assertThat(again.err()).contains("--force");
    }

    @Test
    void theTableIsReadInTenSeconds() {
        Run run = Run.done("compare", "data/diabetes.csv", "--target", "progression", "--runs", 0);
        assertThat(run.out()).contains("Lasso, lambda 5.31449; proven: 5 zero, 5 not zero", "smile 6.3.0, tol 1e-4",
                "Of the 5 weights that every optimum of the Lasso has at zero, exactzero sets all to exactly 0");
        assertThat(run.out().lines()).hasSizeLessThan(30).allMatch(line -> line.length() <= 100)
                .noneMatch(line -> line.endsWith(" "));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void knownFaultsAreSaidWhereTheyAreMet() throws IOException {
        Run zero = Run.done("compare", "--preset", "tall", "--lambda", 0, "--runs", 0);
        assertThat(zero.err()).contains("LASSO", "at lambda = 0 its weights are all zero");
        Run far = Run.done("compare", offset(1e6), "--target", "y", "--runs", 0, "--lambda", 0.01);
        assertThat(far.err()).contains("RidgeRegression: a column lies far from zero", "1 column does not vary");
        Run farther = Run.done("compare", offset(1e8), "--target", "y", "--runs", 0, "--lambda", 0.01);
        assertThat(farther.err())
                .contains("LASSO gave no weights: The column 'a' is constant; a column lies far from zero");
        assertThat(farther.out()).contains("smile 6.3.0, tol 1e-4  no weights: The column 'a' is constant");
    }

    /** A file with a column around a number, one around 0 and one that does not vary. */
    private Path offset(double centre) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        return Files.write(folder.resolve("far" + (long) centre + ".csv"), IntStream.range(0, 41).mapToObj(
                i -> i == 0 ? "a,b,c,y" : String.format(Locale.ROOT, "%.3f,%.3f,7,%.3f", centre + random.nextDouble(),
                        random.nextDouble(), random.nextDouble()))
                .toList());
    }

    @Test
    void otherUsesAreRefusedInWords() throws IOException {
        refused(2, "Give FILE and --target, or --preset", "compare");
        refused(2, "--target", "compare", "data/diabetes.csv");
        refused(2, "leave out FILE", "compare", "data/diabetes.csv", "--target", "progression", "--preset", "wide");
        refused(2, "tall or wide or correlated", "compare", "--preset", "narrow");
        refused(2, "must lie between 0 and 1", "compare", "--preset", "tall", "--l1-ratio", 1);
        refused(2, "lambda is -1", "compare", "--preset", "tall", "--lambda", -1);
        refused(2, "html, svg, png or pdf", "compare", "--preset", "tall", "--format", "csv");
        refused(2, "threads is 0", "compare", "--preset", "tall", "--threads", 0);
        Path csv = Files.writeString(folder.resolve("w.csv"), "a,w,y\n1,1,2\n2,3,1\n3,1,5\n4,1,2\n");
        refused(3, "Compare without --weights", "compare", csv, "--target", "y", "--weights", "w");
    }

    private static void refused(int code, String message, Object... line) {
        Run run = Run.of(line);
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    private static JsonNode compare(Object... more) {
        Object[] line = Arrays.copyOf(DIABETES, DIABETES.length + more.length);
        System.arraycopy(more, 0, line, DIABETES.length, more.length);
        return Run.done(line).json();
    }
}
