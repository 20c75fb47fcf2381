package exactzero.explain;

import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The data that come with the program, so that it can show something wherever it is. */
public final class BundledData {
    private BundledData() {}

    /** One weight: y = 0.5 x + noise, 41 rows. */
    public static Dataset article() throws IOException {
        return read("article.csv", "y");
    }

    /** Ten measurements of 442 patients: Efron, Hastie, Johnstone and Tibshirani (2004). */
    public static Dataset diabetes() throws IOException {
        return read("diabetes.csv", "progression");
    }

    private static Dataset read(String name, String target) throws IOException {
        Path folder = Files.createTempDirectory("exactzero");
        Path file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(BundledData.class.getResourceAsStream(name), name)) {
            Files.copy(in, file);
            return CsvReader.read(file, CsvOptions.of(target));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
