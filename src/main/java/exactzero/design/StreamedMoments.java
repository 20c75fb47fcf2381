package exactzero.design;

import exactzero.data.DataException;
import exactzero.data.RowBlocks;
import java.util.List;

/**
 * Moments of rows that come in blocks, in O(p^2) memory.
 *
 * <p>Columns are measured from the means of the first block. Where these turn out to be so far from the means of all rows that
 * more than two digits would be lost, the rows are read once more, measured from the latter.
 *
 * @param moments of all rows
 * @param folds moments of each fold's rows; where there is one fold, of all
 * @param target name of the target
 * @param read what the last pass has seen
 * @param passes over the rows that were made for them: 0 where all was kept from an earlier reading, else 1 or 2
 */
public record StreamedMoments(Moments moments, List<Moments> folds, String target, RowBlocks.Pass read, int passes) {
    private static final double UNIT_ROUNDOFF = 0x1p-53;
    /** Rows over which products are added before their sum joins others. */
    private static final int ROWS = 1024;

    /**
     * Reads all rows once or twice, see {@link MomentReading}.
     *
     * @throws DataException where the rows cannot be read, or none has weight
     */
    public static StreamedMoments of(RowBlocks rows) {
        return new MomentReading(rows, "", 1, 0).all();
    }

    /** Reads all rows once, measured in a frame of one's own, such as that of moments to add to. */
    public static StreamedMoments of(RowBlocks rows, Moments.Frame frame) {
        return new MomentReading(rows, "", 1, 0).in(frame);
    }

    /**
     * Refuses a later pass that has seen other rows.
     *
     * @throws DataException when it has
     */
    public void requireSame(RowBlocks.Pass later) {
        if (read.rows() != later.rows() || read.leftOut() != later.leftOut() || read.bytes() != later.bytes()
                || read.checksum() != later.checksum()) {
            throw new DataException("the rows are not those whose moments were taken: the file has changed since.\n"
                    + "Start anew, with other --moments");
        }
    }

    /** The fold of a row, which depends on its number among the rows and on the seed alone. */
    public static int fold(long row, int count, long seed) {
        return FoldSums.fold(row, count, seed);
    }

    /**
     * Decimal digits that products of the standardised columns, numbers up to 1, are good to. Rounding errors of mean zero
     * grow with the root of the number of additions in a chain (Higham and Mary 2019), which compensation ends at the block.
     *
     * @param magnified as {@link StandardizedMoments} tells it
     */
    public double digits(double magnified) {
        return digits(read.longest(), magnified);
    }

    /** The same for blocks of so many rows. */
    public static double digits(int longest, double magnified) {
        int chain = Math.min(longest, ROWS) + longest / ROWS;
        return Math.max(0, -Math.log10((4 * Math.sqrt(chain) + 16) * UNIT_ROUNDOFF * magnified));
    }
}
