package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
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
    void whatSparseDataCannotDoIsSaid() {
        assertThat(Run.of("select", folder.resolve("a.svm"), "--target", "y").code()).isEqualTo(2);
        assertThat(Run.of("path", folder.resolve("a.svm"), "--method", "ridge").err()).contains("no ridge");
        assertThat(Run.of("path", folder.resolve("a.svm"), "--target", "y").code()).isEqualTo(2);
        assertThat(Run.of("path", folder.resolve("a.mtx")).err()).contains("--target");
        assertThat(Run.of("path", folder.resolve("a.svm"), "--drop", "x1").code()).isEqualTo(2);
        assertThat(Run.of("path", folder.resolve("b.svm")).code()).isEqualTo(3);
        assertThat(Run.of("path", folder.resolve("a.csv")).err()).contains("--target");
    }
}
