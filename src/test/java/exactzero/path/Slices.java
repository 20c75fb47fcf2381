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
        return use -> {
            int n = data.rows();
            for (int from = 0; from < n; from += size) {
                int to = Math.min(n, from + size);
                if (Arrays.stream(data.weights(), from, to).anyMatch(w -> w > 0)) {
                    use.block(data.rows(IntStream.range(from, to).toArray()), from);
                }
            }
            return new RowBlocks.Pass(n, 0, (n + size - 1) / size, Math.min(n, size));
        };
    }
}
