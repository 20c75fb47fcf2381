package exactzero.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A table of numbers in a file, column after column, little-endian doubles, mapped and not read: the operating system holds as
 * much of it in memory as there is room for. It may be larger than the memory; a few of its columns may not.
 *
 * <p>See {@link ColumnHeader} for its start. Every column has a checksum, which is compared when the column is first read whole.
 */
public final class ColumnFile {
    private static final ValueLayout.OfDouble NUMBER = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(
            ByteOrder.LITTLE_ENDIAN);
    private static final int SLICE = 1 << 26;

    private final Path file;
    private final ColumnHeader header;
    private final MemorySegment numbers;
    private final int[] features;

    private ColumnFile(Path file, ColumnHeader header, MemorySegment numbers) {
        this.file = file;
        this.header = header;
        this.numbers = numbers;
        features = IntStream.range(0, header.names().size())
                .filter(j -> j != header.target() && j != header.weights()).toArray();
    }

    /**
     * Maps a file. It must not be changed as long as it is in use.
     *
     * @throws DataException if it is not there, is none of these, is of another version, cut off or damaged in its header
     */
    public static ColumnFile open(Path file) {
        FileFault.requireFile(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int length = ColumnHeader.length(file, start(channel, ColumnHeader.PREFIX));
            ColumnHeader header = ColumnHeader.of(file, start(channel, length));
            long bytes = header.rows() * header.names().size() * Double.BYTES;
            if (channel.size() != length + bytes) {
                throw ColumnHeader.damaged(file);
            }
            return new ColumnFile(file, header, channel.map(MapMode.READ_ONLY, length, bytes, Arena.ofAuto()));
        } catch (IOException e) {
            throw FileFault.unreadable(file.toString(), e);
        }
    }

    private static byte[] start(FileChannel channel, int length) throws IOException {
        ByteBuffer start = ByteBuffer.allocate((int) Math.min(length, channel.size()));
        int read = 0;
        while (start.hasRemaining() && read >= 0) {
            read = channel.read(start);
        }
        channel.position(0);
        return start.array();
    }

    /**
     * Writes a file, whole or not at all: one pass over the rows to count them, one to write them.
     *
     * @param weights name of the column of observation weights among the rows' features; null for none
     * @param force whether a file that is there may be replaced
     * @throws DataException if the rows cannot be read, or none of their columns has that name
     * @throws IOException if the file cannot be written; nothing is left behind
     */
    public static void write(Path file, RowBlocks rows, @Nullable String weights, boolean force) throws IOException {
        long n = rows.forEach((block, before) -> {}).rows();
        try {
            AtomicFile.make(file, force, beside -> {
                try (FileChannel channel =
                        FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    ColumnWriter writer = new ColumnWriter(channel, n, weights);
                    rows.forEach(writer);
                    writer.finish();
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What the data are called. */
    public String name() {
        return BaseName.of(file);
    }

    /** Names of the features, length p. */
    public List<String> features() {
        return Arrays.stream(features).mapToObj(header.names()::get).toList();
    }

    /** Name of the target. */
    public String target() {
        return header.names().get(header.target());
    }

    /** Number of rows, n. */
    public int rows() {
        return Math.toIntExact(header.rows());
    }

    /** The target, length n. */
    public double[] y() {
        return whole(header.target());
    }

    /** The observation weights, length n; all ones where there are none. */
    public double[] weights() {
        if (header.weights() < 0) {
            double[] ones = new double[rows()];
            Arrays.fill(ones, 1);
            return ones;
        }
        double[] weights = whole(header.weights());
        Finite.requireWeights(name(), weights, rows());
        return weights;
    }

    /**
     * One feature, length n, compared with its checksum.
     *
     * @throws DataException when it is damaged
     */
    public double[] feature(int j) {
        return whole(features[j]);
    }

    /** Reads some rows of one feature, from ... to - 1, to the start of an array. */
    public void read(int j, int from, int to, double[] out) {
        MemorySegment.copy(numbers, NUMBER, offset(features[j]) + (long) from * Double.BYTES, out, 0, to - from);
    }

    private long offset(int place) {
        return header.rows() * place * Double.BYTES;
    }

    private double[] whole(int place) {
        CRC32C checksum = new CRC32C();
        long bytes = header.rows() * Double.BYTES;
        for (long at = 0; at < bytes; at += SLICE) {
            checksum.update(numbers.asSlice(offset(place) + at, Math.min(SLICE, bytes - at)).asByteBuffer());
        }
        if (checksum.getValue() != header.checksums()[place]) {
            throw ColumnHeader.damaged(file);
        }
        double[] column = new double[rows()];
        MemorySegment.copy(numbers, NUMBER, offset(place), column, 0, column.length);
        Finite.require(name(), header.names().get(place), column, column.length);
        return column;
    }
}
