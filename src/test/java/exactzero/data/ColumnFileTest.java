package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of columns holds the numbers of its CSV bit for bit, and is never taken for a good one when it is not. */
class ColumnFileTest {
    private static final CsvOptions Y = CsvOptions.of("y");
    private static final String ROWS = "a,w,ä b,y\n1.5,1,2e-300,3\n-0.0,0,1e300,6\n0.1,2,8,9\n7,1,1,1\n3,1,4,1\n";

    @TempDir
    private Path folder;

    private Path written(String text, int rowsAtOnce) throws IOException {
        Path file = folder.resolve("a.columns");
        ColumnFile.write(file, new CsvStream(CsvFile.of(folder, text).path(), Y, rowsAtOnce), "w", true);
        return file;
    }

    @Test
    void theNumbersOfTheCsv() throws IOException {
        byte[] first = null;
        for (int rowsAtOnce : new int[] {1, 2, 4, 5, 0}) {
            Path file = written(ROWS, rowsAtOnce);
            ColumnFile columns = ColumnFile.open(file);
            assertThat(columns.name()).isEqualTo("a");
            assertThat(columns.features()).containsExactly("a", "ä b");
            assertThat(columns.target()).isEqualTo("y");
            assertThat(columns.rows()).isEqualTo(5);
            assertThat(columns.feature(0)).containsExactly(1.5, -0.0, 0.1, 7, 3);
            assertThat(columns.feature(1)).containsExactly(2e-300, 1e300, 8, 1, 4);
            assertThat(columns.y()).containsExactly(3, 6, 9, 1, 1);
            assertThat(columns.weights()).containsExactly(1, 0, 2, 1, 1);
            double[] part = new double[4];
            columns.read(1, 2, 4, part);
            assertThat(part).containsExactly(8, 1, 0, 0);
            byte[] content = Files.readAllBytes(file);
            first = first == null ? content : first;
            assertThat(content).as("blocks do not tell").isEqualTo(first);
        }
        Path plain = folder.resolve("plain.columns");
        ColumnFile.write(plain, CsvStream.of(CsvFile.of(folder, ROWS).path(), Y), null, false);
        assertThat(ColumnFile.open(plain).features()).containsExactly("a", "w", "ä b");
        assertThat(ColumnFile.open(plain).weights()).containsOnly(1);
    }

    @Test
    void everyDamageIsNoticed() throws IOException {
        byte[] good = Files.readAllBytes(written(ROWS, 2));
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            refused(bad, "damaged");
        }
        for (int length = 0; length < good.length; length++) {
            refused(Arrays.copyOf(good, length), "cut off");
        }
        refused(Arrays.copyOf(good, good.length + 8), "longer");
        byte[] later = good.clone();
        later[7] = 2;
        assertThatThrownBy(() -> ColumnFile.open(Files.write(folder.resolve("later.columns"), later)))
                .hasMessageContaining("version 2").hasMessageContaining("reads version 1");
        assertThatThrownBy(() -> ColumnFile.open(CsvFile.of(folder, ROWS).path()))
                .hasMessageContaining("is no column file");
        assertThatThrownBy(() -> ColumnFile.open(folder.resolve("none.columns"))).isInstanceOf(DataException.class);
    }

    private void refused(byte[] content, String how) throws IOException {
        Path file = Files.write(folder.resolve("bad.columns"), content);
        assertThatThrownBy(() -> {
            ColumnFile columns = ColumnFile.open(file);
            columns.y();
            columns.weights();
            for (int j = 0; j < columns.features().size(); j++) {
                columns.feature(j);
            }
        }).as(how).isInstanceOf(DataException.class).hasMessageContaining(file.toString());
    }

    @Test
    void nothingIsLeftOfAFailure() throws IOException {
        Path file = folder.resolve("a.columns");
        CsvStream broken = new CsvStream(CsvFile.of(folder, "a,y\n1,2\n3,4\nx,5\n").path(), Y, 1);
        assertThatThrownBy(() -> ColumnFile.write(file, broken, null, false)).isInstanceOf(DataException.class)
                .hasMessageContaining("line 4, column 'a': 'x' is text");
        CsvStream good = CsvStream.of(CsvFile.of(folder, "a,y\n1,2\n3,4\n").path(), Y);
        assertThatThrownBy(() -> ColumnFile.write(file, good, "v", false)).isInstanceOf(DataException.class)
                .hasMessageContaining("no column is named 'v'");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString).toList()).isEqualTo(List.of("data.csv"));
        }
        ColumnFile.write(file, good, null, false);
        assertThatThrownBy(() -> ColumnFile.write(file, good, null, false))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(ColumnFile.open(file).rows()).isEqualTo(2);
        Path negative = folder.resolve("b.columns");
        ColumnFile.write(negative, CsvStream.of(CsvFile.of(folder, "a,w,y\n1,-1,2\n3,1,4\n").path(), Y), "w", false);
        assertThatThrownBy(() -> ColumnFile.open(negative).weights()).isInstanceOf(DataException.class);
    }
}
