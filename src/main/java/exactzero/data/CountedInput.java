package exactzero.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/** Bytes as they come, counted, with a checksum of all so far. For use by one thread. */
final class CountedInput extends FilterInputStream {
    private final CRC32C checksum = new CRC32C();
    private long count;

    CountedInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        if (read >= 0) {
            checksum.update(read);
            count++;
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            checksum.update(bytes, offset, read);
            count += read;
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Number of bytes taken. */
    long count() {
        return count;
    }

    /** CRC-32C of the bytes taken. */
    long checksum() {
        return checksum.getValue();
    }
}
