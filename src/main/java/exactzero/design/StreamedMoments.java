package exactzero.design;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.RowBlocks;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Moments of rows that come in blocks, in O(p^2) memory.
 *
 * <p>Columns are measured from the means of the first block. Where these turn out to be so far from the means of all rows that
 * more than two digits would be lost, the rows are read once more, measured from the latter.
 *
 * @param moments of all rows
 * @param target name of the target
 * @param read what each pass has seen
 * @param passes over the rows: 1 or 2
 */
public record StreamedMoments(Moments moments, String target, RowBlocks.Pass read, int passes) {
    private static final double UNIT_ROUNDOFF = 0x1p-53;
    /** Rows over which products are added before their sum joins others. */
    private static final int ROWS = 1024;

    /**
     * Reads all rows once or twice.
     *
     * @throws DataException where the rows cannot be read, or none has weight
     */
    public static StreamedMoments of(RowBlocks rows) {
        StreamedMoments first = new Reading(null).of(rows, 1);
        return first.moments.nearer().map(frame -> new Reading(frame).of(rows, 2)).orElse(first);
    }

    /** Reads all rows once, measured in a frame of one's own, such as that of moments to add to. */
    public static StreamedMoments of(RowBlocks rows, Moments.Frame frame) {
        return new Reading(frame).of(rows, 1);
    }

    /**
     * The moments of K folds, one pass. A row's fold depends on the seed and on its number among the rows alone, not on the
     * blocks. The moments of a training set are the sum of the other folds'.
     *
     * @param count K, at least 2
     * @throws DataException where a fold has no row with weight
     */
    public static List<Moments> folds(RowBlocks rows, Moments.Frame frame, int count, long seed) {
        if (count < 2) {
            throw new IllegalArgumentException("folds are " + count + "; there must be at least 2");
        }
        MomentSum[] sums = new MomentSum[count];
        Arrays.setAll(sums, fold -> new MomentSum(frame));
        rows.forEach((block, before) -> {
            for (int fold = 0; fold < count; fold++) {
                int held = fold;
                int[] inside = IntStream.range(0, block.rows())
                        .filter(i -> block.weights()[i] > 0 && fold(before + i, count, seed) == held).toArray();
                if (inside.length > 0) {
                    sums[fold].add(Moments.of(block.rows(inside), frame));
                }
            }
        });
        return Arrays.stream(sums).map(MomentSum::moments).toList();
    }

    /** The fold of a row: a hash (SplitMix64: Steele, Lea and Flood 2014) of its number, modulo their count. */
    public static int fold(long row, int count, long seed) {
        long z = seed * 0x9E3779B97F4A7C15L + row * 0xD1B54A32D192ED03L + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(z ^ z >>> 31, count);
    }

    /**
     * Decimal digits that products of the standardised columns, numbers up to 1, are good to. Rounding errors of mean zero
     * grow with the root of the number of additions in a chain (Higham and Mary 2019), which compensation ends at the block.
     *
     * @param magnified as {@link StandardizedMoments} tells it
     */
    public double digits(double magnified) {
        int chain = Math.min(read.longest(), ROWS) + read.longest() / ROWS;
        return Math.max(0, -Math.log10((4 * Math.sqrt(chain) + 16) * UNIT_ROUNDOFF * magnified));
    }

    /** A pass, which makes its frame of the first block where it has none. */
    private static final class Reading {
        private @Nullable MomentSum sum;
        private String target = "";

        Reading(Moments.@Nullable Frame frame) {
            sum = frame == null ? null : new MomentSum(frame);
        }

        StreamedMoments of(RowBlocks rows, int passes) {
            RowBlocks.Pass pass = rows.forEach((block, before) -> add(block));
            if (target.isEmpty()) {
                throw new DataException("all observation weights are zero; at least one row must count");
            }
            return new StreamedMoments(Objects.requireNonNull(sum).moments(), target, pass, passes);
        }

        private void add(Dataset block) {
            MomentSum so = sum == null ? new MomentSum(Moments.Frame.of(block)) : sum;
            so.add(Moments.of(block, so.frame()));
            sum = so;
            target = block.target();
        }
    }
}
