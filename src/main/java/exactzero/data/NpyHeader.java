package exactzero.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the start of a {@code .npy} file says of the numbers that follow, in versions 1 to 3 of the format.
 *
 * @param dtype the type of a number, such as {@code <f8}
 * @param fortran whether the first index runs fastest
 * @param shape length along each dimension
 * @param offset where in the file the numbers start
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
record NpyHeader(String dtype, boolean fortran, List<Long> shape, long offset) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 20;
    private static final Pattern DTYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\sL]*)\\)");

    static NpyHeader read(Path file, FileChannel channel) throws IOException {
        ByteBuffer start = bytes(file, channel, 0, 8);
        for (byte expected : MAGIC) {
            if (start.get() != expected) {
                throw new DataException(file + " is not a .npy file; write it with numpy.save");
            }
        }
        int version = start.get();
        if (version < 1 || version > 3) {
            throw new DataException(file + ": version " + version + " of the .npy format; versions 1 to 3 can be read");
        }
        int lengthBytes = version == 1 ? 2 : 4;
        ByteBuffer size = bytes(file, channel, 8, lengthBytes);
        long length = version == 1 ? Short.toUnsignedLong(size.getShort()) : Integer.toUnsignedLong(size.getInt());
        if (length > LONGEST) {
            throw new DataException(file + ": a header of " + length + " bytes; the file is damaged, or holds records "
                    + "and not a plain array");
        }
        ByteBuffer text = bytes(file, channel, 8 + lengthBytes, (int) length);
        return parse(file, StandardCharsets.UTF_8.decode(text).toString(), 8 + lengthBytes + length);
    }

    private static NpyHeader parse(Path file, String text, long offset) {
        Matcher dtype = DTYPE.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!dtype.find() || !order.find() || !shape.find()) {
            throw new DataException(file + ": not a plain array but " + Wording.cell(text.strip())
                    + "; save an array of float64 with numpy.save");
        }
        List<Long> lengths = new ArrayList<>();
        try {
            for (String length : shape.group(1).replace("L", "").split(",", -1)) {
                if (!length.isBlank()) {
                    lengths.add(Long.parseLong(length.strip()));
                }
            }
        } catch (NumberFormatException e) {
            throw new DataException(file + ": cannot read the shape (" + shape.group(1) + ")", e);
        }
        return new NpyHeader(dtype.group(1), order.group(1).equals("True"), List.copyOf(lengths), offset);
    }

    private static ByteBuffer bytes(Path file, FileChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new DataException(file + " ends within its header: not a .npy file, or not copied completely");
            }
        }
        return buffer.flip();
    }
}
