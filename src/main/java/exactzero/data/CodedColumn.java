package exactzero.data;

import java.util.Arrays;

/**
 * A feature as it comes from a file: full, or, where it says which rows have a level, these rows alone.
 *
 * @param n number of rows
 * @param rows where the column is 1, rising; not looked at where it is full
 * @param full the column, length n, at least 1; empty for one that is 1 in the rows and else 0
 */
record CodedColumn(int n, int[] rows, double[] full) {
    private static final int[] NO_ROWS = {};
    private static final double[] INDICATOR = {};

    static CodedColumn full(double[] column) {
        return new CodedColumn(column.length, NO_ROWS, column);
    }

    /** One column for each of so many levels: 1 where a row's code is the level. */
    static CodedColumn[] ofLevels(int[] codes, int levels) {
        int[] size = new int[levels];
        for (int code : codes) {
            if (code >= 0) {
                size[code]++;
            }
        }
        int[][] rows = new int[levels][];
        Arrays.setAll(rows, level -> new int[size[level]]);
        Arrays.fill(size, 0);
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0) {
                rows[codes[i]][size[codes[i]]++] = i;
            }
        }
        return Arrays.stream(rows).map(of -> new CodedColumn(codes.length, of, INDICATOR)).toArray(CodedColumn[]::new);
    }

    private boolean indicates() {
        return full.length == 0;
    }

    /** Number of entries that are not zero. */
    int entries() {
        return indicates() ? rows.length : (int) Arrays.stream(full).filter(value -> value != 0.0).count();
    }

    /** The column with its zeros, length n. */
    double[] cells() {
        if (!indicates()) {
            return full;
        }
        double[] cells = new double[n];
        for (int i : rows) {
            cells[i] = 1;
        }
        return cells;
    }

    /** The rows of the entries. */
    int[] index() {
        if (indicates()) {
            return rows;
        }
        int[] index = new int[entries()];
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (full[i] != 0.0) {
                index[count++] = i;
            }
        }
        return index;
    }

    /** The entries. */
    double[] values() {
        if (!indicates()) {
            return Arrays.stream(full).filter(value -> value != 0.0).toArray();
        }
        double[] ones = new double[rows.length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
