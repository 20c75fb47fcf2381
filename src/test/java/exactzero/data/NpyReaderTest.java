package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyReaderTest {
    @TempDir
    Path folder;

    private Path y;

    @BeforeEach
    void writeTarget() throws IOException {
        y = NpyFile.write(folder.resolve("outcome.npy"), 1, "<f8", false, "(2,)", 7, 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f8", ">f8", "<f4", ">f4", "<i8", ">i8", "<i4", ">i4"})
    void everyTypeIsReadInBothOrders(String dtype) throws IOException {
        double[][] expected = {{1, 4}, {2, 5}, {-3, 6}};
        Path c = NpyFile.write(folder.resolve("C.npy"), 1, dtype, false, "(2, 3)", 1, 2, -3, 4, 5, 6);
        Path f = NpyFile.write(folder.resolve("F.npy"), 1, dtype, true, "(2, 3)", 1, 4, 2, 5, -3, 6);
        assertThat(NpyReader.read(c, y, null).columns()).isDeepEqualTo(expected);
        assertThat(NpyReader.read(f, y, null).columns()).isDeepEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyVersionIsRead(int version) throws IOException {
        Path x = NpyFile.write(folder.resolve("X.npy"), version, "<f8", false, "(2, 1)", 1, 2);
        assertThat(NpyReader.read(x, y, null).columns()[0]).containsExactly(1, 2);
    }

    @Test
    void namesComeFromPositionsAndFiles() throws IOException {
        Path x = NpyFile.write(folder.resolve("X.npy"), 1, "<f8", false, "(2, 3)", 1, 2, 3, 4, 5, 6);
        Dataset data = NpyReader.read(x, y, null);
        assertThat(data.name()).isEqualTo("X");
        assertThat(data.features()).containsExactly("x0", "x1", "x2");
        assertThat(data.target()).isEqualTo("outcome");
        assertThat(data.y()).containsExactly(7, 8);
        assertThat(data.weights()).containsExactly(1, 1);
    }

    @Test
    void targetAndWeightsMayBeMatricesOfOneColumn() throws IOException {
        Path x = NpyFile.write(folder.resolve("X.npy"), 1, "<f8", false, "(2, 1)", 1, 2);
        Path column = NpyFile.write(folder.resolve("y.npy"), 1, "<f8", true, "(2, 1)", 3, 4);
        Dataset data = NpyReader.read(x, column, column);
        assertThat(data.y()).containsExactly(3, 4);
        assertThat(data.weights()).containsExactly(3, 4);
    }

    /** More rows than a block, more columns than a tile, and neither a multiple. */
    @ParameterizedTest
    @ValueSource(ints = {1, 37, 150_000})
    void blocksAndTilesLeaveNothingOut(int p) throws IOException {
        int n = 600_000 / p + 3;
        double[] values = new double[n * p];
        Arrays.setAll(values, k -> k);
        Path x = NpyFile.write(folder.resolve("X.npy"), 1, "<f8", false, "(" + n + ", " + p + ")", values);
        Path target = NpyFile.write(folder.resolve("y.npy"), 1, "<f8", false, "(" + n + ",)", new double[n]);
        double[][] columns = NpyReader.read(x, target, null).columns();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                if (columns[j][i] != i * p + j) {
                    assertThat(columns[j][i]).as("row %d, column %d", i, j).isEqualTo(i * p + j);
                }
            }
        }
    }

    @Test
    void refusesWhatIsNoNpyFile() throws IOException {
        Path text = Files.writeString(folder.resolve("X.npy"), "a,y\n1,2\n3,4\n");
        assertThat(refusal(text, y)).isEqualTo("X.npy is not a .npy file; write it with numpy.save");
        assertThat(refusal(Files.writeString(folder.resolve("X.npy"), "abc"), y))
                .startsWith("X.npy ends within its header");
        assertThat(refusal(folder.resolve("no.npy"), y)).isEqualTo("no such file: no.npy");
        assertThat(refusal(folder, y)).endsWith("is a directory; name a file in it");
    }

    @Test
    void refusesUnknownVersion() throws IOException {
        Path x = NpyFile.write(folder.resolve("X.npy"), 4, "<f8", false, "(2, 1)", 1, 2);
        assertThat(refusal(x, y)).startsWith("X.npy: version 4 of the .npy format");
    }

    @Test
    void refusesTruncatedFile() throws IOException {
        Path x = NpyFile.write(folder.resolve("X.npy"), 1, "<f8", false, "(2, 2)", 1, 2, 3);
        assertThat(refusal(x, y)).startsWith("X.npy ends after 24 of the 32 bytes that its shape (2, 2) needs;");
        Path huge = NpyFile.write(
                folder.resolve("X.npy"), 1, "<f8", false, "(2147483000, 2147483000, 2147483000)", 1, 2, 3);
        assertThat(refusal(huge, y)).startsWith("X.npy ends after 24 of the 9223372036854775807 bytes");
    }

    @Test
    void refusesOtherTypes() throws IOException {
        Path x = NpyFile.write(folder.resolve("X.npy"), 1, "<c8", false, "(2, 1)", 1, 2);
        assertThat(refusal(x, y)).startsWith("X.npy holds numbers of type '<c8'; float64 ('<f8')");
        Path records = NpyFile.write(folder.resolve("X.npy"), 1,
                "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2,), }", new byte[16]);
        assertThat(refusal(records, y)).startsWith("X.npy: not a plain array but '{");
    }

    @Test
    void refusesOtherShapes() throws IOException {
        Path vector = NpyFile.write(folder.resolve("X.npy"), 1, "<f8", false, "(2,)", 1, 2);
        assertThat(refusal(vector, y)).startsWith("X.npy has shape (2); the features must be a matrix")
                .endsWith("save x.reshape(-1, 1)");
        Path x = NpyFile.write(folder.resolve("X.npy"), 1, "<f8", false, "(2, 2)", 1, 2, 3, 4);
        assertThat(refusal(x, x)).startsWith("X.npy has shape (2, 2); one number per row is needed");
        Path longer = NpyFile.write(folder.resolve("y.npy"), 1, "<f8", false, "(3,)", 1, 2, 3);
        assertThat(refusal(x, longer)).isEqualTo("y.npy has 3 numbers, X.npy has 2 rows; they must be as many");
        Path empty = NpyFile.write(folder.resolve("empty.npy"), 1, "<f8", false, "(0, 2)");
        assertThat(refusal(empty, y)).startsWith("empty.npy has shape (0, 2); each length must be from 1");
        Path scalar = NpyFile.write(folder.resolve("scalar.npy"), 1, "<f8", false, "()", 1);
        assertThat(refusal(x, scalar)).startsWith("scalar.npy has shape ()");
    }

    @Test
    void refusesNumbersThatAreNotFinite() throws IOException {
        Path x = NpyFile.write(folder.resolve("X.npy"), 1, "<f8", false, "(2, 2)", 1, 2, 3, Double.NaN);
        assertThat(refusal(x, y)).startsWith("X.npy, row 1, column 1 (counted from 0): NaN is not a finite number");
        Path fine = NpyFile.write(folder.resolve("X.npy"), 1, "<f8", false, "(2, 1)", 1, 2);
        Path infinite = NpyFile.write(folder.resolve("y.npy"), 1, "<f8", false, "(2,)", 1, Double.NEGATIVE_INFINITY);
        assertThat(refusal(fine, infinite)).startsWith("y.npy, row 1, column 0 (counted from 0): -Infinity is not");
    }

    @Test
    void refusesWeightsThatAreNegativeOrAllZero() throws IOException {
        Path x = NpyFile.write(folder.resolve("X.npy"), 1, "<f8", false, "(2, 1)", 1, 2);
        Path negative = NpyFile.write(folder.resolve("w.npy"), 1, "<f8", false, "(2,)", 1, -1);
        assertThat(refusal(x, y, negative)).startsWith("w.npy, row 1 (counted from 0): -1.0 is negative;");
        Path zero = NpyFile.write(folder.resolve("w.npy"), 1, "<f8", false, "(2,)", 0, 0);
        assertThat(refusal(x, y, zero)).isEqualTo("w.npy: all weights are zero; at least one row must count");
    }

    @Test
    void damagedHeaderLengthIsRefused() throws IOException {
        Path x = NpyFile.write(folder.resolve("X.npy"), 2, "<f8", false, "(2, 1)", 1, 2);
        byte[] content = Files.readAllBytes(x);
        content[11] = (byte) 0xFF;
        assertThat(refusal(Files.write(x, content), y)).startsWith("X.npy: a header of 4278190");
        Path cut = Files.write(x, "\u0093NUMPY\1\0\u00FF\0{'descr'".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal(cut, y)).startsWith("X.npy ends within its header");
    }

    private String refusal(Path x, Path target) {
        return refusal(x, target, null);
    }

    private String refusal(Path x, Path target, Path weights) {
        String message = catchThrowableOfType(DataException.class, () -> NpyReader.read(x, target, weights))
                .getMessage();
        assertThat(message.lines().count()).as(message).isBetween(1L, 2L);
        return message.replace(folder + "/", "");
    }
}
