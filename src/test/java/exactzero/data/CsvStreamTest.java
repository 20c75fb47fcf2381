package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of a file are its rows, and what is wrong in the middle is told with its line. */
class CsvStreamTest {
    private static final CsvOptions Y = CsvOptions.of("y");
    private static final String ROWS = "a;b;w;y\n1,5;2;1;3\n4;-5e1;0;6\n7;8;2;9\n\n1;1;0;1\n2;2;0;2\n3;3;1;3\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 6, 7})
    void blocksAreTheRowsInOrder(int rowsAtOnce) throws IOException {
        CsvOptions options = Y.withWeights("w").withDialect(CsvDialect.DEFAULT.withDecimal(','));
        for (CsvFile file : List.of(CsvFile.of(folder, ROWS), CsvFile.compressed(folder, ROWS))) {
            Dataset whole = file.read(options);
            List<double[]> rows = new ArrayList<>();
            RowBlocks.Pass pass = new CsvStream(file.path(), options, rowsAtOnce).forEach((block, before) -> {
                assertThat(block.features()).isEqualTo(List.of("a", "b"));
                assertThat(block.name()).isEqualTo("data");
                for (int i = 0; i < block.rows(); i++) {
                    rows.add(
                            new double[] {before.rows() + i, block.columns()[0][i], block.columns()[1][i], block.y()[i],
                                block.weights()[i]});
                }
            });
            assertThat(pass.rows()).isEqualTo(6);
            assertThat(pass.longest()).isEqualTo(rowsAtOnce == 0 ? 6 : Math.min(rowsAtOnce, 6));
            assertThat(pass.blocks()).isEqualTo(rowsAtOnce == 0 ? 1 : (6 + rowsAtOnce - 1) / rowsAtOnce);
            // Blocks without weight are passed over: they would change nothing.
            assertThat(rows.stream().mapToDouble(row -> row[4]).sum()).isEqualTo(4);
            for (double[] row : rows) {
                int i = (int) row[0];
                assertThat(row).containsExactly(i, whole.columns()[0][i], whole.columns()[1][i], whole.y()[i],
                        whole.weights()[i]);
            }
        }
    }

    @Test
    void aFileOfManyBlocksIsReadTwiceAlike() {
        StringBuilder text = new StringBuilder("a,y\n");
        for (int i = 0; i < 70_000; i++) {
            text.append(i).append(',').append(i % 7).append('\n');
        }
        CsvStream stream = CsvStream.of(CsvFile.of(folder, text.toString()).path(), Y);
        for (int turn = 0; turn < 2; turn++) {
            long[] next = {0};
            RowBlocks.Pass pass = stream.forEach((block, before) -> {
                assertThat(before.rows()).isEqualTo(next[0]);
                for (int i = 0; i < block.rows(); i++) {
                    if (block.columns()[0][i] != before.rows() + i) {
                        throw new AssertionError("row " + (before.rows() + i));
                    }
                }
                next[0] += block.rows();
            });
            assertThat(pass.rows()).isEqualTo(70_000);
            assertThat(pass.blocks()).isEqualTo(2);
            assertThat(pass.longest()).isEqualTo(65_536);
            assertThat(pass.bytes()).isEqualTo(text.length());
        }
    }

    @Test
    void aReadingGoesOnBehindABlock() throws IOException {
        StringBuilder text = new StringBuilder("a,y\n");
        for (int i = 0; i < 30_000; i++) {
            text.append(i % 1000 == 7 ? "NA" : Integer.toString(i)).append(',').append(i % 7).append("\n");
        }
        CsvOptions options = Y.withMissing(MissingRule.DROP);
        for (CsvFile file : List.of(CsvFile.of(folder, text.toString()), CsvFile.compressed(folder, text.toString()))) {
            List<RowBlocks.Pass> seen = new ArrayList<>();
            List<Double> all = new ArrayList<>();
            CsvStream stream = new CsvStream(file.path(), options, 1234);
            RowBlocks.Pass whole = stream.forEach((block, before) -> {
                seen.add(before);
                Arrays.stream(block.columns()[0]).forEach(all::add);
            });
            assertThat(whole.bytes()).isEqualTo(Files.size(file.path()));
            for (RowBlocks.Pass start : seen) {
                List<Double> rest = new ArrayList<>();
                RowBlocks.Pass pass = stream.forEach(start,
                        (block, before) -> Arrays.stream(block.columns()[0]).forEach(rest::add));
                assertThat(rest).isEqualTo(all.subList((int) start.rows(), all.size()));
                assertThat(pass).isEqualTo(whole);
            }
            RowBlocks.Pass middle = seen.get(seen.size() / 2);
            byte[] content = Files.readAllBytes(file.path());
            Path other = Files.write(folder.resolve("other-" + file.path().getFileName()), content);
            CsvStream changed = new CsvStream(other, options, 1234);
            assertThat(changed.forEach(middle, (block, before) -> {})).isEqualTo(whole);
            if (!other.toString().endsWith(".gz")) {
                content[content.length / 4] ^= 1;
                Files.write(other, content);
                assertThatThrownBy(() -> changed.forEach(middle, (block, before) -> {}))
                        .isInstanceOf(DataException.class).hasMessageContaining("is not the file whose first");
            }
            assertThatThrownBy(() -> changed.forEach(new RowBlocks.Pass(40_000, 0, 9, 1234, 1, 1),
                    (block, before) -> {})).isInstanceOf(DataException.class).hasMessageContaining("40,000 rows");
        }
    }

    @Test
    void rowsThatLackAValueAreRefusedOrLeftOut() {
        Path file = CsvFile.of(folder, "a,b,y\n1,2,3\n,,\nNA,1,2\n1,5,6\n").path();
        assertThat(refusal(new CsvStream(file, Y, 2))).startsWith(file + ", line 3, column 'a': ")
                .contains("missing value");
        for (int rowsAtOnce : new int[] {1, 2, 3, 4}) {
            List<Double> b = new ArrayList<>();
            RowBlocks.Pass pass = new CsvStream(file, Y.withMissing(MissingRule.DROP), rowsAtOnce)
                    .forEach((block, before) -> Arrays.stream(block.columns()[1]).forEach(b::add));
            assertThat(b).containsExactly(2.0, 5.0);
            assertThat(pass.rows()).isEqualTo(2);
            assertThat(pass.leftOut()).isEqualTo(2);
        }
        assertThatThrownBy(() -> CsvStream.of(file, Y.withMissing(MissingRule.MEAN)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("fail or drop");
    }

    @Test
    void whatIsNoNumberLaterOnIsToldWithItsPlace() {
        String start = "a,b,y,w\n" + "1,2,3,1\n".repeat(10);
        assertThat(refused(start + "1,x,3,1\n1,2,z,1\n")).contains("line 12, column 'b': 'x' is text");
        assertThat(refused(start + "1,1e400,3,1\n")).contains("line 12, column 'b'", "not a finite number");
        assertThat(refused(start + "1,2,three,1\n")).contains("line 12, column 'y': 'three' is text");
        assertThat(refused(start + "1,2,3,-1\n")).contains("line 12, column 'w'", "negative");
        assertThat(refused(start + "1,2,3\n1,2,3,4\n")).contains("line 12, column 'w': nothing there");
        assertThat(refused(start + "1,2,3,4,5\n")).contains("line 12, column 5: one cell too many");
        assertThat(refused(start + "1,\"2,3,4\n")).contains("line 12", "quotes");
        assertThat(refused(start + "x,x,x,x\n".repeat(4))).contains("line 12, column 'a': 'x' is text");
        assertThat(refused("a,b,y,w\n")).contains("line 1, column 1: a header but no rows");
        assertThat(refused("b,y,w\n1,2,3\n".replace("w", "v"))).contains("no column is named 'w'");
    }

    private String refused(String text) {
        return refusal(new CsvStream(CsvFile.of(folder, text).path(), Y.withWeights("w"), 4));
    }

    @Test
    void columnsOfLabelsAreNamedTogether() {
        Path file = CsvFile.of(folder, "a,colour,day,y\n1,red,2024-01-01,1\n2,blue,2024-01-02,2\n3,red,2024-01-02,2\n")
                .path();
        assertThat(refusal(CsvStream.of(file, Y))).contains("2 columns hold no numbers", "'colour'",
                "--drop colour,day");
        assertThat(CsvStream.of(file, Y.withDrop(Set.of("colour", "day"))).forEach((block, before) -> {}).rows())
                .isEqualTo(3);
        assertThat(refusal(CsvStream.of(file, Y.withDrop(Set.of("colour", "day")).withCategorical(Set.of("a")))))
                .contains("column 'a': as told");
    }

    @Test
    void aCompressedFileThatIsCutOffIsToldWithItsLine() throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("a,y\n");
        for (int i = 0; i < 40_000; i++) {
            text.append(random.nextDouble()).append(',').append(random.nextDouble()).append('\n');
        }
        byte[] content = Files.readAllBytes(CsvFile.compressed(folder, text.toString()).path());
        CsvFile cut = CsvFile.of(folder, "cut.csv.gz", Arrays.copyOf(content, content.length / 2));
        assertThat(refusal(CsvStream.of(cut.path(), Y))).containsPattern("cut.csv.gz, line \\d{5} cannot be read: ");
        byte[] damaged = content.clone();
        Arrays.fill(damaged, content.length / 2, content.length / 2 + 200, (byte) 0xFF);
        CsvFile bad = CsvFile.of(folder, "bad.csv.gz", damaged);
        assertThat(refusal(CsvStream.of(bad.path(), Y))).containsPattern("bad.csv.gz, line \\d+");
        CsvFile text16 = CsvFile.of(folder, "nul.csv", ("a,y\n" + "1,2\n".repeat(50_000) + "\0").getBytes(
                StandardCharsets.UTF_8));
        assertThat(refusal(CsvStream.of(text16.path(), Y))).contains("line 50002, character 1: a NUL");
    }

    private static String refusal(CsvStream stream) {
        try {
            stream.forEach((block, before) -> {});
        } catch (DataException e) {
            return e.getMessage();
        }
        throw new AssertionError("not refused");
    }
}
