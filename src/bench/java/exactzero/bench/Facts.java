package exactzero.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;

/** What a timed program reports of itself: lines of key=value. */
record Facts(Properties values) {
    static Facts read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        }
        return new Facts(values);
    }

    static void write(Path file, Object... keysAndValues) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            for (int k = 0; k < keysAndValues.length; k += 2) {
                writer.write(keysAndValues[k] + "=" + keysAndValues[k + 1] + "\n");
            }
        }
    }

    String text(String key) {
        return values.getProperty(key, "");
    }

    double number(String key) {
        return Double.parseDouble(values.getProperty(key, "NaN"));
    }

    /** Numbers with spaces between. */
    double[] numbers(String key) {
        return Arrays.stream(text(key).strip().split(" +", -1)).mapToDouble(Double::parseDouble).toArray();
    }
}
