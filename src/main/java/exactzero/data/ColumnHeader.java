package exactzero.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The start of a column file: eight bytes EXZEROC and the version 1, then, big-endian, its length L in bytes (a multiple of 64), the
 * number n of rows and of columns, the places of target and weights (-1 for none), every column's name (length in bytes,
 * UTF-8) and the CRC-32C of its bytes, then zeros; in the last eight bytes the CRC-32C of all before.
 *
 * @param names of the columns
 * @param rows n
 * @param target place of the target among the columns
 * @param weights place of the observation weights; -1 for none
 * @param checksums of the columns
 */
record ColumnHeader(List<String> names, long rows, int target, int weights, long[] checksums) {
    /** Bytes that tell the header's length. */
    static final int PREFIX = 12;
    private static final byte[] MAGIC = {'E', 'X', 'Z', 'E', 'R', 'O', 'C', 1};
    private static final int UNIT = 64;
    private static final int LONGEST = 1 << 28;

    /** Length in bytes of the header that these names give. */
    int length() {
        int bytes = PREFIX + 8 + 3 * 4 + 8;
        for (String name : names) {
            bytes += 4 + name.getBytes(StandardCharsets.UTF_8).length + 8;
        }
        return (bytes + UNIT - 1) / UNIT * UNIT;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeInt(length());
            out.writeLong(rows);
            out.writeInt(names.size());
            out.writeInt(target);
            out.writeInt(weights);
            for (int j = 0; j < names.size(); j++) {
                byte[] name = names.get(j).getBytes(StandardCharsets.UTF_8);
                out.writeInt(name.length);
                out.write(name);
                out.writeLong(checksums[j]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array takes all
        }
        byte[] header = Arrays.copyOf(bytes.toByteArray(), length());
        ByteBuffer.wrap(header).putLong(header.length - 8, checksum(header));
        return header;
    }

    private static long checksum(byte[] header) {
        CRC32C checksum = new CRC32C();
        checksum.update(header, 0, header.length - 8);
        return checksum.getValue();
    }

    /**
     * The length that the start of a file tells.
     *
     * @throws DataException when that is no start of a column file of this version
     */
    static int length(Path file, byte[] prefix) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (i >= prefix.length || prefix[i] != MAGIC[i]) {
                throw new DataException(i < MAGIC.length - 1 || i >= prefix.length ? file + " is no column file"
                        : file + " is a column file of version " + prefix[i] + "; this program reads version 1");
            }
        }
        int length = prefix.length < PREFIX ? 0 : ByteBuffer.wrap(prefix).getInt(MAGIC.length);
        if (length < UNIT || length > LONGEST || length % UNIT != 0) {
            throw damaged(file);
        }
        return length;
    }

    /** @throws DataException when it is cut off or damaged */
    static ColumnHeader of(Path file, byte[] header) {
        ByteBuffer in = ByteBuffer.wrap(header);
        if (header.length != length(file, header) || in.getLong(header.length - 8) != checksum(header)) {
            throw damaged(file);
        }
        in.position(PREFIX);
        long rows = in.getLong();
        int count = in.getInt();
        int target = in.getInt();
        int weights = in.getInt();
        List<String> names = new ArrayList<>();
        long[] checksums = new long[count];
        for (int j = 0; j < count; j++) {
            byte[] name = new byte[in.getInt()];
            in.get(name);
            names.add(new String(name, StandardCharsets.UTF_8));
            checksums[j] = in.getLong();
        }
        return new ColumnHeader(List.copyOf(names), rows, target, weights, checksums);
    }

    static DataException damaged(Path file) {
        return new DataException(file + " is damaged or cut off: its checksums are not those of its columns.\n"
                + "Make it again, with exactzero columns");
    }
}
