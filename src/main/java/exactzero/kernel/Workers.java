package exactzero.kernel;

import java.util.stream.IntStream;

/**
 * Work cut into blocks and done by the common pool, whose size {@code java.util.concurrent.ForkJoinPool.common.parallelism}
 * sets. Blocks are cut by size alone and write to places of their own, so results do not depend on the number of threads.
 */
public final class Workers {
    /** Multiplications below which handing work to another thread costs more than it saves. */
    private static final long WORTH_SHARING = 200_000;

    private Workers() {}

    /** One block of indices, from (inclusive) to (exclusive). */
    @FunctionalInterface
    public interface Block {
        void run(int from, int to);
    }

    /**
     * Runs every block of the indices 0 ... count - 1.
     *
     * @param operations estimated multiplications in all; small work stays on the calling thread
     */
    public static void forEachBlock(int count, int blockSize, long operations, Block block) {
        if (operations < WORTH_SHARING || count <= blockSize) {
            if (count > 0) {
                forEachInOrder(count, blockSize, block);
            }
            return;
        }
        int blocks = (count + blockSize - 1) / blockSize;
        IntStream.range(0, blocks).parallel().forEach(k -> {
            int from = k * blockSize;
            block.run(from, Math.min(count, from + blockSize));
        });
    }

    private static void forEachInOrder(int count, int blockSize, Block block) {
        for (int from = 0; from < count; from += blockSize) {
            block.run(from, Math.min(count, from + blockSize));
        }
    }
}
