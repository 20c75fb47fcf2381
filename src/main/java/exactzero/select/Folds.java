package exactzero.select;

import exactzero.data.Dataset;
import java.util.Arrays;

/**
 * Which rows are held out together.
 *
 * @param of fold of each row, 0 ... count - 1, length n; not modified
 * @param count number of folds, at least 2
 */
public record Folds(int[] of, int count) {

    public Folds {
        if (count < 2) {
            throw new IllegalArgumentException("number of folds is " + count + "; it must be at least 2");
        }
        int[] sizes = new int[count];
        for (int fold : of) {
            if (fold < 0 || fold >= count) {
                throw new IllegalArgumentException("fold " + fold + " is not between 0 and " + (count - 1));
            }
            sizes[fold]++;
        }
        for (int fold = 0; fold < count; fold++) {
            if (sizes[fold] == 0 || of.length - sizes[fold] < 2) {
                throw new IllegalArgumentException("fold " + fold + " has " + sizes[fold] + " of " + of.length
                        + " rows; every fold needs a row, and two rows outside it");
            }
        }
    }

    /**
     * Rows dealt out at random to folds whose sizes differ by at most one.
     *
     * @throws IllegalArgumentException when there are more folds than rows
     */
    public static Folds random(int rows, int count, long seed) {
        int[] of = Arrays.stream(Shuffled.rows(rows, seed)).map(i -> i % Math.max(1, count)).toArray();
        return new Folds(of, count);
    }

    /** Rows with the same label are one fold; folds are numbered in the order of their labels. */
    static Folds labelled(int[] labels) {
        int[] distinct = Arrays.stream(labels).distinct().sorted().toArray();
        return new Folds(Arrays.stream(labels).map(label -> Arrays.binarySearch(distinct, label)).toArray(),
                distinct.length);
    }

    /** The folds that the data tell, else folds at random. */
    static Folds of(Dataset data, SelectionOptions options, int repeat) {
        return data.folds().length > 0 ? labelled(data.folds())
                : random(data.rows(), options.folds(), options.seed() + repeat);
    }

    /** Rows of one fold, in order. */
    public int[] inside(int fold) {
        return rows(fold, true);
    }

    /** Rows of all other folds, in order. */
    public int[] outside(int fold) {
        return rows(fold, false);
    }

    private int[] rows(int fold, boolean inside) {
        int[] rows = new int[of.length];
        int count = 0;
        for (int i = 0; i < of.length; i++) {
            if ((of[i] == fold) == inside) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }
}
