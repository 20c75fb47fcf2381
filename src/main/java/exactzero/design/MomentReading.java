package exactzero.design;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.RowBlocks;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows to read for their moments, which can be kept on the way and gone on with: the sums are then the same bit for bit as if
 * nothing had come between.
 *
 * @param rows the rows
 * @param source what they are and how they are read: moments kept of another source are refused
 * @param folds number of folds K, at least 1; the moments of a training set are the sum of the other folds'. A row's fold depends
 *     on the seed and on its number among the rows alone, not on the blocks
 * @param seed of the folds
 */
public record MomentReading(RowBlocks rows, String source, int folds, long seed) {
    /** Blocks from one keeping to the next: 256 MB of numbers. */
    private static final int KEPT = 64;

    public MomentReading {
        if (folds < 1) {
            throw new IllegalArgumentException("folds are " + folds + "; there must be at least 1");
        }
    }

    /** Reads all rows once or twice. */
    public StreamedMoments all() {
        return from(null, saved -> {});
    }

    /**
     * Reads what is still to be read: nothing, where the moments are complete.
     *
     * @param start what was kept; null for nothing
     * @param keep given what to keep, at every 64th block and in the end
     * @throws DataException where the rows cannot be read, are others than before, or none has weight
     */
    public StreamedMoments from(@Nullable SavedMoments start, Consumer<SavedMoments> keep) {
        if (start != null) {
            requireSame(start);
        }
        boolean kept = start != null && start.complete();
        SavedMoments first = kept ? start : read(start, null, keep);
        StreamedMoments once = first.streamed(kept ? 0 : 1);
        Optional<Moments.Frame> nearer = first.passes() == 1 ? once.moments().nearer() : Optional.empty();
        return nearer.isEmpty() ? once : read(null, nearer.orElseThrow(), keep).streamed(once.passes() + 1);
    }

    /** Reads all rows once, measured in a frame of one's own. */
    StreamedMoments in(Moments.Frame frame) {
        return read(null, frame, saved -> {}).streamed(1);
    }

    private void requireSame(SavedMoments start) {
        if (!start.source().equals(source)) {
            throw new DataException("the moments are of other data, or of data read in another way.\nThen: "
                    + start.source() + "\nNow: " + source);
        }
        if (start.sums().sums().length != folds || start.sums().seed() != seed && folds > 1) {
            throw new DataException("the moments are of " + start.sums().sums().length + " folds dealt by seed "
                    + start.sums().seed() + ", not of " + folds + " by seed " + seed);
        }
    }

    /** A pass, which makes its frame of the first block where it has none. */
    private SavedMoments read(@Nullable SavedMoments start, Moments.@Nullable Frame frame,
            Consumer<SavedMoments> keep) {
        Sums sums = new Sums(start, frame);
        RowBlocks.Pass pass = rows.forEach(start == null ? RowBlocks.Pass.NONE : start.read(), (block, before) -> {
            if (!sums.target.isEmpty() && before.blocks() % KEPT == 0) {
                keep.accept(sums.saved(before, false));
            }
            sums.add(block, before.rows());
        });
        SavedMoments all = sums.saved(pass, true);
        keep.accept(all);
        return all;
    }

    /** What a pass has added up so far. */
    private final class Sums {
        private final int passes;
        private @Nullable FoldSums so;
        private String target;

        Sums(@Nullable SavedMoments start, Moments.@Nullable Frame frame) {
            passes = start != null ? start.passes() : frame == null ? 1 : 2;
            so = start != null ? start.sums() : frame == null ? null : FoldSums.none(frame, folds, seed);
            target = start == null ? "" : start.target();
        }

        void add(Dataset block, long before) {
            FoldSums sums = so == null ? FoldSums.none(Moments.Frame.of(block), folds, seed) : so;
            sums.add(block, before);
            so = sums;
            target = block.target();
        }

        SavedMoments saved(RowBlocks.Pass read, boolean complete) {
            if (so == null || target.isEmpty()) {
                throw new DataException("all observation weights are zero; at least one row must count");
            }
            return new SavedMoments(source, so, target, passes, read, complete);
        }
    }
}
