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
         * @param first number of rows before these, whether they had weight or not
         */
        void block(Dataset rows, long first);
    }

    /**
     * What a pass has seen.
     *
     * @param rows number of rows given, with and without weight
     * @param leftOut number of rows not given, because they lack a value
     * @param blocks number of blocks they came in
     * @param longest number of rows of the longest block
     */
    record Pass(long rows, long leftOut, long blocks, int longest) implements Serializable {
        /** Before the first block. */
        static final Pass NONE = new Pass(0, 0, 0, 0);

        /** With one block more. */
        Pass and(int given, int lacking) {
            return new Pass(rows + given, leftOut + lacking, blocks + 1, Math.max(longest, given));
        }
    }

    /**
     * One pass over all rows. Blocks in which no row has weight are passed over.
     *
     * @throws DataException where the rows cannot be read, or are no table of numbers
     */
    Pass forEach(Use use);
}
