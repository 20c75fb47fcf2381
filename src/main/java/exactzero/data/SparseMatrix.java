package exactzero.data;

import java.util.Arrays;

/**
 * A matrix of which only the entries that are not zero are stored, by columns.
 *
 * <p>Each column is a pair of arrays of its own, so that the entries together may be more than the largest array holds. The
 * arrays are shared, not copied, and are not to be modified.
 *
 * @param rows number of rows, n
 * @param index for each of p columns the rows of its entries, counted from 0, rising
 * @param values the entries, all finite
 */
public record SparseMatrix(int rows, int[][] index, double[][] values) {

    public SparseMatrix {
        if (index.length != values.length) {
            throw new DataException(index.length + " columns of indices for " + values.length + " of values");
        }
        for (int j = 0; j < index.length; j++) {
            requireColumn(rows, j, index[j], values[j]);
        }
    }

    /** The entries of full columns that are not zero. */
    public static SparseMatrix of(double[][] columns, int rows) {
        int[][] index = new int[columns.length][];
        double[][] values = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            int count = 0;
            int[] at = new int[rows];
            double[] found = new double[rows];
            for (int i = 0; i < rows; i++) {
                if (columns[j][i] != 0.0) {
                    at[count] = i;
                    found[count++] = columns[j][i];
                }
            }
            index[j] = Arrays.copyOf(at, count);
            values[j] = Arrays.copyOf(found, count);
        }
        return new SparseMatrix(rows, index, values);
    }

    /** The columns from one on. */
    SparseMatrix from(int first) {
        return new SparseMatrix(rows, Arrays.copyOfRange(index, first, index.length),
                Arrays.copyOfRange(values, first, values.length));
    }

    /** Number of columns, p. */
    public int columns() {
        return index.length;
    }

    /** Number of stored entries. */
    public long entries() {
        long count = 0;
        for (int[] rowsOf : index) {
            count += rowsOf.length;
        }
        return count;
    }

    /** A column with its zeros, length n. */
    public double[] full(int j) {
        double[] column = new double[rows];
        for (int k = 0; k < index[j].length; k++) {
            column[index[j][k]] = values[j][k];
        }
        return column;
    }

    /** out += times * x_j. */
    void add(int j, double times, double[] out) {
        for (int k = 0; k < index[j].length; k++) {
            out[index[j][k]] += times * values[j][k];
        }
    }

    /**
     * Some of the rows.
     *
     * @param indices rising
     */
    SparseMatrix rows(int[] indices) {
        int[] position = new int[rows];
        for (int i = 0; i < indices.length; i++) {
            if (i > 0 && indices[i] <= indices[i - 1]) {
                throw new IllegalArgumentException("row " + indices[i] + " comes after row " + indices[i - 1]
                        + "; rows must rise");
            }
            position[indices[i]] = i + 1;
        }
        int[][] picked = new int[index.length][];
        double[][] pickedValues = new double[index.length][];
        for (int j = 0; j < index.length; j++) {
            int count = 0;
            int[] at = new int[index[j].length];
            double[] found = new double[at.length];
            for (int k = 0; k < at.length; k++) {
                if (position[index[j][k]] > 0) {
                    at[count] = position[index[j][k]] - 1;
                    found[count++] = values[j][k];
                }
            }
            picked[j] = Arrays.copyOf(at, count);
            pickedValues[j] = Arrays.copyOf(found, count);
        }
        return new SparseMatrix(indices.length, picked, pickedValues);
    }

    private static void requireColumn(int rows, int j, int[] index, double[] values) {
        if (index.length != values.length) {
            throw new DataException("column " + j + " (counted from 0) has " + index.length + " indices for "
                    + values.length + " values");
        }
        int before = -1;
        for (int k = 0; k < index.length; k++) {
            if (index[k] <= before || index[k] >= rows) {
                throw new DataException("column " + j + " (counted from 0): row " + index[k]
                        + (index[k] <= before ? " comes after row " + before + "; rows must rise"
                                : " is beyond the " + rows + " rows"));
            }
            before = index[k];
            if (!Double.isFinite(values[k])) {
                throw new DataException("column " + j + ", row " + index[k] + " (counted from 0): " + values[k]
                        + " is not a finite number");
            }
        }
    }
}
