package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where results, files and notes go. */
class OutputTest {
    private static final Path LONGLEY = Path.of("data/longley.csv");

    @TempDir
    private Path folder;

    @Test
    void ridgeAtLambdaZeroSaysWhenWeightsAreOneChoiceOfMany() throws Exception {
        Path csv = folder.resolve("wide.csv");
        Files.writeString(csv, "a,b,c,y\n1,2,3,4\n2,1,0,1\n5,4,4,3\n");
        Run run = Run.done("path", csv, "--target", "y", "--method", "ridge", "--lambda", "0,1", "--json");
        assertThat(run.err()).contains("at lambda 0", "only 2", "smallest norm");
        assertThat(run.json().get("r2").get(1).asDouble()).isGreaterThan(1 - 1e-12);
        assertThat(Run.done("path", csv, "--target", "y", "--method", "ridge", "--lambda", "1", "--json").err())
                .isEmpty();
        Run factors = Run.done("path", csv, "--target", "y", "--method", "ridge", "--lambda", "1", "--json",
                "--penalty-factor", "b=inf");
        assertThat(factors.json().get("coefficients").get(0).get(1).asDouble()).isZero();
    }

    @Test
    void selectWritesItsReportAndSaysSo() throws IOException {
        Path out = folder.resolve("a").resolve("b");
        Run run = Run.done("select", LONGLEY, "--target", "Employed", "--folds", 4, "--out", out);
        assertThat(names(out)).containsExactly("model.json", "model.pmml", "select-cv.png", "select-cv.svg",
                "select-paths.png",
                "select-paths.svg", "select.html", "selected.csv");
        assertThat(run.out()).contains("16 rows, 6 features, target Employed", "kept ", "exactly zero ", "proven ",
                "ridge ", "proven-zero", "wrote  " + out.resolve("select.html"));
        assertThat(run.out().lines()).noneMatch(line -> line.endsWith(" "));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void pathWritesTheFormatsAskedFor() throws IOException {
        Path out = folder.resolve("out");
        Run run = Run.done("path", LONGLEY, "--target", "Employed", "--out", out, "--format", "csv,Png");
        assertThat(names(out)).containsExactly("path-paths.png", "path.csv");
        assertThat(run.out()).contains("100 lambdas", "+GNP", "wrote  " + out.resolve("path.csv"))
                .doesNotContain("html");
        Run ridge = Run.done("path", LONGLEY, "--target", "Employed", "--out", folder.resolve("ridge"), "--format",
                "csv", "--method", "ridge");
        assertThat(ridge.out()).doesNotContain("gap");
    }

    @Test
    void jsonWritesFilesOnlyWhereOutSays() throws IOException {
        Path data = Files.copy(LONGLEY, folder.resolve("seen-nowhere-else.csv"));
        Path out = folder.resolve("out");
        Run with = Run.done("path", data, "--target", "Employed", "--json", "--out", out, "--format", "csv");
        assertThat(names(out)).containsExactly("path.csv");
        assertThat(with.json().get("rows").intValue()).isEqualTo(16);
        assertThat(with.out()).isEqualTo(Run.done("path", data, "--target", "Employed", "--json").out());
        assertThat(Path.of("reports", "seen-nowhere-else")).doesNotExist();
    }

    @Test
    void nothingDependsOnTheCountry() throws IOException {
        Object[] line = {"select", LONGLEY, "--target", "Employed", "--folds", 4, "--force", "--out", folder};
        String out = Run.done(line).out();
        String page = Files.readString(folder.resolve("select.html"));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Run.done(line).out()).isEqualTo(out);
            assertThat(Files.readString(folder.resolve("select.html"))).isEqualTo(page);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theEndOfTheGridIsWarnedOf() {
        Object[] line = {"select", LONGLEY, "--target", "Employed", "--folds", 4, "--lambda-ratio", 0.5, "--json"};
        Run run = Run.done(line);
        assertThat(run.err()).contains("warning: ", "smallest lambda", "--lambda-ratio than 0.5");
        assertThat(run.err().lines()).hasSize(2);
        Run quiet = Run.done(Stream.concat(Stream.of(line), Stream.of("-q")).toArray());
        assertThat(quiet.err()).isEmpty();
        assertThat(quiet.out()).isEqualTo(run.out());
        assertThat(Run.done("select", LONGLEY, "--target", "Employed", "--lambda", 3, "--json").err()).isEmpty();
    }

    @Test
    void noFeatureKeptIsNoted() throws IOException {
        Path noise = folder.resolve("noise.csv");
        Run.done("synth", "--rows", 60, "--features", 5, "--relevant", 0, "--out", noise);
        Run run = Run.done("select", noise, "--target", "y", "--out", folder, "--format", "csv");
        assertThat(run.out()).contains("kept          none", "exactly zero  5: x1, x2, x3, x4, x5");
        assertThat(run.err()).contains("note: no feature is kept");
    }

    @Test
    void timingsOfTextAreANote() {
        Run run = Run.done("path", LONGLEY, "--target", "Employed", "--timings", "--out", folder, "--format", "csv");
        assertThat(run.err()).matches("note: read in \\d+ ms, fitted in \\d+ ms\\R");
        assertThat(run.out()).doesNotContain(" ms");
    }

    @Test
    void manyFeaturesAreCountedAndNotAllNamed() throws IOException {
        Path wide = folder.resolve("wide.csv");
        Run.done("synth", "--rows", 40, "--features", 100, "--snr", 30, "--out", wide);
        Run run = Run.done("select", wide, "--target", "y", "--out", folder, "--format", "csv");
        assertThat(run.out()).contains("40 rows, 100 features", " more\n").doesNotContain("verdict");
        assertThat(run.out().lines().count()).as("lines, not one for every feature").isLessThan(13);
    }

    @Test
    void aFullDiskIsToldAndAReaderThatLeavesIsNot() {
        StringWriter err = new StringWriter();
        String[] line = {"path", LONGLEY.toString(), "--target", "Employed", "--json"};
        assertThat(Main.run(failing("No space left on device"), new PrintWriter(err), line)).isEqualTo(5);
        assertThat(err.toString()).contains("standard output", "No space left on device");
        err = new StringWriter();
        assertThat(Main.run(failing("Broken pipe"), new PrintWriter(err), line)).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aFullMemoryIsRefusedWithTheRemedy() {
        Run run = Run.of("synth", "--rows", Integer.MAX_VALUE, "--features", 2, "--relevant", 1, "--out",
                folder.resolve("huge.csv"));
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("memory", "EXACTZERO_JAVA_OPTS=-Xmx");
        assertThat(run.err().lines()).hasSize(2);
        assertThat(folder.resolve("huge.csv")).doesNotExist();
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
