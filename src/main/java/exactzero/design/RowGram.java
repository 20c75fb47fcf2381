package exactzero.design;

import exactzero.kernel.Workers;
import java.util.Arrays;

/**
 * The Gram matrix of the rows of z_j = x_j - shift_j root, from the entries of x_j and a correction of rank two:
 *
 * <pre>    sum f_j z_j z_j' = sum f_j x_j x_j' - u root' - root u' + c root root',   u = sum f_j shift_j x_j,  c = sum f_j shift_j^2</pre>
 *
 * <p>A column of k entries takes k^2 / 2 products. Where that is more than tiles of full columns take, columns are centred and
 * made full, a few at a time.
 *
 * <p>What is subtracted is no larger than what is left: no column that is more than half entries has a shift. Sums are taken
 * over blocks of columns first, so that rounding errors do not grow with the number of columns.
 */
final class RowGram {
    /** Share of entries from which on a column is cheaper made full; a power of two of columns at a time, so that scaling is exact. */
    private static final double DENSE = 0.2;
    private static final int FULL_AT_ONCE = 256;
    private static final int COLUMNS = 1024;
    private static final int ROWS = 32;

    private final int[] start;
    private final int[] rows;
    private final double[] values;
    private final double[] shift;
    private final double[] root;
    private final double[] factor;
    private final double[][] gram;

    private RowGram(int[] start, int[] rows, double[] values, double[] shift, double[] root, double[] factor) {
        this.start = start;
        this.rows = rows;
        this.values = values;
        this.shift = shift;
        this.root = root;
        this.factor = factor;
        gram = new double[root.length + 3][root.length];
    }

    /** See {@link RowDesign#rowGram}; the columns are those of {@link SparseDesign}. */
    static double[][] of(int[] start, int[] rows, double[] values, double[] shift, double[] root, double[] factor) {
        RowGram sum = new RowGram(start, rows, values, shift, root, factor);
        sum.addSparse();
        sum.addFull();
        return sum.gram;
    }

    private boolean sparse(int j) {
        return start[j + 1] - start[j] <= DENSE * root.length;
    }

    /** Rows are cut into blocks, each of which meets the columns in the same order: threads change no digit. */
    private void addSparse() {
        double work = 0;
        for (int j = 0; j < shift.length; j++) {
            double entries = start[j + 1] - start[j];
            work += sparse(j) ? entries * entries / 2 : 0;
        }
        double[] along = new double[root.length];
        double constant = ofShifts(along);
        Workers.forEachBlock(root.length, ROWS, (long) work, (from, to) -> {
            double[][] part = new double[to - from][to];
            for (int first = 0; first < shift.length; first += COLUMNS) {
                for (int j = first; j < Math.min(shift.length, first + COLUMNS); j++) {
                    if (factor[j] > 0 && sparse(j)) {
                        addProducts(j, from, to, part);
                    }
                }
                for (int i = from; i < to; i++) {
                    moveTo(part[i - from], gram[i], i + 1);
                }
            }
            for (int i = from; i < to; i++) {
                for (int k = 0; k <= i; k++) {
                    gram[i][k] += constant * root[i] * root[k] - along[i] * root[k] - root[i] * along[k];
                }
            }
        });
        mirror();
    }

    /** Writes u and returns c. */
    private double ofShifts(double[] along) {
        double[] part = new double[root.length];
        double constant = 0;
        for (int first = 0; first < shift.length; first += COLUMNS) {
            double of = 0;
            for (int j = first; j < Math.min(shift.length, first + COLUMNS); j++) {
                double times = sparse(j) ? factor[j] * shift[j] : 0;
                of += times * shift[j];
                for (int k = start[j]; times != 0.0 && k < start[j + 1]; k++) {
                    part[rows[k]] += times * values[k];
                }
            }
            constant += of;
            moveTo(part, along, along.length);
        }
        return constant;
    }

    private void addProducts(int j, int from, int to, double[][] part) {
        int found = Arrays.binarySearch(rows, start[j], start[j + 1], from);
        for (int k = found < 0 ? -found - 1 : found; k < start[j + 1] && rows[k] < to; k++) {
            double[] row = part[rows[k] - from];
            double times = factor[j] * values[k];
            for (int l = start[j]; l <= k; l++) {
                row[rows[l]] += times * values[l];
            }
        }
    }

    private static void moveTo(double[] part, double[] sum, int count) {
        for (int k = 0; k < count; k++) {
            sum[k] += part[k];
            part[k] = 0;
        }
    }

    private void mirror() {
        for (int i = 0; i < root.length; i++) {
            for (int k = 0; k < i; k++) {
                gram[k][i] = gram[i][k];
            }
        }
    }

    private void addFull() {
        double[][] full = new double[root.length][FULL_AT_ONCE];
        int count = 0;
        for (int j = 0; j < shift.length; j++) {
            if (factor[j] > 0 && !sparse(j)) {
                double times = Math.sqrt(factor[j]);
                for (int i = 0; i < root.length; i++) {
                    full[i][count] = -times * shift[j] * root[i];
                }
                for (int k = start[j]; k < start[j + 1]; k++) {
                    full[rows[k]][count] += times * values[k];
                }
                count++;
            }
            if (count == FULL_AT_ONCE || count > 0 && j == shift.length - 1) {
                addProducts(full);
                count = 0;
            }
        }
    }

    private void addProducts(double[][] full) {
        double[][] products = GramBlocks.of(full, FULL_AT_ONCE);
        for (int i = 0; i < root.length; i++) {
            for (int k = 0; k < root.length; k++) {
                gram[i][k] += FULL_AT_ONCE * products[i][k];
            }
            Arrays.fill(full[i], 0);
        }
    }
}
