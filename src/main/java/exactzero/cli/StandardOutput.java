package exactzero.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where results go. It keeps the first failure and drops what comes after it: a reader that has seen enough, as
 * {@code | head} has, is no error, while a full disk is one that must not pass unseen.
 */
final class StandardOutput extends FilterOutputStream {
    private @Nullable IOException failure;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        attempt(() -> out.write(bytes, offset, length));
    }

    @Override
    public void flush() {
        attempt(out::flush);
    }

    /** What kept the results from being written; null when all is well, or nobody wants to read on. */
    @Nullable
    String fault() {
        String message = failure == null ? null : String.valueOf(failure.getMessage());
        boolean nobodyReads = message != null && message.toLowerCase(Locale.ROOT).contains("pipe");
        return nobodyReads ? null : message;
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    private void attempt(Write write) {
        if (failure == null) {
            try {
                write.run();
            } catch (IOException e) {
                failure = e;
            }
        }
    }
}
