package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message has one or two lines that say what, where and what to do. In them, the folder is cut off. */
class CsvRefusalTest {
    private static final CsvOptions Y = CsvOptions.of("y");

    @TempDir
    Path folder;

    @Test
    void missingFile() {
        assertThat(refusal(new CsvFile(folder.resolve("no.csv")), Y)).isEqualTo("no such file: no.csv");
    }

    @Test
    void directory() {
        assertThat(refusal(new CsvFile(folder), Y)).endsWith(" is a directory; name a file in it");
    }

    @Test
    void unreadableFile() throws IOException {
        CsvFile file = CsvFile.of(folder, "y,a\n1,2\n");
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file.path()), "the superuser reads everything");
        assertThat(refusal(file, Y)).isEqualTo("data.csv cannot be read: no permission");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", "  \r\n"})
    void emptyFile(String text) {
        assertThat(refusal(text))
                .isEqualTo("data.csv, line 1, column 1: the file is empty; a header line with column names is needed, "
                        + "and rows below it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,y", "a,y\n", "a,y\r\n\r\n"})
    void headerOnly(String text) {
        assertThat(refusal(text))
                .isEqualTo("data.csv, line 1, column 1: a header but no rows; add rows of data below it");
    }

    @Test
    void raggedRowIsToldWithItsLineAndCounts() {
        assertThat(refusal("a,b,y\n1,2,3\n1,2\n"))
                .startsWith("data.csv, line 3, column 'y': nothing there; 2 cells where the header has 3.\n");
        assertThat(refusal("a,b,y\n1,2,3\n1,2,3,4\n"))
                .startsWith("data.csv, line 3, column 4: one cell too many; 4 cells where ");
        assertThat(refusal("a,b,y\n1,2,3\n1\n"))
                .startsWith("data.csv, line 3, column 'b': nothing there; 1 cell where the header has 3.\n");
    }

    @Test
    void linesAreCountedThroughQuotedLineBreaksAndBlankLines() {
        assertThat(refusal("\"a\nb\",y\r\n\r\n\"1\n\",2\r\n1\r\n"))
                .startsWith("data.csv, line 6, column 'y': nothing there; 1 cell ");
    }

    @Test
    void duplicateNameIsToldWithBothPositions() {
        assertThat(refusal("a,b, a ,y\n1,2,3,4\n"))
                .isEqualTo("data.csv, line 1: columns 1 and 3 are both named 'a'; rename one of them");
    }

    @Test
    void emptyNameIsToldWithItsPosition() {
        assertThat(refusal("a,\" \",y\n1,2,3\n")).startsWith("data.csv, line 1: column 2 of 3 has no name.\n");
    }

    @Test
    void unknownColumnsAreToldWithTheNearestAndAll() {
        String text = "age,progression,y\n1,2,3\n";
        assertThat(refusal(text, CsvOptions.of("Progresion"))).isEqualTo("data.csv: no column is named 'Progresion' "
                + "(--target); did you mean 'progression'?\nColumns: age, progression, y");
        assertThat(refusal(text, Y.withDrop(Set.of("AGE"))))
                .startsWith("data.csv: no column is named 'AGE' (--drop); did you mean 'age'?\n");
        assertThat(refusal(text, Y.withKeep(Set.of("income"))))
                .isEqualTo("data.csv: no column is named 'income' (--keep)\nColumns: age, progression, y");
        assertThat(refusal(text, Y.withWeights("wt"))).startsWith("data.csv: no column is named 'wt' (--weights)\n");
    }

    @Test
    void manyColumnsAreAbbreviated() {
        String header = "c0";
        for (int j = 1; j < 100; j++) {
            header += ",c" + j;
        }
        assertThat(refusal(header + "\n")).endsWith(", c18, c19 and 80 more");
    }

    @Test
    void textAmongNumbersIsToldWithTheFirstCellAndAllColumns() {
        assertThat(refusal("a,site,b,y\n1,5,2,1\n2,north,3,2\n2,6,x,2\n"))
                .isEqualTo(
                        "data.csv, line 3, column 'site': 'north' is text, not a number (1 of 3 cells are no numbers, "
                                + "such as 'north').\nCorrect the cells, name what means missing with --na, or give --drop or "
                                + "--categorical site,b");
    }

    @Test
    void textFarDownIsFoundWithItsLine() {
        String text = "a,y\n" + "1,2\n".repeat(50_000) + "oops,2\n" + "1,2\n".repeat(10);
        assertThat(refusal(text))
                .startsWith("data.csv, line 50002, column 'a': 'oops' is text, not a number (1 of 50,011 cells ");
    }

    @Test
    void longAndUnprintableCellsAreShortened() {
        assertThat(refusal("y,a\n\"x\n" + "z".repeat(100) + "\",1\n"))
                .startsWith("data.csv, line 2, column 'y': 'x?" + "z".repeat(38) + "...' in the target is text");
    }

    @Test
    void textTargetOrWeights() {
        assertThat(refusal("a,y\n1,2\n1,high\n"))
                .isEqualTo("data.csv, line 3, column 'y': 'high' in the target is text, not a number.\n"
                        + "Choose a numeric column with --target, or correct the cell if the others are numbers");
        assertThat(refusal("a,w,y\n1,many,2\n", Y.withWeights("w")))
                .startsWith("data.csv, line 2, column 'w': 'many' in the weights is text, not a number.\n");
    }

    @Test
    void missingCellsAreToldWithTheFirstAndTheCounts() {
        assertThat(refusal("a,b,y\n1,2,3\n1,NA,3\n?,,3\n1,2,3\n"))
                .isEqualTo("data.csv, line 3, column 'b': 'NA' is a missing value (missing: 1 in a, 2 in b).\n"
                        + "Leave out the 2 of 4 rows that lack one (--missing drop), fill by means (--missing mean), or "
                        + "leave columns out (--drop a,b)");
    }

    @Test
    void missingTargetCannotBeDropped() {
        assertThat(refusal("a,y\n1,2\n1,\n"))
                .isEqualTo("data.csv, line 3, column 'y': '' is a missing value (missing: 1 in y).\n"
                        + "Leave out the 1 of 2 rows that lack one (--missing drop)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "-Infinity", "1e400"})
    void infiniteCell(String cell) {
        assertThat(refusal("a,y\n1,2\n" + cell + ",2\n")).startsWith(
                "data.csv, line 3, column 'a': '" + cell + "' is not a finite number of double precision.\n");
    }

    @Test
    void infiniteCellsInSeveralColumnsNameThemAll() {
        assertThat(refusal("a,b,y\n1,inf,3\ninf,1,3\n"))
                .startsWith("data.csv, line 2, column 'b': 'inf' ")
                .endsWith("(columns with such cells: a, b)");
    }

    @Test
    void moreCellsThanColumnsAreReadAreToldBeforeTheyFillTheMemory() {
        CsvFile file = CsvFile.of(folder, "y,a" + ",".repeat(1 << 22) + "\n1,2\n");
        assertThat(refusal(file, Y)).contains(", line 1: more than 4194304 cells, the most columns that are read");
    }

    @Test
    void noFeatureLeft() {
        assertThat(refusal("y\n1\n")).isEqualTo("data.csv: no feature is left beside the target 'y'.\n"
                + "Columns: y; drop fewer, or check the delimiter (--delimiter)");
        assertThat(refusal("a,y\n1,2\n", Y.withDrop(Set.of("a")))).startsWith("data.csv: no feature is left");
    }

    @Test
    void weightsMustNotBeNegativeOrAllZero() {
        CsvOptions weighted = Y.withWeights("w");
        assertThat(refusal("a,w,y\n1,1,1\n1,-0.5,1\n", weighted))
                .isEqualTo("data.csv, line 3, column 'w': '-0.5' is negative; a weight must be 0 or more");
        assertThat(refusal("a,w,y\n1,0,1\n1,0,1\n", weighted))
                .startsWith("data.csv, column 'w': all weights are zero;");
    }

    @Test
    void malformedQuotesAreToldWithTheRecordsFirstLine() {
        assertThat(refusal("a,y\n1,2\n\"1,2\n3,4\n"))
                .startsWith(
                        "data.csv, line 3, column 1: the quotes of the record that starts on this line are malformed");
        assertThat(refusal("a,y\n1,2\n\"1\"x,2\n")).startsWith("data.csv, line 3, column 1: the quotes of the record ");
        assertThat(refusal("\"a,y\n1,2\n")).startsWith("data.csv, line 1, column 1: the quotes of the record ");
    }

    @Test
    void bytesThatAreNotUtf8AreToldWithTheirLine() {
        byte[] latin = "a,y\n1,2\n3,4\nä,1\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refusal(CsvFile.of(folder, "data.csv", latin), Y))
                .isEqualTo("data.csv, line 4, character 1: byte 0xE4 is not "
                        + "UTF-8 text.\nSave the file as UTF-8, or name its encoding with --encoding, such as --encoding "
                        + "windows-1252");
    }

    @Test
    void characterCutOffByTheEndIsNotUtf8() {
        byte[] whole = "a,y\n1,2\nä".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        assertThat(refusal(CsvFile.of(folder, "data.csv", cut), Y))
                .startsWith("data.csv, line 3, character 1: byte 0xC3 is not ");
    }

    @Test
    void badByteFarDownIsToldWithItsLine() {
        byte[] content = ("a,y\n" + "1,2\n".repeat(100_000) + "~,2\n").getBytes(StandardCharsets.UTF_8);
        content[content.length - 4] = (byte) 0xFF;
        assertThat(refusal(CsvFile.of(folder, "data.csv", content), Y))
                .startsWith("data.csv, line 100002, character 1: byte 0xFF ");
    }

    @Test
    void nulCharacterIsToldWithItsLine() {
        assertThat(refusal("a,y\n1,2\n\0,2\n"))
                .startsWith("data.csv, line 3, character 1: a NUL character: not a text file in UTF-8.\n");
        CsvFile wide = CsvFile.of(folder, "data.csv", "a,y\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(refusal(wide, Y)).endsWith("such as --encoding UTF-16");
    }

    @Test
    void damagedGzip() throws IOException {
        CsvFile plain = CsvFile.of(folder, "data.csv.gz", "a,y\n1,2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(plain, Y)).isEqualTo("data.csv.gz cannot be read: Not in GZIP format");
        CsvFile whole = CsvFile.compressed(folder, "a,y\n" + "1,2\n".repeat(1000));
        byte[] content = Files.readAllBytes(whole.path());
        CsvFile cut = CsvFile.of(folder, "cut.csv.gz", Arrays.copyOf(content, content.length - 12));
        assertThat(refusal(cut, Y)).startsWith("cut.csv.gz cannot be read: ");
    }

    private String refusal(String text) {
        return refusal(text, Y);
    }

    private String refusal(String text, CsvOptions options) {
        return refusal(CsvFile.of(folder, text), options);
    }

    private String refusal(CsvFile file, CsvOptions options) {
        String message = catchThrowableOfType(DataException.class, () -> file.read(options)).getMessage();
        assertThat(message.lines().count()).as(message).isBetween(1L, 2L);
        return message.replace(folder + "/", "");
    }
}
