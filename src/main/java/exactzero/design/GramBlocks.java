package exactzero.design;

import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;

/**
 * A Gram matrix Z'Z / n by blocks: 64 features against 64 others over 1024 rows at a time, which fit a processor's cache, in
 * tiles of 4 x 4 products, which fit its registers.
 */
public final class GramBlocks {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int ROWS = 1024;
    private static final int FEATURES = 64;
    private static final int TILES = FEATURES / 4;

    private final double[][] columns;
    private final int n;
    private final double[][] gram;

    /** @param columns padded to a multiple of four */
    GramBlocks(double[][] columns, int n, double[][] gram) {
        this.columns = columns;
        this.n = n;
        this.gram = gram;
    }

    /**
     * V'V / n for vectors of length n.
     *
     * @param vectors not modified
     * @return rows of the Gram matrix, and three of zeros, so that tiles of four rows may reach beyond the last
     */
    public static double[][] of(double[][] vectors, int n) {
        int k = vectors.length;
        double[][] padded = new double[(k + 3) / 4 * 4][];
        for (int i = 0; i < padded.length; i++) {
            padded[i] = vectors[Math.min(i, k - 1)];
        }
        double[][] gram = new double[k + 3][k];
        new GramBlocks(padded, n, gram).fill(0, k);
        return gram;
    }

    /** Fills rows from ... to - 1 and their mirror images. */
    void fill(int from, int to) {
        int first = from / 4 * 4;
        int down = (to - first + FEATURES - 1) / FEATURES;
        int across = (to + FEATURES - 1) / FEATURES;
        Workers.forEachBlock(down * across, 1, (long) n * (to - from) * to / 2, (begin, end) -> {
            for (int task = begin; task < end; task++) {
                int row = first + task / across * FEATURES;
                int column = task % across * FEATURES;
                if (column < row + FEATURES) {
                    block(row, column, from, to);
                }
            }
        });
    }

    /** The products of 64 features from row0 with 64 from column0, up to the diagonal. */
    private void block(int row0, int column0, int from, int to) {
        int rowTiles = Math.min(TILES, (to - row0 + 3) / 4);
        int columnTiles = Math.min(TILES, (to - column0 + 3) / 4);
        int size = 16 * KERNEL.lanes();
        double[] sums = new double[rowTiles * columnTiles * size];
        for (int start = 0; start < n; start += ROWS) {
            int end = Math.min(n, start + ROWS);
            for (int i = 0; i < rowTiles; i++) {
                for (int j = 0; j < columnTiles && column0 + 4 * j <= row0 + 4 * i; j++) {
                    KERNEL.tile(columns, row0 + 4 * i, columns, column0 + 4 * j, start, end, sums,
                            (i * columnTiles + j) * size);
                }
            }
        }
        for (int i = Math.max(row0, from); i < Math.min(row0 + FEATURES, to); i++) {
            for (int j = column0; j <= i && j < column0 + FEATURES; j++) {
                int tile = (i - row0) / 4 * columnTiles + (j - column0) / 4;
                int at = tile * size + (4 * ((i - row0) % 4) + (j - column0) % 4) * KERNEL.lanes();
                double g = KERNEL.sum(sums, at, at + KERNEL.lanes()) / n;
                gram[i][j] = g;
                gram[j][i] = g;
            }
        }
    }
}
