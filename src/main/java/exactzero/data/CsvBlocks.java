package exactzero.data;

import exactzero.data.CsvColumn.Keeping;
import exactzero.data.SourceColumn.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One pass over the records of a CSV file of numbers, in blocks. */
final class CsvBlocks {
    private static final int BYTES = 1 << 22;
    private static final int FEWEST = 1 << 10;
    private static final int MOST = 1 << 16;

    private final CsvStream stream;
    private final CsvRecords records;
    private final CsvHeader header;
    private final List<@Nullable Role> roles;
    private final Numeral numeral;
    private final int rowsAtOnce;
    private boolean started;

    /** Reads the header. */
    CsvBlocks(CsvStream stream, CsvRecords records) {
        this.stream = stream;
        this.records = records;
        header = CsvHeader.of(stream.file(), records);
        roles = new ArrayList<>(header.roles(stream.options()));
        roles.replaceAll(role -> role == Role.FOLDS ? null : role);
        numeral = new Numeral(stream.options().dialect());
        int used = (int) roles.stream().filter(Objects::nonNull).count();
        rowsAtOnce = stream.rowsAtOnce() > 0 ? stream.rowsAtOnce()
                : Math.clamp(BYTES / (Double.BYTES * used), FEWEST, MOST);
    }

    /**
     * Rows that follow each other.
     *
     * @param data those that lack nothing; null where none is left, or none has weight
     * @param rows number of those that lack nothing
     * @param leftOut number of the others
     * @param bytes taken of the file when they had been read
     * @param checksum of these bytes
     */
    record Block(@Nullable Dataset data, int rows, int leftOut, long bytes, long checksum) {}

    /**
     * Passes over what an earlier pass has seen.
     *
     * @throws DataException where the file is another, by its bytes up to there
     */
    void skip(RowBlocks.Pass seen) {
        long rows = seen.rows() + seen.leftOut();
        for (long i = 0; i < rows && records.advance(); i++) {
            started = true;
        }
        if (started && (records.bytes() != seen.bytes() || records.checksum() != seen.checksum())) {
            throw new DataException(String.format(Locale.ROOT,
                    "%s is not the file whose first %,d rows were read before: its bytes up to there are others",
                    stream.file(), rows));
        }
    }

    /** The next block; null behind the last. */
    @Nullable
    Block next() {
        @Nullable CsvColumn[] places = CsvTable.places(header.names(), roles, numeral,
                (name, role) -> stream.options().categorical().contains(name) ? Keeping.CATEGORIES
                        : Keeping.WHAT_COMES);
        int rows = CsvTable.readRows(records, header, places, rowsAtOnce);
        if (rows == 0) {
            if (!started) {
                throw header.noRows();
            }
            return null;
        }
        CsvTable table = new CsvTable(stream.name(), stream.file().toString(), rows,
                CsvTable.used(places).stream().map(CsvColumn::finish).toList());
        new CsvBlockFaults(table, stream.options()).refuse(!started);
        started = true;
        return block(table);
    }

    private Block block(CsvTable table) {
        boolean empty = table.columns().stream().anyMatch(column -> !column.usable());
        int complete = empty ? 0 : (int) IntStream.range(0, table.rows())
                .filter(i -> table.columns().stream().noneMatch(column -> column.lacks(i))).count();
        if (complete == 0) {
            return block(null, 0, table.rows());
        }
        SourceColumn weights = table.of(Role.WEIGHTS);
        boolean weightless = weights != null && IntStream.range(0, table.rows())
                .noneMatch(i -> weights.numbers()[i] > 0
                        && table.columns().stream().noneMatch(column -> column.lacks(i)));
        return block(weightless ? null : new CsvEncoding(table, stream.options().withFolds(null)).dataset(),
                complete, table.rows() - complete);
    }

    private Block block(@Nullable Dataset data, int rows, int leftOut) {
        return new Block(data, rows, leftOut, records.bytes(), records.checksum());
    }
}
