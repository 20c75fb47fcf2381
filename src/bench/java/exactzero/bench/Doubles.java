package exactzero.bench;

import exactzero.data.Dataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

/** Plain files of little-endian float64, which Java, R and NumPy read alike: a matrix is column after column. */
final class Doubles {
    private Doubles() {}

    static void write(Path file, double[]... arrays) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            for (double[] array : arrays) {
                ByteBuffer bytes = buffer(array.length);
                bytes.asDoubleBuffer().put(array);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
    }

    static double[] read(Path file) throws IOException {
        return read(file, Math.toIntExact(Files.size(file) / Double.BYTES))[0];
    }

    /** Reads arrays of one length until the file ends. */
    static double[][] read(Path file, int length) throws IOException {
        double[][] arrays = new double[Math.toIntExact(Files.size(file) / Double.BYTES / length)][length];
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = buffer(length);
            for (double[] array : arrays) {
                bytes.clear();
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                    // as many bytes as it takes
                }
                bytes.flip().asDoubleBuffer().get(array);
            }
        }
        return arrays;
    }

    /** Writes X.bin and y.bin. */
    static void write(Path folder, Dataset data) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("X.bin"), data.columns());
        write(folder.resolve("y.bin"), data.y());
    }

    /** Reads X.bin and y.bin. */
    static Dataset data(Path folder) throws IOException {
        double[] y = read(folder.resolve("y.bin"));
        double[][] columns = read(folder.resolve("X.bin"), y.length);
        List<String> names = IntStream.range(0, columns.length).mapToObj(j -> "x" + j).toList();
        return Dataset.of(folder.toString(), names, columns, "y", y);
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(Math.multiplyExact(length, Double.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
