package exactzero.data;

import java.nio.file.Path;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of numbers, read block by block: of however many rows, two blocks are in memory at a time, one that is read
 * while the other is used.
 *
 * <p>Every column in use must hold numbers: what it takes to code labels is known only at a file's end. The first block
 * tells which columns do not; a later cell that is no number is refused with its line.
 *
 * @param file whose name, where it ends in {@code .gz}, says that it is compressed
 * @param options what to read; missing values are refused or their rows left out, not filled
 * @param rowsAtOnce rows in a block; 0 for as many as make four megabytes, within 1,024 and 65,536
 * @param watcher told after each block the number of bytes of the file that have been read
 */
public record CsvStream(Path file, CsvOptions options, int rowsAtOnce, LongConsumer watcher) implements RowBlocks {

    public CsvStream {
        if (options.missing().fills()) {
            throw new IllegalArgumentException("missing is " + options.missing().label()
                    + "; of a stream it must be fail or drop: the means are known only at its end");
        }
        if (rowsAtOnce < 0) {
            throw new IllegalArgumentException("rows at once are " + rowsAtOnce + "; they must be at least 0");
        }
    }

    /** Watched by nobody. */
    public CsvStream(Path file, CsvOptions options, int rowsAtOnce) {
        this(file, options, rowsAtOnce, bytes -> {});
    }

    /** In blocks of four megabytes. */
    public static CsvStream of(Path file, CsvOptions options) {
        return new CsvStream(file, options, 0);
    }

    /** The same, with somebody told how many bytes have been read. */
    public CsvStream watchedBy(LongConsumer other) {
        return new CsvStream(file, options, rowsAtOnce, other);
    }

    /** What is read and how, but for the file's folder: readings of the same source give the same rows in the same blocks. */
    public String source() {
        CsvDialect dialect = options.dialect();
        return file.getFileName() + ", target " + options.target() + ", weights " + options.weights() + ", drop "
                + new TreeSet<>(options.drop()) + ", keep " + new TreeSet<>(options.keep()) + ", missing "
                + options.missing().label() + ", delimiter " + dialect.delimiter() + ", decimal " + dialect.decimal()
                + ", encoding " + dialect.charset() + ", na " + new TreeSet<>(dialect.na()) + ", rows at once "
                + rowsAtOnce;
    }

    /** What the data are called. */
    public String name() {
        return BaseName.of(file);
    }

    @Override
    public Pass forEach(Pass from, Use use) {
        try (CsvRecords records = CsvRecords.open(file, options.dialect());
                ExecutorService reader = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
            CsvBlocks blocks = new CsvBlocks(this, records);
            Pass pass = from;
            Future<CsvBlocks.@Nullable Block> next = reader.submit(() -> {
                blocks.skip(from);
                return blocks.next();
            });
            for (CsvBlocks.Block block = taken(next); block != null; block = taken(next)) {
                next = reader.submit(blocks::next);
                if (block.data() != null) {
                    use.block(block.data(), pass);
                }
                pass = pass.and(block.rows(), block.leftOut()).at(block.bytes(), block.checksum());
                watcher.accept(pass.bytes());
            }
            return pass.at(records.bytes(), records.checksum());
        }
    }

    private static CsvBlocks.@Nullable Block taken(Future<CsvBlocks.@Nullable Block> next) {
        try {
            return next.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException told) {
                throw told;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        }
    }
}
