package exactzero.fuzz;

import exactzero.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The fuzzer's bytes as a file, for a reader that may refuse it, in words, and may do nothing else. */
final class InputFile {
    private static final Path FOLDER = folder();

    private InputFile() {}

    private static Path folder() {
        try {
            return Files.createTempDirectory("exactzero-fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the file to a reader. */
    static void give(byte[] bytes, String name, Consumer<Path> reader) {
        Path file = FOLDER.resolve(name);
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            reader.accept(file);
        } catch (DataException refused) {
            String message = String.valueOf(refused.getMessage());
            if (message.isBlank() || message.endsWith("null") && !mentionsNull(bytes)) {
                throw new IllegalStateException("says nothing: " + message, refused);
            }
        }
    }

    /** Such as a column that is called so; in UTF-16 too. */
    private static boolean mentionsNull(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "").contains("null");
    }
}
