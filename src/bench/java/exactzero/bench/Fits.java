package exactzero.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Coefficients along a path in original units, the nonzero ones only, as every program writes them.
 *
 * <p>The file, little-endian: the number K of lambdas and of nonzeros N as int32; K + 1 starts, N features counted from
 * 0 as int32; N values as float64.
 *
 * @param start fit k has the entries start[k] ... start[k + 1] - 1
 */
record Fits(int[] start, int[] feature, double[] value) {

    int size() {
        return start.length - 1;
    }

    int nonzero(int k) {
        return start[k + 1] - start[k];
    }

    static Fits of(exactzero.path.Path path) {
        double[][] weights = new double[path.size()][];
        Arrays.setAll(weights, path::coefficients);
        return of(weights);
    }

    /** @param weights in original units, a row for each lambda */
    static Fits of(double[][] weights) {
        int[] start = new int[weights.length + 1];
        for (int k = 0; k < weights.length; k++) {
            start[k + 1] = start[k] + (int) Arrays.stream(weights[k]).filter(w -> w != 0.0).count();
        }
        Fits fits = new Fits(start, new int[start[weights.length]], new double[start[weights.length]]);
        int at = 0;
        for (double[] beta : weights) {
            for (int j = 0; j < beta.length; j++) {
                if (beta[j] != 0.0) {
                    fits.feature[at] = j;
                    fits.value[at++] = beta[j];
                }
            }
        }
        return fits;
    }

    void write(Path file) throws IOException {
        int bytes = Integer.BYTES * (2 + start.length + feature.length) + Double.BYTES * value.length;
        ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(size()).putInt(value.length);
        for (int s : start) {
            out.putInt(s);
        }
        for (int j : feature) {
            out.putInt(j);
        }
        for (double v : value) {
            out.putDouble(v);
        }
        Files.write(file, out.array());
    }

    static Fits read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int[] start = new int[in.getInt() + 1];
        int count = in.getInt();
        Fits fits = new Fits(start, new int[count], new double[count]);
        for (int k = 0; k < start.length; k++) {
            start[k] = in.getInt();
        }
        for (int i = 0; i < count; i++) {
            fits.feature[i] = in.getInt();
        }
        for (int i = 0; i < count; i++) {
            fits.value[i] = in.getDouble();
        }
        return fits;
    }
}
