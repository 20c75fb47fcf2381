package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The same numbers as CSV, SVMlight and Matrix Market give the same path. */
class SparseInputTest {
    private static final int N = 40;
    private static final int P = 12;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder("x1,x2,x3,x4,x5,x6,x7,x8,x9,x10,x11,x12,y\n");
        StringBuilder svm = new StringBuilder();
        StringBuilder entries = new StringBuilder();
        StringBuilder y = new StringBuilder("%%MatrixMarket matrix array real general\n" + N + " 1\n");
        int count = 0;
        for (int i = 1; i <= N; i++) {
            double[] row = new double[P];
            StringBuilder line = new StringBuilder();
            for (int j = 0; j < P; j++) {
                if (random.nextInt(4) == 0) {
                    row[j] = 1 + random.nextInt(9);
                    line.append(' ').append(j + 1).append(':').append(row[j]);
                    entries.append(String.format(Locale.ROOT, "%d %d %s%n", i, j + 1, row[j]));
                    count++;
                }
                csv.append(row[j]).append(',');
            }
            double target = 2 * row[0] - row[4] + random.nextGaussian();
            csv.append(target).append('\n');
            svm.append(target).append(line).append('\n');
            y.append(target).append('\n');
        }
        Files.writeString(folder.resolve("a.csv"), csv);
        Files.writeString(folder.resolve("a.svm"), svm);
        Files.writeString(folder.resolve("a.mtx"),
                "%%MatrixMarket matrix coordinate real general\n" + N + " " + P + " " + count + "\n" + entries);
        Files.writeString(folder.resolve("y.mtx"), y);
    }

    @Test
    void samePath() {
        JsonNode full = Run.done("path", folder.resolve("a.csv"), "--target", "y", "--json").json();
        JsonNode svm = Run.done("path", folder.resolve("a.svm"), "--json").json();
        JsonNode mtx = Run.done("path", folder.resolve("a.mtx"), "--target", folder.resolve("y.mtx"), "--json").json();
        assertThat(svm.get("coefficients")).isEqualTo(mtx.get("coefficients"));
        assertThat(svm.get("features")).isEqualTo(full.get("features"));
        assertThat(svm.get("knots")).hasSameSizeAs(full.get("knots"));
        for (int k = 0; k < 100; k++) {
            for (int j = 0; j < P; j++) {
                assertThat(svm.get("coefficients").get(k).get(j).asDouble())
                        .isCloseTo(full.get("coefficients").get(k).get(j).asDouble(), within(1e-10));
            }
        }
    }

    @Test
    void textNamesWhatWasRead() {
        Run run = Run.done("path", folder.resolve("a.svm"), "--lambdas", "5");
        assertThat(run.out()).contains("a: 40 rows, 12 features, target target, 5 lambdas").contains("cost");
    }

    @Test
    void sameRidgePath() {
        JsonNode full =
                Run.done("path", folder.resolve("a.csv"), "--target", "y", "--method", "ridge", "--json").json();
        JsonNode svm = Run.done("path", folder.resolve("a.svm"), "--method", "ridge", "--json").json();
        assertThat(svm.get("coefficients")).isEqualTo(full.get("coefficients"));
        assertThat(svm.get("degreesOfFreedom")).isEqualTo(full.get("degreesOfFreedom"));
    }

    @Test
    void sameSelection() throws IOException {
        for (String[] options : new String[][] {{}, {"--choose", "min", "--l1-ratio", "0.5,0.9", "--stability", "5"},
            {"--adaptive", "--relaxed", "--no-intercept", "--choose", "bic", "--stability", "5"},
            {"--penalty-factor", "x5=0", "--positive", "--stability", "0"}}) {
            JsonNode full = Run.select(folder.resolve("a.csv"), "y", (Object[]) options);
            Object[] args = new Object[3 + options.length];
            System.arraycopy(new Object[] {"select", folder.resolve("a.svm"), "--json"}, 0, args, 0, 3);
            System.arraycopy(options, 0, args, 3, options.length);
            assertSame("", Run.done(args).json(), full);
        }
    }

    /** So many columns that ridge takes the products of rows, from the entries alone. */
    @Test
    void sameSelectionOfFewRowsAndManyColumns() throws IOException {
        int n = 80;
        int p = 4000;
        Random random = new Random(9);
        StringBuilder csv = new StringBuilder();
        StringBuilder svm = new StringBuilder();
        for (int j = 1; j <= p; j++) {
            csv.append('x').append(j).append(',');
        }
        csv.append("y\n");
        for (int i = 0; i < n; i++) {
            StringBuilder line = new StringBuilder();
            double target = random.nextGaussian();
            for (int j = 1; j <= p; j++) {
                int value = random.nextInt(15) == 0 ? 1 + random.nextInt(9) : 0;
                csv.append(value).append(',');
                line.append(value == 0 ? "" : " " + j + ":" + value);
                target += j <= 6 ? value : 0;
            }
            csv.append(target).append('\n');
            svm.append(target).append(line).append('\n');
        }
        Path full = Files.writeString(folder.resolve("wide.csv"), csv);
        Path few = Files.writeString(folder.resolve("wide.svm"), svm);
        for (String[] options : new String[][] {{"--folds", "4"}, {"--folds", "3", "--penalty-factor", "x2=0"}}) {
            Object[] args = new Object[5 + options.length];
            System.arraycopy(new Object[] {"select", few, "--json", "--stability", "0"}, 0, args, 0, 5);
            System.arraycopy(options, 0, args, 5, options.length);
            assertSame("", Run.done(args).json(), Run.select(full, "y", (Object[]) with(options)));
        }
    }

    private static String[] with(String[] options) {
        return Stream.concat(Stream.of("--stability", "0"), Stream.of(options)).toArray(String[]::new);
    }

    /**
     * The same structure and words, and numbers to 1e-9. Intervals, as wide as the root of a gap that is all rounding, are not
     * compared.
     */
    private static void assertSame(String where, JsonNode node, JsonNode expected) {
        if (where.endsWith("/target") || where.endsWith("/gap") || where.endsWith("/interval")
                || where.endsWith("/cost")) {
            return;
        }
        assertThat(node.getNodeType()).as(where).isEqualTo(expected.getNodeType());
        if (expected.isNumber()) {
            double value = expected.asDouble();
            assertThat(node.asDouble()).as(where).isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
            assertThat(node.asDouble() == 0.0).as(where).isEqualTo(value == 0.0);
        } else if (expected.isArray()) {
            assertThat(node).as(where).hasSameSizeAs(expected);
            for (int k = 0; k < expected.size(); k++) {
                assertSame(where + "/" + k, node.get(k), expected.get(k));
            }
        } else if (expected.isObject()) {
            assertThat(node.propertyNames()).as(where).containsExactlyElementsOf(expected.propertyNames());
            expected.propertyNames()
                    .forEach(name -> assertSame(where + "/" + name, node.get(name), expected.get(name)));
        } else {
            assertThat(node).as(where).isEqualTo(expected);
        }
    }

    @Test
    void sameExplanation() {
        JsonNode full =
                Run.done("explain", folder.resolve("a.csv"), "--target", "y", "--feature", "x3", "--json").json();
        JsonNode svm = Run.done("explain", folder.resolve("a.svm"), "--feature", "x3", "--json").json();
        assertSame("", svm, full);
    }

    @Test
    void theSavedModelPredictsSparseRowsLikeFullOnes() throws IOException {
        Run.done("select", folder.resolve("a.svm"), "--out", folder.resolve("out"), "--stability", "0");
        Path model = folder.resolve("out").resolve("model.json");
        assertThat(folder.resolve("out").resolve("select.html")).exists();
        String full = Run.done("predict", model, folder.resolve("a.csv")).out();
        assertThat(Run.done("predict", model, folder.resolve("a.svm")).out()).isEqualTo(full);
        assertThat(Run.done("predict", model, folder.resolve("a.mtx")).out()).isEqualTo(full);
        Files.writeString(folder.resolve("one.mtx"), "%%MatrixMarket matrix array real general\n1 1\n3\n");
        assertThat(Run.of("predict", model, folder.resolve("one.mtx")).err()).contains("has 1 columns");
        assertThat(Run.of("predict", model, folder.resolve("a.svm"), "--delimiter", ";").code()).isEqualTo(2);
    }

    @Test
    void namesThatAreNoIndicesAreNotPredictedFromSparseRows() throws IOException {
        String csv = Files.readString(folder.resolve("a.csv")).replaceFirst("x1,", "size,");
        Files.writeString(folder.resolve("named.csv"), csv);
        Run.done("select", folder.resolve("named.csv"), "--target", "y", "--out", folder.resolve("out"), "--stability",
                "0");
        Run run = Run.of("predict", folder.resolve("out").resolve("model.json"), folder.resolve("a.svm"));
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("no feature 'size'");
    }

    @Test
    void filesOfAPathAreWrittenWhereAskedFor() {
        Run.done("path", folder.resolve("a.svm"), "--out", folder.resolve("out"));
        assertThat(folder.resolve("out").resolve("path.html")).exists();
    }

    @Test
    void whatSparseDataCannotDoIsSaid() {
        assertThat(Run.of("inspect", folder.resolve("a.svm")).err()).contains("sparse");
        assertThat(Run.of("compare", folder.resolve("a.svm"), "--target", "y").err()).contains("sparse");
        assertThat(Run.of("select", folder.resolve("a.svm"), "--dialect", "glmnet").err()).contains("--dialect");
        assertThat(Run.of("path", folder.resolve("a.svm"), "--dialect", "glmnet").code()).isEqualTo(2);
        assertThat(Run.of("select", folder.resolve("a.svm"), "--reduced", folder.resolve("r.csv")).code()).isEqualTo(2);
        assertThat(Run.of("path", folder.resolve("a.svm"), "--target", "y").code()).isEqualTo(2);
        assertThat(Run.of("path", folder.resolve("a.mtx")).err()).contains("--target");
        assertThat(Run.of("path", folder.resolve("a.svm"), "--drop", "x1").code()).isEqualTo(2);
        assertThat(Run.of("path", folder.resolve("b.svm")).code()).isEqualTo(3);
        assertThat(Run.of("path", folder.resolve("a.csv")).err()).contains("--target");
    }
}
