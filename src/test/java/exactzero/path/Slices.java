package exactzero.path;

import exactzero.data.Dataset;
import exactzero.data.RowBlocks;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Rows that are in memory, given in blocks as if they were not. */
public final class Slices {
    private Slices() {}

    /** Blocks of so many rows, the last one shorter. */
    public static RowBlocks of(Dataset data, int size) {
        return (start, use) -> {
            int n = data.rows();
            RowBlocks.Pass pass = start;
            for (int from = (int) start.rows(); from < n; from += size) {
                int to = Math.min(n, from + size);
                if (Arrays.stream(data.weights(), from, to).anyMatch(w -> w > 0)) {
                    use.block(data.rows(IntStream.range(from, to).toArray()), pass);
                }
                pass = pass.and(to - from, 0);
            }
            return pass;
        };
    }
}
