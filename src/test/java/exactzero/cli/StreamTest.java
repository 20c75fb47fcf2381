package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code --stream} gives what the file at once gives, with less memory. */
class StreamTest {
    private static final Path DIABETES = Path.of("data/diabetes.csv");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--method=lasso", "--method=elastic-net --l1-ratio=0.3", "--method=ridge",
        "--weights=age --drop=s1", "--no-intercept --positive", "--no-standardize --penalty-factor=bmi=0"})
    void theSameDocument(String options) {
        String[] more = options.split(" ", -1);
        JsonNode expected = run(DIABETES, more).json();
        Run run = run(DIABETES, concat(more, "--stream"));
        JsonNode streamed = run.json();
        for (String same : List.of("rows", "features", "target", "method", "l1Ratio", "nonzero", "converged")) {
            assertThat(streamed.get(same)).as(same).isEqualTo(expected.get(same));
        }
        for (int k = 0; k < expected.get("lambda").size(); k++) {
            assertClose(streamed.get("lambda").get(k), expected.get("lambda").get(k));
            assertClose(streamed.get("intercept").get(k), expected.get("intercept").get(k));
            for (int j = 0; j < expected.get("features").size(); j++) {
                assertClose(streamed.get("coefficients").get(k).get(j), expected.get("coefficients").get(k).get(j));
            }
            assertThat(streamed.get("gap").get(k).asDouble()).isBetween(0.0, 1e-10);
        }
        assertThat(streamed.has("knots")).isEqualTo(expected.has("knots"));
        if (expected.has("knots")) {
            assertThat(streamed.get("knots")).hasSameSizeAs(expected.get("knots"));
        }
        assertThat(run.err()).contains("note: read 442 rows in 1 block, ", " bytes, ", " digits", "largest gap");
    }

    private static void assertClose(JsonNode actual, JsonNode expected) {
        double size = Math.abs(expected.asDouble());
        assertThat(actual.asDouble()).isCloseTo(expected.asDouble(), within(1e-9 * Math.max(1, size)));
    }

    private static Run run(Path file, String... more) {
        Object[] args = new Object[5 + more.length];
        System.arraycopy(new Object[] {"path", file, "--target", "progression", "--json"}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return Run.done(args);
    }

    private static String[] concat(String[] first, String last) {
        List<String> all = new ArrayList<>(List.of(first));
        all.add(last);
        return all.toArray(String[]::new);
    }

    @Test
    void textAndNotes() {
        Run run = Run.done("path", DIABETES, "--target", "progression", "--stream", "--lambdas", "4", "--out", folder);
        assertThat(run.out()).startsWith("diabetes: 442 rows, 10 features, target progression, 4 lambdas")
                .contains("gap");
        assertThat(folder.resolve("path.html")).exists();
        assertThat(folder.resolve("path.csv")).exists();
        assertThat(folder.resolve("path-paths.svg")).exists();
        assertThat(Run.done("path", DIABETES, "--target", "progression", "--stream", "-q", "--json").err()).isEmpty();
        assertThat(Run.done("path", "--help").out()).contains("--stream");
    }

    @Test
    void whatAStreamCannotDoIsSaid() throws IOException {
        assertThat(usage("--dialect", "glmnet").err()).contains("--dialect needs all rows");
        assertThat(usage("--fold-column", "sex").err()).contains("--fold-column needs all rows");
        assertThat(Run.of("path", DIABETES, "--target", "progression", "--moments", "m").err())
                .contains("--moments is for --stream");
        assertThat(usage("--missing", "mean").err()).contains("fail or drop");
        assertThat(usage("--method", "ridge", "--lambda", "0").err()).contains("lambda is 0");
        assertThat(usage("--method", "ridge", "--positive").err()).contains("no closed form");
        assertThat(Run.of("path", "a.npy", "--target", "y.npy", "--stream").code()).isEqualTo(2);
        Path file = Files.writeString(folder.resolve("a.csv"), "a,y\n1,2\n2,3\n3,5\n4\n5,6\n");
        Run ragged = Run.of("path", file, "--target", "y", "--stream", "--json");
        assertThat(ragged.code()).isEqualTo(3);
        assertThat(ragged.out()).isEmpty();
        assertThat(ragged.err()).contains("a.csv, line 5, column 'y': nothing there");
        assertThat(Run.of("path", folder.resolve("none.csv"), "--target", "y", "--stream", "--json").code())
                .isEqualTo(3);
        Run strict = Run.of("path", DIABETES, "--target", "progression", "--stream", "--json", "--gap", "1e-200");
        assertThat(strict.code()).isEqualTo(4);
        assertThat(strict.err()).contains("not converged");
    }

    /** The page judges by the gaps that the rows give, as the exit code does. */
    @ParameterizedTest
    @ValueSource(strings = {"lasso", "ridge"})
    void thePageWarnsOfGapsMeasuredOnTheRows(String method) throws IOException {
        Object[] stream =
                {"path", DIABETES, "--target", "progression", "--stream", "--method", method, "--out", folder};
        double largest = 0;
        for (JsonNode gap : Run.done(concat(stream, "--json", "--format", "html")).json().get("gap")) {
            largest = Math.max(largest, gap.asDouble());
        }
        assertThat(Files.readString(folder.resolve("path.html"))).doesNotContain("duality gap asked for");
        Run strict = Run.of(concat(stream, "--force", "--gap", Double.toString(0.99 * largest)));
        assertThat(strict.code()).isEqualTo(4);
        if (method.equals("lasso")) {
            assertThat(Files.readString(folder.resolve("path.html"))).contains("duality gap asked for");
        }
    }

    private static Object[] concat(Object[] first, Object... more) {
        Object[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private static Run usage(Object... more) {
        Object[] args = new Object[6 + more.length];
        System.arraycopy(new Object[] {"path", DIABETES, "--target", "progression", "--stream", "--json"}, 0, args, 0,
                6);
        System.arraycopy(more, 0, args, 6, more.length);
        Run run = Run.of(args);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run;
    }

    @Test
    void rowsLeftOutAreCounted() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a,b,y\n1,2,2\n2,1,3\n3,,5\n4,9,4\n5,2,6\n");
        Run run = Run.done("path", file, "--target", "y", "--stream", "--missing", "drop", "--json");
        assertThat(run.json().get("rows").asInt()).isEqualTo(4);
        assertThat(run.err()).contains("1 of 5 rows lack a value and are left out");
    }

    /** 60 MB of text, 48 MB of memory: numbers alone would take 53 MB, were they all held, so they are not. */
    @Test
    void moreThanTheMemoryHoldsIsReadInBlocksUnasked() throws IOException, InterruptedException {
        Path file = folder.resolve("large.csv");
        AtomicFile.write(file, false, StreamTest::writeLarge);
        assertThat(Files.size(file)).isGreaterThan(60_000_000);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (ManagementFactory.getRuntimeMXBean().getInputArguments().stream().anyMatch(a -> a.contains("vector"))) {
            command.add("--add-modules=jdk.incubator.vector");
        }
        command.addAll(List.of("-Xmx48m", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "path",
                file.toString(), "--target", "y", "--lambda", "0.1", "--json"));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            String told = Files.readString(err, StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(told).isZero();
            assertThat(told).contains("do not fit the 48 MB", "as with --stream", "read 330,000 rows in");
        } finally {
            process.destroyForcibly();
        }
        JsonNode document = new Run(0, Files.readString(out, StandardCharsets.UTF_8), "").json();
        // y = x1 - 2 x2 exactly, columns of variance 1/12: each weight is shrunk by lambda per standard deviation.
        double[] weights = {1 - 0.1 * Math.sqrt(12), -2 + 0.1 * Math.sqrt(12), 0, 0};
        for (int j = 0; j < 4; j++) {
            assertThat(document.get("coefficients").get(0).get(j).asDouble()).isCloseTo(weights[j], within(0.01));
        }
        assertThat(document.get("nonzero").get(0).asInt()).isEqualTo(2);
    }

    private static void writeLarge(OutputStream out) throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int j = 1; j <= 19; j++) {
            text.append('x').append(j).append(',');
        }
        text.append("y\n");
        for (int i = 0; i < 330_000; i++) {
            int y = 0;
            for (int j = 0; j < 19; j++) {
                int cell = random.nextInt(10_000_000);
                y += j == 0 ? cell : j == 1 ? -2 * cell : 0;
                text.append("1.").append(Integer.toString(10_000_000 + cell), 1, 8).append(',');
            }
            text.append(y / 1e7).append('\n');
            if (text.length() > 1 << 16) {
                out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
                text.setLength(0);
            }
        }
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
