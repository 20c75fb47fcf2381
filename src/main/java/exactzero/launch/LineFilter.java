package exactzero.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Copies bytes as they come, but for one line, which is left out where it first stands.
 *
 * <p>The JVM announces an incubator module on standard error, and no option silences it. Only the start of a line that
 * may yet become the unwanted one is held back; everything else passes at once and unchanged.
 */
final class LineFilter {
    private static final int INSIDE_ANOTHER_LINE = -1;

    private final byte[] unwanted;

    /** Leaves out the first line that reads exactly so. */
    LineFilter(String unwanted) {
        this.unwanted = (unwanted + System.lineSeparator()).getBytes(UTF_8);
    }

    /** Copies until the input ends. */
    void copy(InputStream in, OutputStream out) throws IOException {
        int matched = 0;
        while (matched < unwanted.length) {
            int next = in.read();
            if (matched >= 0 && next == unwanted[matched]) {
                matched++;
                continue;
            }
            out.write(unwanted, 0, Math.max(matched, 0));
            if (next < 0) {
                return;
            }
            out.write(next);
            matched = next == '\n' ? 0 : INSIDE_ANOTHER_LINE;
        }
        in.transferTo(out);
    }
}
