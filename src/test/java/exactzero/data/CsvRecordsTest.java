package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our records are those of Apache Commons CSV, on text made to differ. */
class CsvRecordsTest {
    private static final String[] PIECES = {"a", "1", " ", "\t", "\"", "\"", "\"\"", ",", ",", ";", "\n", "\n", "\r",
        "\r\n", "\u00A0", "\u2003", "\uD83D\uDE00", "-2.5"};
    private static final int BUFFER = 1 << 16;

    @TempDir
    private Path folder;

    /** Records with their first lines; the last entry says whether the quotes were malformed. */
    private record Reading(List<List<String>> records, List<Long> lines, boolean malformed) {}

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', ' '})
    void recordsAreThoseOfCommonsCsv(char delimiter) throws IOException {
        Random random = new Random(delimiter);
        int malformed = 0;
        for (int turn = 0; turn < 500; turn++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(24); k > 0; k--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            malformed += agree(text.toString(), delimiter).malformed() ? 1 : 0;
        }
        assertThat(malformed).isBetween(50, 450);
    }

    @Test
    void recordsMayLieAcrossTheEndsOfBuffers() throws IOException {
        Random random = new Random(4);
        for (int turn = 0; turn < 20; turn++) {
            StringBuilder text = new StringBuilder(turn % 2 == 0 ? "a,\"" : "a,");
            text.append("x".repeat(BUFFER - 20 + random.nextInt(20))).append(turn % 2 == 0 ? "\"" : "");
            for (int k = 0; k < 40; k++) {
                text.append(k % 4 == 0 ? "\r\n" : PIECES[random.nextInt(PIECES.length)]);
            }
            agree(text.toString(), ',');
        }
    }

    private Reading agree(String text, char delimiter) throws IOException {
        Reading ours = ours(text, delimiter);
        assertThat(ours).as(text).isEqualTo(commons(text, delimiter));
        return ours;
    }

    private Reading ours(String text, char delimiter) throws IOException {
        Path file = Files.write(folder.resolve("text.csv"), text.getBytes(StandardCharsets.UTF_8));
        List<List<String>> cells = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        try (CsvRecords records = CsvRecords.open(file, CsvDialect.DEFAULT.withDelimiter(delimiter))) {
            while (records.advance()) {
                cells.add(records.cells());
                lines.add(records.line());
            }
        } catch (DataException e) {
            assertThat(e).hasMessageContaining("quotes of the record");
            return new Reading(cells, lines, true);
        }
        return new Reading(cells, lines, false);
    }

    private static Reading commons(String text, char delimiter) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            var iterator = parser.iterator();
            long line = 1;
            while (iterator.hasNext()) {
                CSVRecord record = iterator.next();
                if (record.size() > 1 || !record.get(0).isBlank()) {
                    cells.add(record.toList());
                    lines.add(line);
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException malformed) {
            return new Reading(cells, lines, true);
        }
        return new Reading(cells, lines, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a,y\\n1,"2               | line 2, column 2
            a,"y"z\\n                | line 1, column 2
            "a\\n\\r\\nb",y\\r1,2\\r"3"x,4 | line 5, column 1
            a,y\\n,,,"               | line 2, column 4
            """)
    void malformedQuotesAreToldWithLineAndColumn(String text, String place) throws IOException {
        Path file = Files.writeString(folder.resolve("text.csv"), text.replace("\\n", "\n").replace("\\r", "\r"));
        DataException e = catchThrowableOfType(DataException.class, () -> {
            try (CsvRecords records = CsvRecords.open(file, CsvDialect.DEFAULT.withDelimiter(','))) {
                while (records.advance()) {
                    assertThat(records.size()).isPositive();
                }
            }
        });
        assertThat(e).hasMessageContaining(place + ": the quotes");
    }

    @Test
    void aRecordThatDoesNotEndIsRefusedBeforeItFillsTheMemory() throws IOException {
        Path file = folder.resolve("endless.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("a,y\n1,2\n\"");
            String million = "x".repeat(1 << 20);
            for (int k = 0; k < 65; k++) {
                out.write(million);
            }
        }
        assertThat(catchThrowableOfType(DataException.class, () -> CsvReader.read(file, CsvOptions.of("y"))))
                .hasMessageContaining("line 3, column 1: the record that starts here has not ended");
    }

    @Test
    void anEarlierFaultIsToldBeforeALaterOne() throws IOException {
        byte[] content = "a,y\n1,2\n3\n\0,4\n".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("faults.csv"), content);
        assertThat(catchThrowableOfType(DataException.class, () -> CsvReader.read(file, CsvOptions.of("y"))))
                .hasMessageContaining("line 3, column 'y': nothing there");
    }
}
