package exactzero.data;

import java.io.Serializable;

/**
 * Rows of a table that need not be in memory together. They can be read again: every pass gives the same blocks in the same
 * order, with the same features.
 */
@FunctionalInterface
public interface RowBlocks {

    /** What is done with a block. */
    @FunctionalInterface
    interface Use {
        /**
         * Looks at some rows, which are gone afterwards.
         *
         * @param before what the pass has seen before these
         */
        void block(Dataset rows, Pass before);
    }

    /**
     * What a pass has seen.
     *
     * @param rows number of rows given, with and without weight
     * @param leftOut number of rows not given, because they lack a value
     * @param blocks number of blocks they came in
     * @param longest number of rows of the longest block
     * @param bytes of the file that were read for it, some of them of rows to come; 0 where there is no file
     * @param checksum of these bytes
     */
    record Pass(long rows, long leftOut, long blocks, int longest, long bytes, long checksum)
            implements Serializable {
        /** Before the first block. */
        public static final Pass NONE = new Pass(0, 0, 0, 0, 0, 0);

        /** Of rows that come from no file. */
        public Pass(long rows, long leftOut, long blocks, int longest) {
            this(rows, leftOut, blocks, longest, 0, 0);
        }

        /** With one block more, where nothing is told of bytes. */
        public Pass and(int given, int lacking) {
            return new Pass(rows + given, leftOut + lacking, blocks + 1, Math.max(longest, given), bytes, checksum);
        }

        Pass at(long read, long sum) {
            return new Pass(rows, leftOut, blocks, longest, read, sum);
        }
    }

    /** One pass over all rows, see {@link #forEach(Pass, Use)}. */
    default Pass forEach(Use use) {
        return forEach(Pass.NONE, use);
    }

    /**
     * A pass over all rows, or over those behind some that were seen by an earlier pass. Blocks in which no row has weight are
     * passed over.
     *
     * @param from what the earlier pass had seen at the end of a block
     * @throws DataException where the rows cannot be read, are no table of numbers, or are others than were seen
     */
    Pass forEach(Pass from, Use use);
}
