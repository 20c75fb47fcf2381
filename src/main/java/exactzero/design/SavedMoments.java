package exactzero.design;

import exactzero.data.AtomicFile;
import exactzero.data.DataException;
import exactzero.data.FileFault;
import exactzero.data.RowBlocks;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Moments in a file, complete or under way, to go on from without reading the same rows again.
 *
 * <p>The file has eight bytes EXZEROM and the version 2; then, big-endian, the source, the number p of features, their names and
 * the target's (length in bytes, UTF-8), p + 1 origins and units; the number of passes, whether all rows were read, and what the
 * last pass has seen; the number of folds and their seed, and for each fold its rows, weight, means, grains and the lower triangle of
 * the products, every sum with what its rounding took; last the CRC-32C of all of that. Every bit of the numbers is kept.
 *
 * @param source what was read, and how
 * @param sums of the rows
 * @param target name of the target
 * @param passes begun over the rows
 * @param read what the last of them has seen
 * @param complete whether that is all rows
 */
public record SavedMoments(String source, FoldSums sums, String target, int passes, RowBlocks.Pass read,
        boolean complete) {
    private static final byte[] MAGIC = {'E', 'X', 'Z', 'E', 'R', 'O', 'M', 2};
    private static final int LONGEST_NAME = 1 << 20;
    private static final int MOST_FOLDS = 1 << 16;

    /**
     * Writes a file, whole or not at all.
     *
     * @param force whether a file that is there may be replaced
     * @throws IOException if the file cannot be written; what was there is as it was
     */
    public void write(Path file, boolean force) throws IOException {
        AtomicFile.write(file, force, stream -> {
            CRC32C checksum = new CRC32C();
            DataOutputStream out = new DataOutputStream(
                    new CheckedOutputStream(new BufferedOutputStream(stream, 1 << 16), checksum));
            out.write(MAGIC);
            writeText(out, source);
            Moments.Frame frame = sums.frame();
            out.writeInt(frame.features().size());
            for (String name : frame.features()) {
                writeText(out, name);
            }
            writeText(out, target);
            writeNumbers(out, frame.origin());
            writeNumbers(out, frame.unit());
            out.writeInt(passes);
            out.writeBoolean(complete);
            out.writeLong(read.rows());
            out.writeLong(read.leftOut());
            out.writeLong(read.blocks());
            out.writeInt(read.longest());
            out.writeLong(read.bytes());
            out.writeLong(read.checksum());
            out.writeInt(sums.sums().length);
            out.writeLong(sums.seed());
            for (MomentSum sum : sums.sums()) {
                sum.write(out);
            }
            out.writeLong(checksum.getValue());
            out.flush();
        });
    }

    /**
     * All rows' moments, without reading any.
     *
     * @throws DataException when those of some rows are missing
     */
    public StreamedMoments all() {
        requireComplete();
        return streamed(0);
    }

    private void requireComplete() {
        if (!complete) {
            throw new DataException(String.format(Locale.ROOT,
                    "moments of the first %,d rows only; go on from them by --stream --moments", read.rows()));
        }
    }

    /** The same after so many passes over the rows. */
    StreamedMoments streamed(int made) {
        List<Moments> folds = sums.moments();
        return new StreamedMoments(folds.stream().reduce(Moments::plus).orElseThrow(), folds, target, read, made);
    }

    /**
     * The moments of these rows and of others with the same columns, measured as these are.
     *
     * @throws DataException when some rows are missing, both are of the same rows, columns or target are called otherwise, or folds are others
     */
    public SavedMoments plus(SavedMoments others) {
        requireComplete();
        others.requireComplete();
        if (others.source.equals(source) && others.read.equals(read)) {
            throw new DataException("moments of the same rows a second time: " + source);
        }
        if (!others.sums.frame().features().equals(sums.frame().features()) || !others.target.equals(target)) {
            throw new DataException("moments of other columns do not add up.\nOne: " + columns() + "\nOther: "
                    + others.columns());
        }
        RowBlocks.Pass more = others.read;
        return new SavedMoments(source + " and " + others.source, sums.plus(others.sums), target,
                Math.max(passes, others.passes),
                new RowBlocks.Pass(read.rows() + more.rows(), read.leftOut() + more.leftOut(),
                        read.blocks() + more.blocks(), Math.max(read.longest(), more.longest()),
                        read.bytes() + more.bytes(), 31 * read.checksum() + more.checksum()),
                true);
    }

    private String columns() {
        return source + ": " + String.join(", ", sums.frame().features()) + " and the target " + target;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void writeNumbers(DataOutputStream out, double[] numbers) throws IOException {
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws DataException if the file is not there, is none of these, is of another version, cut off or damaged
     */
    public static SavedMoments read(Path file) {
        FileFault.requireFile(file);
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
        } catch (IOException e) {
            throw FileFault.unreadable(file.toString(), e);
        }
    }

    private static SavedMoments read(Path file, DataInputStream in, long bytes) throws IOException {
        for (int i = 0; i < MAGIC.length; i++) {
            int read = in.read();
            if (read != MAGIC[i]) {
                throw new DataException(i < MAGIC.length - 1 || read < 0 ? file + " holds no moments saved by exactzero"
                        : file + " holds moments of version " + read + "; this program reads version 2");
            }
        }
        String source = readText(file, in);
        long p = in.readInt();
        if (p < 1 || 4 * p > bytes) {
            throw damaged(file);
        }
        List<String> names = new ArrayList<>();
        for (int j = 0; j <= p; j++) {
            names.add(readText(file, in));
        }
        int size = (int) p + 1;
        if (8L * size * (size + 1) > bytes) {
            throw new EOFException();
        }
        double[] origin = readNumbers(in, size);
        double[] unit = readNumbers(in, size);
        if (Moments.Frame.unsound(origin, unit) >= 0) {
            throw damaged(file);
        }
        Moments.Frame frame = new Moments.Frame(List.copyOf(names.subList(0, size - 1)), origin, unit);
        int passes = in.readInt();
        boolean complete = in.readBoolean();
        RowBlocks.Pass read = new RowBlocks.Pass(in.readLong(), in.readLong(), in.readLong(), in.readInt(),
                in.readLong(), in.readLong());
        int folds = in.readInt();
        long seed = in.readLong();
        if (folds < 1 || folds > MOST_FOLDS) {
            throw damaged(file);
        }
        if (8L * size * (size + 1) * folds > bytes) {
            throw new EOFException();
        }
        FoldSums sums = FoldSums.none(frame, folds, seed);
        for (MomentSum sum : sums.sums()) {
            sum.read(in);
        }
        return new SavedMoments(source, sums, names.getLast(), passes, read, complete);
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
        Moments.Frame frame = sums.frame();
        boolean sound = read.rows() > 0 && (passes == 1 || passes == 2)
                && new HashSet<>(frame.features()).size() == frame.features().size();
        for (MomentSum sum : sums.sums()) {
            sound &= sum.sound();
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
