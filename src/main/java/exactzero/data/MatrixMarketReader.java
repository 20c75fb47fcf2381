package exactzero.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Reads the Matrix Market exchange format (Boisvert, Pozo and Remington 1996): real, integer and pattern matrices, by
 * coordinates or in full, general or symmetric.
 */
public final class MatrixMarketReader {
    private static final long MOST = 50_000_000;

    private MatrixMarketReader() {}

    /**
     * Reads a data set from two files. The features are called x1, x2, ..., the target after its file.
     *
     * @param features n x p
     * @param target n x 1, Matrix Market too, or npy
     * @throws DataException if a file cannot be read, is of another kind or size, with the line
     */
    public static SparseDataset read(Path features, Path target) {
        SparseMatrix x = matrix(features);
        double[] y = target.toString().endsWith(".npy") ? NpyReader.vector(target, features, x.rows())
                : column(target);
        if (y.length != x.rows()) {
            throw new DataException(target + " has " + y.length + " numbers, " + features + " has " + x.rows()
                    + " rows; they must be as many");
        }
        List<String> names = IntStream.rangeClosed(1, x.columns()).mapToObj(j -> "x" + j).toList();
        return SparseDataset.of(BaseName.of(features), names, x, BaseName.of(target), y);
    }

    private static double[] column(Path file) {
        SparseMatrix matrix = matrix(file);
        if (matrix.columns() != 1) {
            throw new DataException(file + " has " + matrix.columns() + " columns; a target has one");
        }
        return matrix.full(0);
    }

    /** Reads one file. */
    static SparseMatrix matrix(Path file) {
        try (Words words = Words.of(file)) {
            Kind kind = Kind.read(words);
            boolean comment;
            do {
                requireLine(words);
                comment = !words.next() || words.startsWith('%');
            } while (comment);
            int rows = size(words);
            int columns = nextSize(words);
            if (kind.symmetric && rows != columns) {
                throw words.fault("a symmetric matrix of " + rows + " rows and " + columns + " columns");
            }
            Entries entries = new Entries();
            if (kind.coordinates) {
                readCoordinates(words, kind, rows, columns, nextWhole(words), entries);
            } else {
                readFull(words, kind, rows, columns, entries);
            }
            while (words.nextLine()) {
                if (words.next() && !words.startsWith('%')) {
                    throw words.fault("more entries than the file says it has");
                }
            }
            try {
                return entries.matrix(rows, columns);
            } catch (DataException twice) {
                throw new DataException(file + ": " + twice.getMessage(), twice);
            }
        }
    }

    private static void readCoordinates(
            Words words, Kind kind, int rows, int columns, long count, Entries entries) {
        for (long k = 0; k < count; k++) {
            do {
                requireLine(words);
            } while (!words.next());
            int i = index(words, rows, "row");
            requireWord(words);
            int j = index(words, columns, "column");
            double value = 1;
            if (!kind.pattern) {
                requireWord(words);
                value = words.number(0, words.length());
            }
            entries.add(i, j, value);
            if (kind.symmetric && i != j) {
                entries.add(j, i, value);
            }
        }
    }

    private static void readFull(Words words, Kind kind, int rows, int columns, Entries entries) {
        for (int j = 0; j < columns; j++) {
            for (int i = kind.symmetric ? j : 0; i < rows; i++) {
                while (!words.next()) {
                    requireLine(words);
                }
                double value = words.number(0, words.length());
                entries.add(i, j, value);
                if (kind.symmetric && i != j) {
                    entries.add(j, i, value);
                }
            }
        }
    }

    private static int index(Words words, int size, String what) {
        long index = words.whole(0, words.length());
        if (index < 1 || index > size) {
            throw words.fault(what + " " + index + " is not one of 1 to " + size);
        }
        return (int) index - 1;
    }

    private static int nextSize(Words words) {
        requireWord(words);
        return size(words);
    }

    private static int size(Words words) {
        long size = words.whole(0, words.length());
        if (size < 1 || size > MOST) {
            throw words.fault("a matrix of " + size + " rows or columns; from 1 to " + MOST + " are read");
        }
        return (int) size;
    }

    private static long nextWhole(Words words) {
        requireWord(words);
        return words.whole(0, words.length());
    }

    private static void requireWord(Words words) {
        if (!words.next()) {
            throw words.fault("a number is missing");
        }
    }

    private static void requireLine(Words words) {
        if (!words.nextLine()) {
            throw words.fault("the file ends before it should");
        }
    }

    /** What the first line says. */
    private record Kind(boolean coordinates, boolean pattern, boolean symmetric) {

        static Kind read(Words words) {
            String[] said = new String[5];
            for (int k = 0; k < said.length; k++) {
                said[k] = words.next() ? words.text().toLowerCase(Locale.ROOT) : "";
            }
            if (!said[0].equals("%%matrixmarket") || !said[1].equals("matrix")) {
                throw words.fault("not a Matrix Market file: it must begin with '%%MatrixMarket matrix'");
            }
            boolean known = List.of("coordinate", "array").contains(said[2])
                    && List.of("real", "integer", "double", "pattern").contains(said[3])
                    && List.of("general", "symmetric").contains(said[4])
                    && !(said[2].equals("array") && said[3].equals("pattern"));
            if (!known) {
                throw words
                        .fault("'" + String.join(" ", said) + "': real, integer and pattern matrices are read, general "
                                + "or symmetric, in coordinates or as an array");
            }
            return new Kind(said[2].equals("coordinate"), said[3].equals("pattern"), said[4].equals("symmetric"));
        }
    }
}
