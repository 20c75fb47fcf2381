package exactzero.design;

import exactzero.data.AtomicFile;
import exactzero.data.DataException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Moments in a file, to go on from: to add further rows measured in the same frame, or to fit again without reading rows.
 *
 * <p>The file has eight bytes EXZEROM and the version 1; then, big-endian, the number p of features, their names and the
 * target's (length in bytes, UTF-8), the number of rows, their weight, p + 1 origins, units, means and grains, the lower
 * triangle of the products; last the CRC-32C of all of that. Every bit of the numbers is kept.
 *
 * @param moments of the rows
 * @param target name of the target
 */
public record SavedMoments(Moments moments, String target) {
    private static final byte[] MAGIC = {'E', 'X', 'Z', 'E', 'R', 'O', 'M', 1};
    private static final int LONGEST_NAME = 1 << 20;

    /**
     * Writes a file, whole or not at all.
     *
     * @param force whether a file that is there may be replaced
     * @throws IOException if the file cannot be written; what was there is as it was
     */
    public void write(Path file, boolean force) throws IOException {
        AtomicFile.write(file, force, stream -> {
            CRC32C checksum = new CRC32C();
            DataOutputStream out = new DataOutputStream(new CheckedOutputStream(stream, checksum));
            out.write(MAGIC);
            Moments.Frame frame = moments.frame();
            int size = frame.origin().length;
            out.writeInt(size - 1);
            for (String name : frame.features()) {
                writeText(out, name);
            }
            writeText(out, target);
            out.writeInt(moments.rows());
            out.writeDouble(moments.weight());
            writeNumbers(out, frame.origin(), size);
            writeNumbers(out, frame.unit(), size);
            writeNumbers(out, moments.mean(), size);
            writeNumbers(out, moments.grain(), size);
            for (int j = 0; j < size; j++) {
                writeNumbers(out, moments.products()[j], j + 1);
            }
            out.writeLong(checksum.getValue());
            out.flush();
        });
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void writeNumbers(DataOutputStream out, double[] numbers, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out.writeDouble(numbers[i]);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws DataException if the file is not there, is none of these, is of another version, cut off or damaged
     */
    public static SavedMoments read(Path file) {
        CRC32C checksum = new CRC32C();
        try (DataInputStream in = new DataInputStream(
                new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), checksum))) {
            SavedMoments saved = read(file, in, Files.size(file));
            long computed = checksum.getValue();
            if (in.readLong() != computed || in.read() >= 0) {
                throw damaged(file);
            }
            return saved.checked(file);
        } catch (EOFException e) {
            throw new DataException(file + " is cut off: it ends before its moments do; make it again", e);
        } catch (NoSuchFileException e) {
            throw new DataException("no such file: " + file, e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static SavedMoments read(Path file, DataInputStream in, long bytes) throws IOException {
        for (int i = 0; i < MAGIC.length; i++) {
            int read = in.read();
            if (read != MAGIC[i]) {
                throw new DataException(i < MAGIC.length - 1 || read < 0 ? file + " holds no moments saved by exactzero"
                        : file + " holds moments of version " + read + "; this program reads version 1");
            }
        }
        long p = in.readInt();
        if (p < 1 || 4 * p > bytes) {
            throw damaged(file);
        }
        List<String> names = new ArrayList<>();
        for (int j = 0; j <= p; j++) {
            names.add(readText(file, in));
        }
        int size = (int) p + 1;
        if (4L * size * (size + 1) > bytes) {
            throw new EOFException();
        }
        int rows = in.readInt();
        double weight = in.readDouble();
        Moments.Frame frame = new Moments.Frame(List.copyOf(names.subList(0, size - 1)), readNumbers(in, size),
                readNumbers(in, size));
        double[] mean = readNumbers(in, size);
        double[] grain = readNumbers(in, size);
        double[][] products = new double[size][size];
        for (int j = 0; j < size; j++) {
            for (int k = 0; k <= j; k++) {
                products[j][k] = in.readDouble();
                products[k][j] = products[j][k];
            }
        }
        return new SavedMoments(new Moments(frame, rows, weight, mean, products, grain), names.getLast());
    }

    private static String readText(Path file, DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST_NAME) {
            throw damaged(file);
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static double[] readNumbers(DataInputStream in, int count) throws IOException {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }

    /** Refuses what no rows can have given, also where the checksum is right. */
    private SavedMoments checked(Path file) {
        Moments.Frame frame = moments.frame();
        boolean sound = moments.rows() > 0 && moments.weight() > 0 && Double.isFinite(moments.weight())
                && new HashSet<>(frame.features()).size() == frame.features().size();
        for (int j = 0; j < moments.mean().length; j++) {
            sound &= frame.unit()[j] > 0 && Double.isFinite(frame.unit()[j]) && Double.isFinite(frame.origin()[j])
                    && Double.isFinite(moments.mean()[j]) && moments.grain()[j] >= 0
                    && Double.isFinite(moments.grain()[j]);
            for (double product : moments.products()[j]) {
                sound &= Double.isFinite(product);
            }
        }
        if (!sound) {
            throw damaged(file);
        }
        return this;
    }

    private static DataException damaged(Path file) {
        return new DataException(
                file + " is damaged: its checksum or its numbers are not those of moments; make it again");
    }
}
