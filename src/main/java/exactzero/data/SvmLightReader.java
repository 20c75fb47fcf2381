package exactzero.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the sparse text format of SVMlight and LIBSVM: one row per line, {@code target index:value index:value ... #
 * comment}, indices rising. They are counted from 1, or from 0 where a 0 occurs. A {@code qid:} is passed over.
 */
public final class SvmLightReader {
    private static final int MOST_FEATURES = 50_000_000;

    private SvmLightReader() {}

    /**
     * Reads a file, perhaps packed ({@code .gz}). The features are called after their indices: x1, x2, ...
     *
     * @throws DataException if the file cannot be read or a line is not of this format, with the line
     */
    public static SparseDataset read(Path file) {
        Entries entries = new Entries();
        DoubleList target = new DoubleList();
        long smallest = 1;
        long largest = 0;
        try (Words words = Words.of(file)) {
            do {
                if (!words.next() || words.startsWith('#')) {
                    continue;
                }
                int row = target.size();
                target.add(words.number(0, words.length()));
                long before = -1;
                while (words.next() && !words.startsWith('#')) {
                    int colon = words.indexOf(':');
                    if (colon < 0) {
                        throw words.fault("'" + words.text() + "' is not index:value");
                    }
                    if (words.text().startsWith("qid:")) {
                        continue;
                    }
                    long index = words.whole(0, colon);
                    if (index <= before) {
                        throw words.fault("index " + index + " comes after " + before + "; indices must rise");
                    }
                    if (index > MOST_FEATURES) {
                        throw words.fault("index " + index + " is beyond " + MOST_FEATURES
                                + ", the most features that are read");
                    }
                    before = index;
                    smallest = Math.min(smallest, index);
                    largest = Math.max(largest, index);
                    entries.add(row, (int) index, words.number(colon + 1, words.length()));
                }
            } while (words.nextLine());
        }
        if (target.size() == 0) {
            throw new DataException(file + ": no rows");
        }
        return dataset(file, entries, target.toArray(), (int) smallest, (int) largest);
    }

    private static SparseDataset dataset(Path file, Entries entries, double[] y, int smallest, int largest) {
        if (largest < smallest) {
            throw new DataException(file + ": no features; every row is its target alone");
        }
        SparseMatrix matrix = entries.matrix(y.length, largest + 1).from(smallest);
        List<String> names = IntStream.rangeClosed(smallest, largest).mapToObj(j -> "x" + j).toList();
        return SparseDataset.of(BaseName.of(file), names, matrix, "target", y);
    }
}
