package exactzero.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The numbers of a {@code .npy} file, mapped into memory, so that no more than a column's copy is held twice. */
final class NpyArray {
    private static final int BLOCK = 1 << 17;
    private static final int TILE = 16;

    private final Path file;
    private final MemorySegment numbers;
    private final NpyHeader header;
    private final NpyType type;

    private NpyArray(Path file, MemorySegment numbers, NpyHeader header, NpyType type) {
        this.file = file;
        this.numbers = numbers;
        this.header = header;
        this.type = type;
    }

    /** Maps a file for as long as the arena lives. */
    static NpyArray map(Path file, FileChannel channel, Arena arena) throws IOException {
        NpyHeader header = NpyHeader.read(file, channel);
        NpyType type = NpyType.of(file, header.dtype());
        long present = channel.size() - header.offset();
        long expected = expectedBytes(file, header, type);
        if (present < expected) {
            throw new DataException(file + " ends after " + present + " of the " + expected + " bytes that its shape "
                    + shape(header) + " needs; it was not copied or written completely");
        }
        MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, header.offset(), expected, arena);
        return new NpyArray(file, mapped, header, type);
    }

    private static long expectedBytes(Path file, NpyHeader header, NpyType type) {
        long count = type.bytes();
        for (long length : header.shape()) {
            if (length < 1 || length > Integer.MAX_VALUE - 8) {
                throw new DataException(
                        file + " has shape " + shape(header) + "; each length must be from 1 to 2^31 - 9");
            }
            count = count > Long.MAX_VALUE / length ? Long.MAX_VALUE : count * length;
        }
        return count;
    }

    /** The p columns of an n x p matrix, each of length n. */
    double[][] columns() {
        if (header.shape().size() != 2) {
            throw new DataException(file + " has shape " + shape(header) + "; the features must be a matrix, rows by "
                    + "columns.\nFor a single feature save x.reshape(-1, 1)");
        }
        int n = header.shape().get(0).intValue();
        int p = header.shape().get(1).intValue();
        double[][] columns = new double[p][n];
        if (header.fortran()) {
            for (int j = 0; j < p; j++) {
                type.copy(numbers, (long) j * n, columns[j], n);
            }
        } else {
            transpose(columns, n, p);
        }
        return columns;
    }

    /** The numbers of a vector, or of a matrix with a single column. */
    double[] vector() {
        boolean isVector = header.shape().size() == 1 || (header.shape().size() == 2 && header.shape().get(1) == 1);
        if (!isVector) {
            throw new DataException(file + " has shape " + shape(header) + "; one number per row is needed: (n,) or "
                    + "(n, 1)");
        }
        double[] values = new double[header.shape().get(0).intValue()];
        type.copy(numbers, 0, values, values.length);
        return values;
    }

    /** Rows to columns by blocks of whole rows; within a block by tiles of columns, so that both sides stay cached. */
    private void transpose(double[][] columns, int n, int p) {
        int blockRows = Math.clamp(BLOCK / p, 1, n);
        double[] block = new double[Math.multiplyExact(blockRows, p)];
        for (int start = 0; start < n; start += blockRows) {
            int rows = Math.min(blockRows, n - start);
            type.copy(numbers, (long) start * p, block, rows * p);
            for (int tile = 0; tile < p; tile += TILE) {
                int end = Math.min(tile + TILE, p);
                for (int j = tile; j < end; j++) {
                    double[] column = columns[j];
                    for (int i = 0; i < rows; i++) {
                        column[start + i] = block[i * p + j];
                    }
                }
            }
        }
    }

    private static String shape(NpyHeader header) {
        return header.shape().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
