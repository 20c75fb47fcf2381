package exactzero.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads NumPy's {@code .npy} arrays: float64, float32, int64 or int32, of either byte order, in C or Fortran order.
 *
 * <p>The matrix as a whole may be larger than 2 GiB: each column becomes an array of its own.
 */
public final class NpyReader {
    private NpyReader() {}

    /**
     * Reads a data set from two or three files. The features are called x0, x1, ..., the target after its file.
     *
     * @param features an n x p matrix
     * @param target n numbers, of shape (n,) or (n, 1)
     * @param weights n observation weights in the same shapes, or null when every row counts the same
     * @throws DataException if a file cannot be read, is of another type or shape, or holds NaN or infinite numbers
     */
    public static Dataset read(Path features, Path target, @Nullable Path weights) {
        double[][] columns = read(features, NpyArray::columns);
        int n = columns[0].length;
        for (int j = 0; j < columns.length; j++) {
            requireFinite(features, columns[j], j);
        }
        double[] y = vector(target, features, n);
        double[] w = new double[n];
        Arrays.fill(w, 1.0);
        if (weights != null) {
            w = vector(weights, features, n);
            requireWeights(weights, w);
        }
        List<String> names = IntStream.range(0, columns.length).mapToObj(j -> "x" + j).toList();
        return new Dataset(BaseName.of(features), names, columns, BaseName.of(target), y, w);
    }

    /** n finite numbers, the target or weights of some features. */
    static double[] vector(Path file, Path features, int n) {
        double[] values = read(file, NpyArray::vector);
        if (values.length != n) {
            throw new DataException(file + " has " + values.length + " numbers, " + features + " has " + n
                    + " rows; they must be as many");
        }
        requireFinite(file, values, 0);
        return values;
    }

    private static <T> T read(Path file, Function<NpyArray, T> content) {
        FileFault.requireFile(file);
        try (FileChannel channel = FileChannel.open(file); Arena arena = Arena.ofConfined()) {
            return content.apply(NpyArray.map(file, channel, arena));
        } catch (IOException e) {
            throw FileFault.unreadable(file.toString(), e);
        }
    }

    private static void requireFinite(Path file, double[] values, int column) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new DataException(file + ", row " + i + ", column " + column + " (counted from 0): " + values[i]
                        + " is not a finite number; fill it, or remove its row or column");
            }
        }
    }

    private static void requireWeights(Path file, double[] weights) {
        double largest = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] < 0) {
                throw new DataException(file + ", row " + i + " (counted from 0): " + weights[i]
                        + " is negative; a weight must be 0 or more");
            }
            largest = Math.max(largest, weights[i]);
        }
        if (largest == 0.0) {
            throw new DataException(file + ": all weights are zero; at least one row must count");
        }
    }
}
