package exactzero.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code .npy} files as NumPy does: the header padded so that the numbers start at a multiple of 64. */
final class NpyFile {
    private NpyFile() {}

    static Path write(Path file, int version, String dtype, boolean fortran, String shape, double... values)
            throws IOException {
        String header = "{'descr': '" + dtype + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': "
                + shape + ", }";
        return write(file, version, header, numbers(dtype, values));
    }

    static Path write(Path file, int version, String header, byte[] numbers) throws IOException {
        int prefix = version == 1 ? 10 : 12;
        int total = (prefix + header.length() + 1 + 63) / 64 * 64;
        String padded = header + " ".repeat(total - prefix - header.length() - 1) + "\n";
        ByteBuffer out = ByteBuffer.allocate(total + numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) version).put((byte) 0);
        if (version == 1) {
            out.putShort((short) padded.length());
        } else {
            out.putInt(padded.length());
        }
        out.put(padded.getBytes(StandardCharsets.US_ASCII)).put(numbers);
        return Files.write(file, out.array());
    }

    private static byte[] numbers(String dtype, double[] values) {
        int bytes = dtype.charAt(2) - '0';
        ByteOrder order = dtype.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer out = ByteBuffer.allocate(bytes * values.length).order(order);
        for (double value : values) {
            switch (dtype.substring(1)) {
                case "f8" -> out.putDouble(value);
                case "f4" -> out.putFloat((float) value);
                case "i8" -> out.putLong((long) value);
                case "i4" -> out.putInt((int) value);
                default -> out.put(new byte[bytes]);
            }
        }
        return out.array();
    }
}
