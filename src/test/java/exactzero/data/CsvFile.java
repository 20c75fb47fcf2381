package exactzero.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** CSV files as tests need them: given by their text, read with {@code y} as target. */
record CsvFile(Path path) {

    static CsvFile of(Path folder, String text) {
        return of(folder, "data.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    static CsvFile of(Path folder, String name, byte[] content) {
        try {
            return new CsvFile(Files.write(folder.resolve(name), content));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static CsvFile compressed(Path folder, String text) throws IOException {
        Path path = folder.resolve("data.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return new CsvFile(path);
    }

    Dataset read() {
        return read(CsvOptions.of("y"));
    }

    Dataset read(CsvOptions options) {
        return CsvReader.read(path, options);
    }
}
