package exactzero.data;

import exactzero.data.Numeral.Irregular;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * A CSV file with fewer columns. Every row is there, in its order, and every cell with the characters that it has in the
 * file, so that nothing is rounded. Only text that a spreadsheet would take for a formula gets an apostrophe in front, see
 * {@link InertText}: never a number, in whatever notation, nor what means a missing value. One record at a time is in
 * memory.
 */
public final class ReducedCsv {
    private ReducedCsv() {}

    /**
     * Copies some columns of a file into another, in the file's order: in UTF-8, with the delimiter of the file, line feeds, and
     * quotes where they are needed. A name that ends in {@code .gz} is compressed. The file appears whole or not at all.
     *
     * @param columns names of the columns to copy, each in the file's header
     * @param force whether a file that is there may be replaced
     * @throws FileAlreadyExistsException if the file is there, without {@code force}
     * @throws DataException if the source cannot be read, or a row has more or fewer cells than the header
     */
    public static void write(Path source, CsvDialect dialect, Set<String> columns, Path file, boolean force)
            throws IOException {
        AtomicFile.write(file, force, out -> {
            OutputStream bytes = file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
            try (Writer text = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
                    CsvRecords records = CsvRecords.open(source, dialect)) {
                copy(source, records, new Numeral(dialect), columns, text);
            }
        });
    }

    private static void copy(Path source, CsvRecords records, Numeral numeral, Set<String> columns, Writer out)
            throws IOException {
        CsvHeader header = CsvHeader.of(source, records);
        header.require(columns, "to be copied");
        int[] copied = IntStream.range(0, header.names().size())
                .filter(k -> columns.contains(header.names().get(k))).toArray();
        do {
            header.requireWidth(records);
            for (int k = 0; k < copied.length; k++) {
                if (k > 0) {
                    out.append(records.delimiter());
                }
                boolean formula = InertText.startsFormula(records.first(copied[k]))
                        && isText(records.cell(copied[k]), numeral);
                records.writeTo(out, formula ? "'" : "", copied[k]);
            }
            out.append('\n');
        } while (records.advance());
    }

    private static boolean isText(String cell, Numeral numeral) {
        return Double.isNaN(numeral.parse(cell)) && numeral.irregular(cell) == Irregular.TEXT
                && TextKind.of(cell.strip()) != TextKind.NOTATION;
    }
}
