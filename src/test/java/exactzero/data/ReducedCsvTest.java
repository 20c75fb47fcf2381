package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of a file with fewer columns are those of the file, to the last character, but that none is a formula. */
class ReducedCsvTest {
    private static final String[] PIECES =
            {"a", "007", "1.50", " ", "\"", "\"\"", ",", ";", "\n", "\r\n", "\u00A0", "\uD83D\uDE00", "1e400"};

    @TempDir
    private Path folder;

    @Test
    void cellsAreCopiedAsTheyAreWritten() throws IOException {
        assertThat(reduced("id,a,\"b, c\",y\n1,007,\"x \"\"y\"\"\",1.50\n\n2, 1e400 ,NA,+.5e1\n3,,\" z\",0\n",
                "y", "a", "b, c"))
                .isEqualTo("a,\"b, c\",y\n007,\"x \"\"y\"\"\",1.50\n1e400,NA,+.5e1\n,\" z\",0\n");
    }

    /** As OWASP has it; without the apostrophe the file is the one that went in. */
    @Test
    void textThatASpreadsheetTakesForAFormulaIsMadeInert() throws IOException {
        assertThat(
                reduced("=a,b,-y\n=1+1,\"@x, \"\"y\"\"\",1\n+x,\"\t=1\",2\n-2+3,\"\r=1\",3\n-,\"\n=1\",4\n'=1, =2,5\n",
                        "=a", "b", "-y"))
                .isEqualTo("'=a,b,'-y\n'=1+1,\"'@x, \"\"y\"\"\",1\n'+x,\"'\t=1\",2\n'-2+3,\"'\r=1\",3\n"
                        + "'-,\"'\n=1\",4\n'=1,'=2,5\n");
    }

    /** Also those of another notation, which are text to us, and what is said to be missing. */
    @ParameterizedTest
    @ValueSource(strings = {"-1.5", "+1", "-.5e-3", "-1e400", "-inf", "+\u221e", "\" -2 \"", "-1,5", "-1.000,5", "-3%",
        "-\u20AC5", "\"\n\"", "-", "=na()"})
    void numbersAndMissingValuesAreNeverChanged(String cell) throws IOException {
        Path source = Files.writeString(folder.resolve("data.csv"), "a;y\n" + cell + ";1\n");
        Path out = folder.resolve("reduced.csv");
        ReducedCsv.write(source, CsvDialect.DEFAULT.withNa(Set.of("-", "=NA()")), Set.of("a", "y"), out, false);
        assertThat(Files.readString(out)).isEqualTo("a;y\n" + cell + ";1\n");
    }

    @Test
    void theDelimiterStaysAndTheEncodingIsUtf8() throws IOException {
        Path source = Files.write(folder.resolve("data.csv"),
                "größe;b;y\r\n1,5;\"x;y\";2,5\r\n".getBytes(StandardCharsets.ISO_8859_1));
        Path out = folder.resolve("reduced.csv");
        ReducedCsv.write(source, CsvDialect.DEFAULT.withCharset(StandardCharsets.ISO_8859_1), Set.of("größe", "b"),
                out, false);
        assertThat(Files.readString(out)).isEqualTo("größe;b\n1,5;\"x;y\"\n");
    }

    /** Hostile cells, quoted as needed by a few lines here, read back by our reader, whose cells Commons CSV agrees with. */
    @Test
    void anyCellsSurvive() throws IOException {
        Random random = new Random(1);
        List<List<String>> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder("a,b,c\n");
        expected.add(List.of("a", "c"));
        for (int i = 0; i < 2000; i++) {
            List<String> row = Stream.generate(() -> cell(random)).limit(3).toList();
            expected.add(List.of(row.get(0), row.get(2)));
            text.append(String.join(",", row.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList()))
                    .append('\n');
        }
        Path source = Files.writeString(folder.resolve("data.csv"), text);
        Path out = folder.resolve("reduced.csv.gz");
        CsvDialect commas = CsvDialect.DEFAULT.withDelimiter(',');
        ReducedCsv.write(source, commas, Set.of("a", "c"), out, false);
        List<List<String>> read = new ArrayList<>();
        try (CsvRecords records = CsvRecords.open(out, commas)) {
            while (records.advance()) {
                read.add(records.cells().stream().map(ReducedCsvTest::withoutApostrophe).toList());
            }
        }
        assertThat(read).isEqualTo(expected);
    }

    /** Before a line end, where it was put; no piece has one. */
    private static String withoutApostrophe(String cell) {
        return cell.startsWith("'\n") || cell.startsWith("'\r") ? cell.substring(1) : cell;
    }

    private static String cell(Random random) {
        StringBuilder cell = new StringBuilder();
        for (int k = random.nextInt(4); k > 0; k--) {
            cell.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return cell.toString();
    }

    @Test
    void aFileOfManyColumnsKeepsTheFew() throws IOException {
        int p = 30_000;
        StringBuilder text = new StringBuilder("y");
        for (int j = 0; j < p; j++) {
            text.append(",x").append(j);
        }
        for (int i = 0; i < 3; i++) {
            text.append('\n').append(i);
            for (int j = 0; j < p; j++) {
                text.append(',').append(i * j);
            }
        }
        assertThat(reduced(text.toString(), "x29999", "y", "x7"))
                .isEqualTo("y,x7,x29999\n0,0,0\n1,7,29999\n2,14,59998\n");
    }

    @Test
    void whatIsThereIsKeptWithoutForceAndNothingIsLeftOfAFailure() throws IOException {
        Path source = Files.writeString(folder.resolve("data.csv"), "a,y\n1,2\n3\n");
        Path out = Files.writeString(folder.resolve("reduced.csv"), "mine");
        assertThatThrownBy(() -> ReducedCsv.write(source, CsvDialect.DEFAULT, Set.of("y"), out, false))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> ReducedCsv.write(source, CsvDialect.DEFAULT, Set.of("y"), out, true))
                .isInstanceOf(DataException.class).hasMessageContaining("line 3, column 'y': nothing there");
        assertThat(out).hasContent("mine");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(source, out);
        }
        assertThatThrownBy(() -> ReducedCsv.write(source, CsvDialect.DEFAULT, Set.of("z"), out, true))
                .isInstanceOf(DataException.class).hasMessageContaining("no column is named 'z'");
    }

    private String reduced(String text, String... columns) throws IOException {
        Path source = Files.writeString(folder.resolve("data.csv"), text);
        Path out = folder.resolve("reduced.csv");
        ReducedCsv.write(source, CsvDialect.DEFAULT, Set.of(columns), out, false);
        return Files.readString(out);
    }
}
