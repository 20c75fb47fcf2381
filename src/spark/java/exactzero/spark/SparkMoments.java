package exactzero.spark;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.RowBlocks;
import exactzero.design.MomentSum;
import exactzero.design.Moments;
import exactzero.design.StreamedMoments;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Moments of all rows of a data frame and of its folds, in one job after a look at the first rows.
 *
 * <p>Columns are measured from the means of the first rows. Where these turn out to be so far from the means of all rows that more than two
 * digits would be lost, one more job measures from the latter.
 *
 * @param all of all rows
 * @param folds of the rows of each fold; one of all rows where none are held out
 */
record SparkMoments(StreamedMoments all, List<Moments> folds) {

    /**
     * Runs the jobs.
     *
     * @throws DataException where rows cannot be read as numbers, or a fold has no row with weight
     */
    static SparkMoments of(SparkRows rows) {
        Moments.Frame first = first(rows);
        SparkMoments once = measured(rows, first, 1);
        return once.all.moments().nearer().map(frame -> measured(rows, frame, 2)).orElse(once);
    }

    /** Means and deviations of the first rows that have weight. */
    static Moments.Frame first(SparkRows rows) {
        RowReader reader = rows.reader();
        List<byte[]> frames = Jobs.run(() -> rows.rdd().mapPartitionsWithIndex((partition, part) -> {
            Iterator<Dataset> blocks = reader.blocks(partition, part);
            return blocks.hasNext() ? List.of(Jobs.bytes(Moments.Frame.of(blocks.next()))).iterator()
                    : List.<byte[]>of().iterator();
        }, false).take(1));
        if (frames.isEmpty()) {
            throw new DataException("the data frame has no row with weight");
        }
        return (Moments.Frame) Jobs.object(frames.getFirst());
    }

    private static SparkMoments measured(SparkRows rows, Moments.Frame frame, int passes) {
        RowReader reader = rows.reader();
        Part part = Jobs.combined(rows.rdd(), (partition, its) -> Part.of(reader, frame, partition, its), Part::sum)
                .orElseThrow(() -> new DataException("the data frame has no row with weight"));
        MomentSum all = new MomentSum(frame);
        List<Moments> folds = new ArrayList<>();
        for (int fold = 0; fold < part.folds.length; fold++) {
            Moments moments = part.folds[fold];
            if (moments == null) {
                throw new DataException("fold " + (fold + 1) + " of " + part.folds.length
                        + " has no row with weight; take fewer folds or another seed");
            }
            folds.add(moments);
            all.add(moments);
        }
        List<Moments> each = List.copyOf(folds);
        return new SparkMoments(new StreamedMoments(all.moments(), each, reader.target(), part.read, passes), each);
    }

    /**
     * What some partitions add.
     *
     * @param folds for each the moments of its rows, null where it has none
     */
    private record Part(@Nullable Moments[] folds, RowBlocks.Pass read) implements Serializable {

        static @Nullable Part of(RowReader reader, Moments.Frame frame, int partition, Iterator<Row> rows) {
            @Nullable MomentSum[] sums = new MomentSum[reader.folds().count()];
            long seen = 0;
            long count = 0;
            int longest = 0;
            Iterator<Dataset> blocks = reader.blocks(partition, rows);
            while (blocks.hasNext()) {
                Dataset block = blocks.next();
                seen += block.rows();
                count++;
                longest = Math.max(longest, block.rows());
                for (int fold = 0; fold < sums.length; fold++) {
                    add(block, fold, sums, frame);
                }
            }
            return count == 0 ? null : new Part(moments(sums), new RowBlocks.Pass(seen, 0, count, longest));
        }

        private static void add(Dataset block, int fold, @Nullable MomentSum[] sums, Moments.Frame frame) {
            int[] inside = IntStream.range(0, block.rows())
                    .filter(i -> block.weights()[i] > 0 && block.folds()[i] == fold).toArray();
            if (inside.length == 0) {
                return;
            }
            Dataset held = inside.length == block.rows() ? block : block.rows(inside);
            MomentSum sum = sums[fold];
            if (sum == null) {
                sum = new MomentSum(frame);
                sums[fold] = sum;
            }
            sum.add(Moments.of(held, frame));
        }

        static Part sum(List<Part> parts) {
            Part first = parts.getFirst();
            @Nullable MomentSum[] sums = new MomentSum[first.folds.length];
            long rows = 0;
            long blocks = 0;
            int longest = 0;
            for (Part part : parts) {
                for (int fold = 0; fold < sums.length; fold++) {
                    Moments moments = part.folds[fold];
                    if (moments != null) {
                        MomentSum sum = sums[fold] == null ? new MomentSum(moments.frame()) : sums[fold];
                        sum.add(moments);
                        sums[fold] = sum;
                    }
                }
                rows += part.read.rows();
                blocks += part.read.blocks();
                longest = Math.max(longest, part.read.longest());
            }
            return new Part(moments(sums), new RowBlocks.Pass(rows, 0, blocks, longest));
        }

        private static @Nullable Moments[] moments(@Nullable MomentSum[] sums) {
            return Arrays.stream(sums).map(sum -> sum == null ? null : sum.moments()).toArray(Moments[]::new);
        }
    }
}
