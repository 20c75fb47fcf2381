package exactzero.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, or what is packed in it where its name ends in .gz. */
final class Unzipped {
    private static final int BUFFER = 1 << 16;

    private Unzipped() {}

    static InputStream open(Path file) throws IOException {
        return of(file, Files.newInputStream(file));
    }

    /** What is packed in the bytes of a file; they are closed when they cannot be unpacked. */
    static InputStream of(Path file, InputStream in) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return in;
        }
        try {
            return new GZIPInputStream(in, BUFFER);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
