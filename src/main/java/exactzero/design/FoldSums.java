package exactzero.design;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums of the moments of K folds, each of its own rows.
 *
 * @param frame what they are measured in
 * @param sums one for each fold
 * @param seed by which rows are dealt to folds
 */
public record FoldSums(Moments.Frame frame, MomentSum[] sums, long seed) {

    /** Of no rows so far. */
    static FoldSums none(Moments.Frame frame, int folds, long seed) {
        MomentSum[] sums = new MomentSum[folds];
        Arrays.setAll(sums, fold -> new MomentSum(frame));
        return new FoldSums(frame, sums, seed);
    }

    /** Adds rows, dealt by the number of rows before them. */
    void add(Dataset block, long before) {
        if (sums.length == 1) {
            sums[0].add(Moments.of(block, frame));
            return;
        }
        for (int fold = 0; fold < sums.length; fold++) {
            int held = fold;
            int[] inside = IntStream.range(0, block.rows())
                    .filter(i -> block.weights()[i] > 0 && fold(before + i, sums.length, seed) == held).toArray();
            if (inside.length > 0) {
                sums[fold].add(Moments.of(block.rows(inside), frame));
            }
        }
    }

    /** The sums of these rows and others', fold by fold, measured in this frame. */
    FoldSums plus(FoldSums others) {
        if (others.sums.length != sums.length || others.seed != seed && sums.length > 1) {
            throw new DataException("moments of " + sums.length + " folds dealt by seed " + seed + " and of "
                    + others.sums.length + " by seed " + others.seed + " do not add up");
        }
        FoldSums all = none(frame, sums.length, seed);
        for (int fold = 0; fold < sums.length; fold++) {
            for (MomentSum part : List.of(sums[fold], others.sums[fold])) {
                if (!part.isEmpty()) {
                    all.sums[fold].add(part.moments().in(frame));
                }
            }
        }
        return all;
    }

    /** The fold of a row: a hash (SplitMix64: Steele, Lea and Flood 2014) of its number, modulo their count. */
    static int fold(long row, int count, long seed) {
        long z = seed * 0x9E3779B97F4A7C15L + row * 0xD1B54A32D192ED03L + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(z ^ z >>> 31, count);
    }

    /** @throws DataException where a fold has no row with weight */
    List<Moments> moments() {
        for (int fold = 0; fold < sums.length && sums.length > 1; fold++) {
            if (sums[fold].isEmpty()) {
                throw new DataException("fold " + (fold + 1) + " of " + sums.length
                        + " has no row with weight.\nTry fewer folds, or another seed");
            }
        }
        return Arrays.stream(sums).map(MomentSum::moments).toList();
    }
}
