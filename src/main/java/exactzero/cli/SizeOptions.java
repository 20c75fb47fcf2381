package exactzero.cli;

import exactzero.data.CsvStream;
import exactzero.design.MomentReading;
import exactzero.design.SavedMoments;
import exactzero.design.StreamedMoments;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For files larger than the memory. */
final class SizeOptions {
    private static final int SAMPLE = 1 << 20;
    /** Bytes that a number takes at least, as read and as standardised. */
    private static final int PER_CELL = 2 * Double.BYTES;

    @Option(names = "--stream",
            description = "Read a CSV of numbers in blocks of rows, never all of it: for more rows than the memory "
                    + "holds. Chosen by itself when the numbers cannot fit.")
    private boolean stream;

    @Option(names = "--moments", paramLabel = "FILE",
            description = "With --stream: keep the products of columns in this file on the way, and go on from it where a "
                    + "reading of the same data was interrupted, or do without one that was complete.")
    private @Nullable Path moments;

    /** Whether to read in blocks: as asked, or because the numbers in a CSV cannot fit the memory, which is then said. */
    boolean streams(DataOptions data, Notes notes) throws IOException {
        if (stream) {
            return true;
        }
        if (moments != null) {
            throw new UsageException("--moments is for --stream");
        }
        long memory = Runtime.getRuntime().maxMemory();
        if (!data.csv() || !Files.isRegularFile(data.file()) || data.file().toString().endsWith(".gz")
                || Files.size(data.file()) * PER_CELL / 2 <= memory) {
            return false;
        }
        double cells = cells(data.file());
        if (cells * PER_CELL <= memory) {
            return false;
        }
        notes.note(String.format(Locale.ROOT,
                "%s holds about %.2g numbers, which do not fit the %,d MB that Java may use: it is read in blocks, as with "
                        + "--stream.%nAllow more memory to have it read at once, such as EXACTZERO_JAVA_OPTS=-Xmx%dg",
                data.file(), cells, memory >> 20, (int) Math.ceil(3 * cells * Double.BYTES / (1 << 30))));
        return true;
    }

    /** About how many cells a file has, by what separates them at its start. */
    private static double cells(Path file) throws IOException {
        byte[] sample;
        try (InputStream in = Files.newInputStream(file)) {
            sample = in.readNBytes(SAMPLE);
        }
        long ends = 0;
        for (byte b : sample) {
            ends += b == ',' || b == ';' || b == '\t' || b == '|' || b == '\n' ? 1 : 0;
        }
        return (double) Files.size(file) * ends / sample.length;
    }

    /** The moments of a file's rows, of one fold or of as many as they are kept of. */
    StreamedMoments moments(CsvStream rows, Notes notes) throws IOException {
        SavedMoments start = start(notes);
        return start == null ? read(rows, 1, 0, null, notes)
                : read(rows, start.sums().sums().length, start.sums().seed(), start, notes);
    }

    /** The moments of folds. */
    StreamedMoments moments(CsvStream rows, int folds, long seed, Notes notes) throws IOException {
        return read(rows, folds, seed, start(notes), notes);
    }

    private @Nullable SavedMoments start(Notes notes) throws IOException {
        if (moments == null) {
            return null;
        }
        Destination.requireFree(moments, true);
        if (Files.notExists(moments)) {
            return null;
        }
        SavedMoments start = SavedMoments.read(moments);
        notes.note(
                String.format(Locale.ROOT, "%s has the products of columns of %s%,d rows, which are not added up again",
                        moments, start.complete() ? "all " : "the first ", start.read().rows()));
        return start;
    }

    private StreamedMoments read(CsvStream rows, int folds, long seed, @Nullable SavedMoments start, Notes notes)
            throws IOException {
        return watched(rows, "adding up", notes,
                watched -> new MomentReading(watched, watched.source(), folds, seed).from(start, this::keep));
    }

    /** Does something with rows while a bar shows how far they have been read. */
    static <T> T watched(CsvStream rows, String task, Notes notes, Function<CsvStream, T> use) throws IOException {
        try (Progress progress = progress(rows, task, notes)) {
            return use.apply(rows.watchedBy(watcher(progress)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A bar over the megabytes of a file. */
    static Progress progress(CsvStream rows, String task, Notes notes) throws IOException {
        long megabytes = Files.isRegularFile(rows.file()) ? Files.size(rows.file()) >> 20 : 0;
        return new Progress(task + ", MB", Math.clamp(megabytes, 1, Integer.MAX_VALUE), notes.quiet());
    }

    static LongConsumer watcher(Progress progress) {
        return bytes -> progress.done((int) (bytes >> 20));
    }

    private void keep(SavedMoments saved) {
        if (moments == null) {
            return;
        }
        try {
            saved.write(moments, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
