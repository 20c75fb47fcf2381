package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SVMlight and Matrix Market files: read as they say, or refused with the line. */
class SparseReadersTest {
    @TempDir
    private Path folder;

    @Test
    void svmLight() throws IOException {
        SparseDataset data = SvmLightReader.read(write("a.svm", """
                # a comment
                1.5 qid:3 1:2 4:-0.5e1 # the first

                -2 2:0 3:7
                +3
                """));
        assertThat(data.name()).isEqualTo("a");
        assertThat(data.features()).containsExactly("x1", "x2", "x3", "x4");
        assertThat(data.y()).containsExactly(1.5, -2, 3);
        assertThat(data.columns().full(0)).containsExactly(2, 0, 0);
        assertThat(data.columns().full(2)).containsExactly(0, 7, 0);
        assertThat(data.columns().full(3)).containsExactly(-5, 0, 0);
        assertThat(data.columns().entries()).isEqualTo(3);
    }

    @Test
    void indicesCountFromZeroWhereOneIsZero() throws IOException {
        Path file = folder.resolve("zero.libsvm.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("1 0:5\r\n2 1:6".getBytes(StandardCharsets.UTF_8));
        }
        SparseDataset data = SvmLightReader.read(file);
        assertThat(data.name()).isEqualTo("zero");
        assertThat(data.features()).containsExactly("x0", "x1");
        assertThat(data.columns().full(1)).containsExactly(0, 6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x 1:2             | 'x' is not a finite number
            nan 1:2           | 'nan' is not a finite number
            1 1               | '1' is not index:value
            1 a:2             | 'a' is not a whole number
            1 :2              | a whole number is missing
            1 -1:2            | '-1' is not a whole number
            1 1:2 1:3         | indices must rise
            1 2:2 1:3         | indices must rise
            1 1:1e999         | '1e999' is not a finite number
            1 1:0x1p3         | '0x1p3' is not a finite number
            1 1:              | '' is not a finite number
            1 60000000:1      | the most features
            1 99999999999999999999:1 | is not a whole number
            """)
    void badLinesAreNamed(String line, String fault) throws IOException {
        Path file = write("bad.svm", "1 1:1\n" + line + "\n");
        assertThatThrownBy(() -> SvmLightReader.read(file)).isInstanceOf(DataException.class)
                .hasMessageContaining("bad.svm, line 2").hasMessageContaining(fault);
    }

    @Test
    void filesWithoutRowsOrFeaturesAreRefused() throws IOException {
        Path empty = write("empty.svm", "");
        Path bare = write("bare.svm", "1\n2\n");
        Path longWord = write("long.svm", "1".repeat(2000));
        assertThatThrownBy(() -> SvmLightReader.read(empty)).hasMessageContaining("no rows");
        assertThatThrownBy(() -> SvmLightReader.read(bare)).hasMessageContaining("no features");
        assertThatThrownBy(() -> SvmLightReader.read(longWord)).hasMessageContaining("characters");
        assertThatThrownBy(() -> SvmLightReader.read(folder.resolve("none.svm"))).hasMessageContaining("no such file");
    }

    @Test
    void matrixMarket() throws IOException {
        Path x = write("m.mtx", """
                %%MatrixMarket matrix coordinate real general
                % any order

                3 2 3
                3 1 1.5
                1 2 -2
                1 1 4
                """);
        Path y = write("y.mtx", "%%MatrixMarket matrix array integer general\n3 1\n1\n2\n4\n");
        SparseDataset data = MatrixMarketReader.read(x, y);
        assertThat(data.features()).containsExactly("x1", "x2");
        assertThat(data.columns().full(0)).containsExactly(4, 0, 1.5);
        assertThat(data.columns().full(1)).containsExactly(-2, 0, 0);
        assertThat(data.y()).containsExactly(1, 2, 4);
        assertThat(data.target()).isEqualTo("y");
    }

    @Test
    void patternAndSymmetricMatrices() throws IOException {
        Path x = write("s.mtx", "%%MatrixMarket matrix coordinate pattern symmetric\n2 2 2\n2 1\n2 2\n");
        Path y = write("v.mtx", "%%MatrixMarket matrix array real general\n2 1\n1 2\n");
        SparseMatrix matrix = MatrixMarketReader.read(x, y).columns();
        assertThat(matrix.full(0)).containsExactly(0, 1);
        assertThat(matrix.full(1)).containsExactly(1, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %%MatrixMarket matrix coordinate real general;2 1 2;1 1 5      | line 4: the file ends before
            %%MatrixMarket matrix coordinate real general;2 1 1;1 1 5;2 1 1 | line 4: more entries
            %%MatrixMarket matrix coordinate real general;2 1 1;3 1 5      | line 3: row 3 is not one of 1 to 2
            %%MatrixMarket matrix coordinate real general;2 1 1;1 0 5      | line 3: column 0 is not one of 1 to 1
            %%MatrixMarket matrix coordinate real general;2 1 1;1 1        | line 3: a number is missing
            %%MatrixMarket matrix coordinate real general;2 1 2;1 1 5;1 1 6 | given twice
            %%MatrixMarket matrix coordinate complex general;2 1 1;1 1 5 0 | line 1:
            2 1 1;1 1 5                                                    | must begin with
            %%MatrixMarket matrix coordinate real general;0 1 1            | a matrix of 0
            %%MatrixMarket matrix coordinate pattern symmetric;2 1 1;2 1   | line 2: a symmetric matrix of 2 rows and 1
            %%MatrixMarket matrix array real symmetric;2 3;1;2;3           | line 2: a symmetric matrix of 2 rows and 3
            %%MatrixMarket matrix coordinate real general;9999999999 1 1   | a matrix of 9999999999
            %%MatrixMarket matrix coordinate real general                  | the file ends before
            """)
    void badMatricesAreRefused(String lines, String fault) throws IOException {
        Path x = write("bad.mtx", lines.replace(';', '\n') + "\n");
        Path y = write("y.mtx", "%%MatrixMarket matrix array integer general\n2 1\n1\n2\n");
        assertThatThrownBy(() -> MatrixMarketReader.read(x, y)).isInstanceOf(DataException.class)
                .hasMessageContaining("bad.mtx").hasMessageContaining(fault);
    }

    /** A few bytes may ask for any memory. */
    @Test
    void emptyMatricesBeyondTheMemoryAreRefused() throws IOException {
        assumeTrue(Runtime.getRuntime().maxMemory() < 7_000_000_000L);
        Path x = write("huge.mtx", "%%MatrixMarket matrix coordinate real general\n50000000 50000000 0\n");
        assertThatThrownBy(() -> MatrixMarketReader.read(x, x)).isInstanceOf(DataException.class)
                .hasMessageContaining("huge.mtx: 50000000 rows and 50000000 columns take 6771 MB")
                .hasMessageContaining("EXACTZERO_JAVA_OPTS=-Xmx16g");
        Path svm = write("huge.svm", "1 50000000:1\n2 1:1\n");
        assertThatThrownBy(() -> SvmLightReader.read(svm)).isInstanceOf(DataException.class)
                .hasMessageContaining("even when they are empty");
    }

    @Test
    void targetsMustFit() throws IOException {
        Path x = write("m.mtx", "%%MatrixMarket matrix coordinate real general\n3 2 1\n3 1 1.5\n");
        Path y = write("y.mtx", "%%MatrixMarket matrix array real general\n2 1\n1\n2\n");
        assertThatThrownBy(() -> MatrixMarketReader.read(x, y)).hasMessageContaining("must be as many");
        assertThatThrownBy(() -> MatrixMarketReader.read(x, x)).hasMessageContaining("a target has one");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
