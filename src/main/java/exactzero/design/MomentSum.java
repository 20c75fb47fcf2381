package exactzero.design;

import exactzero.data.DataException;
import exactzero.kernel.CompensatedSums;
import exactzero.kernel.Workers;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Moments of blocks of rows, added up with compensation: of thousands of blocks the sum is as good as of a few. The order in
 * which they come tells in the last bit at most, and the same order gives the same bits.
 *
 * <p>Memory is that of two triangles of (p + 1)^2 / 2 numbers.
 */
public final class MomentSum {
    private static final int ROWS_AT_ONCE = 64;

    private final Moments.Frame frame;
    private final int size;
    private final CompensatedSums weight = new CompensatedSums(1);
    private final CompensatedSums means;
    private final CompensatedSums grains;
    private final CompensatedSums[] products;
    private long rows;

    /** Nothing so far, to be measured in a frame. */
    public MomentSum(Moments.Frame frame) {
        this.frame = frame;
        size = frame.origin().length;
        means = new CompensatedSums(size);
        grains = new CompensatedSums(size);
        products = new CompensatedSums[size];
        Arrays.setAll(products, j -> new CompensatedSums(j + 1));
    }

    /** What the moments are measured in. */
    public Moments.Frame frame() {
        return frame;
    }

    /** Adds the moments of further rows, measured in the same frame. */
    public void add(Moments block) {
        frame.requireSame(block.frame());
        rows += block.rows();
        double w = block.weight();
        weight.add(0, w);
        Workers.forEachBlock(size, ROWS_AT_ONCE, 2L * size * size, (from, to) -> {
            for (int j = from; j < to; j++) {
                means.add(j, w * block.mean()[j]);
                grains.add(j, w * block.grain()[j]);
                for (int k = 0; k <= j; k++) {
                    products[j].add(k, w * block.products()[j][k]);
                }
            }
        });
    }

    /** Whether no row had weight so far. */
    boolean isEmpty() {
        return rows == 0;
    }

    /** Writes the sums, to be gone on with as if nothing had happened. */
    void write(DataOutput out) throws IOException {
        out.writeLong(rows);
        weight.write(0, out);
        for (int j = 0; j < size; j++) {
            means.write(j, out);
            grains.write(j, out);
            for (int k = 0; k <= j; k++) {
                products[j].write(k, out);
            }
        }
    }

    /** Goes on from sums that were written. */
    void read(DataInput in) throws IOException {
        rows = in.readLong();
        weight.read(0, in);
        for (int j = 0; j < size; j++) {
            means.read(j, in);
            grains.read(j, in);
            for (int k = 0; k <= j; k++) {
                products[j].read(k, in);
            }
        }
    }

    /** Whether these can be sums over rows. */
    boolean sound() {
        boolean sound = rows >= 0 && rows <= Integer.MAX_VALUE && (rows > 0) == (weight.get(0) > 0)
                && Double.isFinite(weight.get(0));
        for (int j = 0; j < size; j++) {
            sound &= Double.isFinite(means.get(j)) && grains.get(j) >= 0 && Double.isFinite(grains.get(j));
            for (int k = 0; k <= j; k++) {
                sound &= Double.isFinite(products[j].get(k));
            }
        }
        return sound;
    }

    /**
     * The moments of all rows so far.
     *
     * @throws DataException when no row had weight
     */
    public Moments moments() {
        double total = weight.get(0);
        if (!(total > 0)) {
            throw new DataException("all observation weights are zero; at least one row must count");
        }
        double[] mean = new double[size];
        double[] grain = new double[size];
        double[][] sums = new double[size][size];
        for (int j = 0; j < size; j++) {
            mean[j] = means.get(j) / total;
            grain[j] = grains.get(j) / total;
            for (int k = 0; k <= j; k++) {
                sums[j][k] = products[j].get(k) / total;
                sums[k][j] = sums[j][k];
            }
        }
        return new Moments(frame, Math.toIntExact(rows), total, mean, sums, grain);
    }
}
