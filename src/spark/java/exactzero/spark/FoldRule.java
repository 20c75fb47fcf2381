package exactzero.spark;

import exactzero.data.DataException;
import exactzero.design.StreamedMoments;
import java.io.Serializable;

/**
 * In which fold a row is held out.
 *
 * @param kind by what
 * @param count number of folds, at least 2, or 1 where none is held out
 * @param seed of the hash
 * @param first number of rows before each partition, where rows are told apart by their number; else empty
 */
record FoldRule(Kind kind, int count, long seed, long[] first) implements Serializable {
    /** No row is held out. */
    static final FoldRule NONE = new FoldRule(Kind.NONE, 1, 0, new long[0]);

    /** What tells. */
    enum Kind {
        NONE,
        /** A column that names the fold. */
        COLUMN,
        /** A hash of a column. */
        ID,
        /** A hash of the row's number. */
        NUMBER
    }

    /** Whether a column of the data frame is asked. */
    boolean reads() {
        return kind == Kind.COLUMN || kind == Kind.ID;
    }

    /**
     * The fold of a row.
     *
     * @param told what the column says, where one is asked
     * @param row number of the row in its partition, from 0
     */
    int of(long told, int partition, long row) {
        return switch (kind) {
            case NONE -> 0;
            case COLUMN -> {
                if (told < 0 || told >= count) {
                    throw new DataException("a fold is " + told + "; folds must be whole numbers from 0 to "
                            + (count - 1) + ", as many as are asked for");
                }
                yield (int) told;
            }
            case ID -> StreamedMoments.fold(told, count, seed);
            case NUMBER -> StreamedMoments.fold(first[partition] + row, count, seed);
        };
    }
}
