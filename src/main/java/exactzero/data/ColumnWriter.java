package exactzero.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Puts blocks of rows where they belong in a column file, and its header before them in the end. */
final class ColumnWriter implements RowBlocks.Use {
    private final FileChannel channel;
    private final long rows;
    private final @Nullable String weights;
    private List<String> names = List.of();
    private CRC32C[] checksums = {};
    private int length;

    /** @param rows number of rows that are to come */
    ColumnWriter(FileChannel channel, long rows, @Nullable String weights) {
        this.channel = channel;
        this.rows = rows;
        this.weights = weights;
    }

    @Override
    public void block(Dataset block, RowBlocks.Pass before) {
        try {
            if (names.isEmpty()) {
                start(block);
            }
            int p = block.size();
            ByteBuffer bytes = ByteBuffer.allocate(block.rows() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int j = 0; j <= p; j++) {
                bytes.clear();
                bytes.asDoubleBuffer().put(j < p ? block.columns()[j] : block.y());
                checksums[j].update(bytes.array());
                long at = length + (j * rows + before.rows()) * Double.BYTES;
                while (bytes.hasRemaining()) {
                    at += channel.write(bytes, at);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(Dataset block) {
        if (weights != null && !block.features().contains(weights)) {
            throw new DataException("no column is named '" + weights + "' for the weights");
        }
        names = new ArrayList<>(block.features());
        names.add(block.target());
        checksums = new CRC32C[names.size()];
        Arrays.setAll(checksums, j -> new CRC32C());
        length = header().length();
    }

    private ColumnHeader header() {
        return new ColumnHeader(names, rows, names.size() - 1, weights == null ? -1 : names.indexOf(weights),
                Arrays.stream(checksums).mapToLong(CRC32C::getValue).toArray());
    }

    /** Writes the header, and waits for all to be on the disk. */
    void finish() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(header().bytes());
        long at = 0;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        channel.force(true);
    }
}
