package exactzero.bench;

import exactzero.data.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A CSV of any size, written row by row: x1 ... xp are normal and correlated with their neighbour (0.5), y is the sum of the first
 * five, with signs, and noise. For the measurements in reports/benchmarks/stream.md.
 */
public final class LargeCsv {
    private static final int RELEVANT = 5;
    private static final int BUFFER = 1 << 20;

    private LargeCsv() {}

    /**
     * Writes the file.
     *
     * @param args file, rows, features
     */
    public static void main(String[] args) throws IOException {
        long rows = Long.parseLong(args[1]);
        int features = Integer.parseInt(args[2]);
        AtomicFile.write(Path.of(args[0]), true, out -> write(out, rows, features));
    }

    private static void write(OutputStream out, long rows, int features) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        StringBuilder text = new StringBuilder(2 * BUFFER);
        for (int j = 1; j <= features; j++) {
            text.append('x').append(j).append(',');
        }
        text.append("y\n");
        for (long i = 0; i < rows; i++) {
            double x = random.nextGaussian();
            double y = 3 * random.nextGaussian();
            for (int j = 0; j < features; j++) {
                x = 0.5 * x + Math.sqrt(0.75) * random.nextGaussian();
                y += j >= RELEVANT ? 0 : j % 2 == 0 ? x : -x;
                text.append(x).append(',');
            }
            text.append(y).append('\n');
            if (text.length() > BUFFER) {
                out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
                text.setLength(0);
            }
        }
        out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
