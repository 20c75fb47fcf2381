package exactzero.data;

import java.util.Arrays;

/** Entries of a sparse matrix in any order, gathered into columns. */
final class Entries {
    /** A target, and what sorting takes. */
    private static final long BYTES_A_ROW = 12;
    /** A name, two arrays, the places of all three, and counts. */
    private static final long BYTES_A_COLUMN = 130;

    private int[] row = new int[1024];
    private int[] column = new int[1024];
    private double[] value = new double[1024];
    private int count;

    /** Takes an entry in; zeros are passed over. */
    void add(int i, int j, double x) {
        if (x == 0.0) {
            return;
        }
        if (count == row.length) {
            int room = (int) Math.min(Integer.MAX_VALUE - 16L, 2L * count);
            if (room == count) {
                throw new DataException("more than " + count + " entries are not zero; a sparse matrix holds no more");
            }
            row = Arrays.copyOf(row, room);
            column = Arrays.copyOf(column, room);
            value = Arrays.copyOf(value, room);
        }
        row[count] = i;
        column[count] = j;
        value[count++] = x;
    }

    /**
     * The matrix, rows rising within columns.
     *
     * @throws DataException when a cell is given twice, or so many rows or columns do not fit the memory, even empty ones
     */
    SparseMatrix matrix(int rows, int columns) {
        requireRoom(rows, columns);
        int[] order = byRow(rows);
        int[] size = new int[columns];
        for (int k = 0; k < count; k++) {
            size[column[k]]++;
        }
        int[][] index = new int[columns][];
        double[][] values = new double[columns][];
        for (int j = 0; j < columns; j++) {
            index[j] = new int[size[j]];
            values[j] = new double[size[j]];
        }
        int[] filled = new int[columns];
        for (int k : order) {
            int j = column[k];
            if (filled[j] > 0 && index[j][filled[j] - 1] == row[k]) {
                throw new DataException("row " + (row[k] + 1) + ", column " + (j + 1) + " is given twice");
            }
            index[j][filled[j]] = row[k];
            values[j][filled[j]++] = value[k];
        }
        return new SparseMatrix(rows, index, values);
    }

    private static void requireRoom(int rows, int columns) {
        long needed = BYTES_A_ROW * rows + BYTES_A_COLUMN * columns;
        long most = Runtime.getRuntime().maxMemory();
        if (needed > most) {
            throw new DataException(rows + " rows and " + columns + " columns take " + (needed >> 20)
                    + " MB of memory even when they are empty; Java may use " + (most >> 20)
                    + " MB.\nAllow it more, such as EXACTZERO_JAVA_OPTS=-Xmx16g");
        }
    }

    /** The entries' numbers, counted into rows. */
    private int[] byRow(int rows) {
        int[] start = new int[rows + 1];
        for (int k = 0; k < count; k++) {
            start[row[k] + 1]++;
        }
        for (int i = 0; i < rows; i++) {
            start[i + 1] += start[i];
        }
        int[] order = new int[count];
        for (int k = 0; k < count; k++) {
            order[start[row[k]]++] = k;
        }
        return order;
    }
}
