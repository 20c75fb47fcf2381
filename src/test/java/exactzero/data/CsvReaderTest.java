package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
    @TempDir
    Path folder;

    @Test
    void columnsBesideTheTargetAreFeaturesInTheirOrder() {
        Dataset data = read("b,y,a\n1,2,3\n4,5,6\n");
        assertThat(data.features()).containsExactly("b", "a");
        assertThat(data.columns()).isDeepEqualTo(new double[][] {{1, 4}, {3, 6}});
        assertThat(data.target()).isEqualTo("y");
        assertThat(data.y()).containsExactly(2, 5);
        assertThat(data.weights()).containsExactly(1, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "data.csv, data", "data.csv.gz, data", "DATA.TSV, DATA", "a.b.txt, a.b", "X.npy, X", "plain, plain",
        ".csv, .csv", "old.csv.bak, old.csv.bak"
    })
    void fileNameWithoutItsEndingNamesTheData(String file, String name) {
        assertThat(BaseName.of(folder.resolve(file))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void delimiterIsGuessed(String delimiter) {
        Dataset data = read("a,b,y\n1,2,3\n4,5,6\n".replace(",", delimiter));
        assertThat(data.features()).containsExactly("a", "b");
        assertThat(data.y()).containsExactly(3, 6);
    }

    @Test
    void delimiterWithinQuotesIsNotCounted() {
        Dataset data = read("\"a,b,c\";\"d,e,f\";y\n1;2;3\n4;5;6\n");
        assertThat(data.features()).containsExactly("a,b,c", "d,e,f");
    }

    @Test
    void oneRaggedRowDoesNotMisleadTheGuess() {
        assertThat(DelimiterGuess.from("a;b;y\n1;2;3\n1;2\n1;2;3\n")).isEqualTo(';');
    }

    @Test
    void consistentDelimiterBeatsAFrequentOne() {
        assertThat(DelimiterGuess.from("size, cm|weight, kg, dry|y\n1|2|3\n4|5|6\n")).isEqualTo('|');
    }

    @Test
    void fileOfOneColumnIsReadAsOne() {
        assertThat(DelimiterGuess.from("y\n1\n2\n")).isEqualTo(',');
        assertThat(DelimiterGuess.from("")).isEqualTo(',');
    }

    @Test
    void guessIsMadeFromAHeaderLongerThanTheSample() {
        StringBuilder text = new StringBuilder("y");
        for (int j = 0; j < 20_000; j++) {
            text.append(";feature").append(j);
        }
        text.append("\n1").append(";2".repeat(20_000)).append('\n');
        assertThat(read(text.toString()).size()).isEqualTo(20_000);
    }

    @Test
    void givenDelimiterIsNotGuessed() {
        Dataset data = CsvFile.of(folder, "a,b:y\n1:2\n")
                .read(CsvOptions.of("y").withDialect(CsvDialect.DEFAULT.withDelimiter(':')));
        assertThat(data.features()).containsExactly("a,b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndingIsUnderstood(String ending) {
        Dataset data = read("a,y\n1,2\n3,4".replace("\n", ending));
        assertThat(data.y()).containsExactly(2, 4);
    }

    @Test
    void blankLinesArePassedOver() {
        assertThat(read("\n\na,y\n\n1,2\n   \n3,4\n\n\n").y()).containsExactly(2, 4);
    }

    @Test
    void byteOrderMarkIsNotPartOfTheFirstName() {
        assertThat(read("\uFEFFa,y\n1,2\n").features()).containsExactly("a");
    }

    @Test
    void compressedFileIsRead() throws IOException {
        Dataset data = CsvFile.compressed(folder, "a,y\n1,2\n").read();
        assertThat(data.y()).containsExactly(2);
        assertThat(data.name()).isEqualTo("data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16", "UTF-16LE", "UTF-8"})
    void namedEncodingIsUsed(String encoding) {
        Charset charset = Charset.forName(encoding);
        CsvFile file = CsvFile.of(folder, "data.csv", "größe,y\n1,2\n".getBytes(charset));
        Dataset data = file.read(CsvOptions.of("y").withDialect(CsvDialect.DEFAULT.withCharset(charset)));
        assertThat(data.features()).containsExactly("größe");
    }

    @Test
    void charactersCutByABufferAreDecoded() {
        String name = "ä".repeat(70_001);
        assertThat(read("x" + name + ",y\n1,2\n").features()).containsExactly("x" + name);
    }

    @Test
    void quotedCellsMayHoldDelimitersQuotesAndLineBreaks() {
        Dataset data = read("\"a, \"\"b\"\"\",\"two\nlines\",y\n\"1\", \"2\" ,\" 3 \"\n");
        assertThat(data.features()).containsExactly("a, \"b\"", "two\nlines");
        assertThat(data.columns()).isDeepEqualTo(new double[][] {{1}, {2}});
        assertThat(data.y()).containsExactly(3);
    }

    @Test
    void namesAreTrimmedAndOptionsToo() {
        Dataset data = CsvFile.of(folder, " a , \" w \" ,y\n1,2,3\n")
                .read(CsvOptions.of(" y ").withWeights("w "));
        assertThat(data.features()).containsExactly("a");
        assertThat(data.weights()).containsExactly(2);
    }

    @Test
    void droppedColumnsMayHoldAnything() {
        Dataset data = CsvFile.of(folder, "id,a,note,y\nx,1,,2\ny,3,inf,4\n")
                .read(CsvOptions.of("y").withDrop(Set.of("id", "note")));
        assertThat(data.features()).containsExactly("a");
    }

    @Test
    void onlyKeptColumnsAreFeatures() {
        Dataset data = CsvFile.of(folder, "id,a,w,b,y\nx,1,2,3,4\n")
                .read(CsvOptions.of("y").withKeep(Set.of("b", "a", "y")).withWeights("w"));
        assertThat(data.features()).containsExactly("a", "b");
        assertThat(data.weights()).containsExactly(2);
    }

    @Test
    void droppingGoesBeforeKeeping() {
        Dataset data = CsvFile.of(folder, "a,b,y\n1,text,3\n")
                .read(CsvOptions.of("y").withKeep(Set.of("a", "b")).withDrop(Set.of("b")));
        assertThat(data.features()).containsExactly("a");
    }

    @Test
    void weightsAreNoFeature() {
        Dataset data = CsvFile.of(folder, "a,w,y\n1,0,3\n4,2.5,6\n").read(CsvOptions.of("y").withWeights("w"));
        assertThat(data.features()).containsExactly("a");
        assertThat(data.weights()).containsExactly(0, 2.5);
    }

    @Test
    void manyRowsAreRead() {
        int rows = 200_000;
        StringBuilder text = new StringBuilder("a,y\n");
        for (int i = 0; i < rows; i++) {
            text.append(i).append(',').append(-i).append('\n');
        }
        Dataset data = read(text.toString());
        assertThat(data.rows()).isEqualTo(rows);
        for (int i = 0; i < rows; i++) {
            assertThat(data.columns()[0][i] == i && data.y()[i] == -i).as("row %d", i).isTrue();
        }
    }

    @Test
    void optionsNameTheirContradictions() {
        CsvOptions options = CsvOptions.of("y");
        assertThat(List.of(
                refusal(() -> CsvOptions.of(" ")),
                refusal(() -> options.withWeights("y")),
                refusal(() -> options.withDrop(Set.of("y"))),
                refusal(() -> options.withWeights("w").withDrop(Set.of("w"))),
                refusal(() -> CsvDialect.DEFAULT.withDelimiter('"'))))
                .containsExactly(
                        "the target's name is empty",
                        "'y' cannot be both the target and the weights",
                        "column 'y' cannot be both dropped and the target",
                        "column 'w' cannot be both dropped and the weights",
                        "'\"' cannot separate cells; use , ; | or the word tab");
    }

    @Test
    void delimiterIsReadAsPeopleTypeIt() {
        assertThat(CsvOptions.parseDelimiter("tab")).isEqualTo('\t');
        assertThat(CsvOptions.parseDelimiter("TAB")).isEqualTo('\t');
        assertThat(CsvOptions.parseDelimiter("\\t")).isEqualTo('\t');
        assertThat(CsvOptions.parseDelimiter("\t")).isEqualTo('\t');
        assertThat(CsvOptions.parseDelimiter(";")).isEqualTo(';');
        assertThat(refusal(() -> CsvOptions.parseDelimiter("comma")))
                .isEqualTo("delimiter 'comma' is not one character; use , ; | or the word tab");
        assertThat(refusal(() -> CsvOptions.parseDelimiter(""))).startsWith("delimiter '' is not one character");
    }

    private Dataset read(String text) {
        return CsvFile.of(folder, "data.csv", text.getBytes(StandardCharsets.UTF_8)).read();
    }

    private static String refusal(Runnable action) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(IllegalArgumentException.class, action::run)
                .getMessage();
    }
}
