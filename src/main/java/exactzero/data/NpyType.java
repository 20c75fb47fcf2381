package exactzero.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * How a number is stored in a {@code .npy} file.
 *
 * @param kind {@code f} for floating point, {@code i} for integers
 * @param bytes 4 or 8
 * @param order which byte comes first
 */
record NpyType(char kind, int bytes, ByteOrder order) {

    static NpyType of(Path file, String dtype) {
        if (!dtype.matches("[<>=][fi][48]")) {
            throw new DataException(file + " holds numbers of type '" + dtype + "'; float64 ('<f8'), float32, int64 "
                    + "and int32 can be read.\nConvert it in NumPy by X.astype('<f8')");
        }
        ByteOrder order = switch (dtype.charAt(0)) {
            case '<' -> ByteOrder.LITTLE_ENDIAN;
            case '>' -> ByteOrder.BIG_ENDIAN;
            default -> ByteOrder.nativeOrder();
        };
        return new NpyType(dtype.charAt(1), dtype.charAt(2) - '0', order);
    }

    /** Copies {@code count} numbers, from the given index on, to the start of {@code values}; long integers round. */
    void copy(MemorySegment numbers, long from, double[] values, int count) {
        long start = from * bytes;
        switch (kind + "" + bytes) {
            case "f8" -> MemorySegment.copy(
                    numbers, ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), start, values, 0, count);
            case "f4" -> {
                ValueLayout.OfFloat layout = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order);
                for (int k = 0; k < count; k++) {
                    values[k] = numbers.get(layout, start + 4L * k);
                }
            }
            case "i8" -> {
                ValueLayout.OfLong layout = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
                for (int k = 0; k < count; k++) {
                    values[k] = numbers.get(layout, start + 8L * k);
                }
            }
            default -> {
                ValueLayout.OfInt layout = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
                for (int k = 0; k < count; k++) {
                    values[k] = numbers.get(layout, start + 4L * k);
                }
            }
        }
    }
}
