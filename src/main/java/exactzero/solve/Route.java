package exactzero.solve;

import exactzero.design.Design;

/**
 * How a path is computed. All three ways lead to the same weights; they differ in what they cost.
 *
 * <p>In units of one pass over the data, n p multiplications at the speed of memory: the whole Gram matrix takes n p^2 / 2
 * multiplications, but in cache, where one costs about an eighth; so p / 16 passes. A path on a working set takes some
 * forty passes to screen the features outside it, whatever p is. Hence the whole Gram matrix up to p = 600. The Gram matrix
 * of a working set of w features and the factor of its active part take up to 2 w^2 numbers; where they would fill half of
 * the memory, the columns themselves are worked with; and earlier where few entries of the columns are not zero: products
 * with the columns are then cheaper than a factor, from some 50 features for each entry of a column on.
 */
public enum Route {
    /** The Gram matrix of all features once, then never the data again. */
    WHOLE_GRAM,
    /** The Gram matrix of a growing working set; all other features screened. */
    WORKING_SET,
    /** No Gram matrix: descent on the residual and conjugate gradients on the support of a working set. */
    COLUMNS;

    private static final double SCREENING_PASSES = 37.5;
    private static final double IN_CACHE = 1 / 8.0;
    /** Share of entries from which on a design counts as full. */
    private static final double FULL = 0.25;
    /** Features of a working set, per entry of a column, up to which a factor costs less than passes over them. */
    private static final double FACTORED = 50;
    private static final int SMALL = 500;

    /** Whether few entries of the columns are stored. */
    static boolean few(Design z) {
        return z.entries() < FULL * z.rows() * z.features();
    }

    /** The cheapest way, as far as can be told before the size of the working set is known. */
    static Route cheapest(Design z) {
        return !few(z) && wholeGramPays(z.features()) ? WHOLE_GRAM : WORKING_SET;
    }

    /** Whether the Gram matrix of so many features, whose columns are full, is made at once. */
    public static boolean wholeGramPays(int features) {
        return features / 2.0 * IN_CACHE <= SCREENING_PASSES;
    }

    /** The largest working set whose Gram matrix and factor fit half of a memory of so many bytes, and pay. */
    static int largestWorkingSet(Design z, long memory) {
        double fits = Math.sqrt(memory / 2.0 / (2 * Double.BYTES));
        double entriesOfOne = z.entries() / z.features();
        double pays = entriesOfOne >= FULL * z.rows() ? Double.POSITIVE_INFINITY : FACTORED * entriesOfOne;
        return (int) Math.min(Integer.MAX_VALUE, Math.min(fits, Math.max(pays, SMALL)));
    }
}
