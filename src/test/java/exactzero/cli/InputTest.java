package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same table in another dress gives the same coefficients. */
class InputTest {
    private static final Path LONGLEY = Path.of("data/longley.csv");
    private static String expected;

    @TempDir
    private Path folder;

    @BeforeAll
    static void reads() {
        expected = coefficients(LONGLEY, "Employed");
    }

    @Test
    void compressed() throws IOException {
        Path file = folder.resolve("longley.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            Files.copy(LONGLEY, out);
        }
        assertThat(coefficients(file, "Employed")).isEqualTo(expected);
    }

    @Test
    void semicolonsGuessedAndNamed() throws IOException {
        Path file = write(Files.readString(LONGLEY).replace(',', ';'));
        assertThat(coefficients(file, "Employed")).isEqualTo(expected);
        assertThat(coefficients(file, "Employed", "--delimiter", ";")).isEqualTo(expected);
        Path tabs = write(Files.readString(LONGLEY).replace(',', '\t'));
        assertThat(coefficients(tabs, "Employed", "--delimiter", "tab")).isEqualTo(expected);
    }

    @Test
    void byteOrderMarkWindowsLinesAndQuotes() throws IOException {
        String text = Files.readString(LONGLEY).replace("\n", "\r\n").replace("GNP,", "\"GNP\",");
        assertThat(coefficients(write("\uFEFF" + text), "Employed")).isEqualTo(expected);
    }

    @Test
    void numpyMatrices() throws IOException {
        List<String> lines = Files.readAllLines(LONGLEY);
        double[][] rows = lines.stream().skip(1)
                .map(line -> Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
        ByteBuffer x = ByteBuffer.allocate(16 * 6 * 8).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer y = ByteBuffer.allocate(16 * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] row : rows) {
            for (int j = 0; j < 6; j++) {
                x.putDouble(row[j]);
            }
            y.putDouble(row[6]);
        }
        Path matrix = npy("X.npy", "(16, 6)", x);
        Path target = npy("y.npy", "(16,)", y);
        assertThat(coefficients(matrix, target)).isEqualTo(expected);
        Run refused = Run.of("path", matrix, "--target", target, "--drop", "x1", "--json");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--drop");
    }

    @Test
    void namesInOtherLettersAndWithCommas() throws IOException {
        Path file = write("gr\u00F6\u00DFe,\"a,b\",y\n1,2,3\n2,1,5\n3,4,6\n4,4,9\n5,1,9\n");
        Run run = Run.done("path", file, "--target", "y", "--drop", "\"a,b\"", "--lambdas", 3, "--out",
                folder.resolve("out"), "--format", "csv");
        assertThat(run.out()).contains("+gr\u00F6\u00DFe").doesNotContain("a,b");
    }

    @Test
    void aNameCannotSteerTheTerminal() throws IOException {
        Path file = write("\"a\u001B[31m\",\"b\nc\",y\n1,2,3\n2,1,5\n3,4,6\n4,4,9\n5,1,9\n");
        Run run = Run.done("select", file, "--target", "y", "--folds", 5, "--out", folder.resolve("out"));
        assertThat(run.out()).contains("a?[31m", "b?c").doesNotContain("\u001B");
        assertThat(Run.of("path", file, "--target", "z").err()).contains("a?[31m").doesNotContain("\u001B");
    }

    private static String coefficients(Object file, Object target, Object... more) {
        Object[] args = new Object[5 + more.length];
        System.arraycopy(new Object[] {"path", file, "--target", target, "--json"}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return Run.done(args).json().get("coefficients").toString();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("data.csv"), text, StandardCharsets.UTF_8);
    }

    private Path npy(String name, String shape, ByteBuffer numbers) throws IOException {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + numbers.capacity())
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
        bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
        bytes.put(numbers.flip());
        return Files.write(folder.resolve(name), bytes.array());
    }
}
