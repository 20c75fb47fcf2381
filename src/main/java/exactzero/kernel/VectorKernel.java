package exactzero.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the Vector API: as wide as the processor's registers.
 *
 * <p>Loops step by one vector, up to a bound computed before: the JIT then unrolls them itself and moves the bounds checks out
 * of them. Unrolled by hand they take twice as long on data that come from memory.
 */
final class VectorKernel extends Kernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final VectorShuffle<Double> SWAP_4 = VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 4) % LANES);
    private static final VectorShuffle<Double> SWAP_2 = VectorShuffle.fromOp(SPECIES, lane -> (lane ^ 2) % LANES);

    @Override
    public String name() {
        return "vector " + SPECIES.vectorBitSize();
    }

    @Override
    public double dot(double[] x, double[] y, int from, int to) {
        DoubleVector sums = DoubleVector.zero(SPECIES);
        int end = to - LANES + 1;
        int i = from;
        for (; i < end; i += LANES) {
            sums = load(x, i).fma(load(y, i), sums);
        }
        double s = sum(sums);
        for (; i < to; i++) {
            s += x[i] * y[i];
        }
        return s;
    }

    @Override
    public double sum(double[] x, int from, int to) {
        DoubleVector sums = DoubleVector.zero(SPECIES);
        int end = to - LANES + 1;
        int i = from;
        for (; i < end; i += LANES) {
            sums = sums.add(load(x, i));
        }
        double s = sum(sums);
        for (; i < to; i++) {
            s += x[i];
        }
        return s;
    }

    @Override
    public void dotFour(double[][] a, int first, double[] x, int from, int to, double[] out, int offset) {
        double[] a0 = a[first];
        double[] a1 = a[first + 1];
        double[] a2 = a[first + 2];
        double[] a3 = a[first + 3];
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int end = to - LANES + 1;
        int i = from;
        for (; i < end; i += LANES) {
            DoubleVector v = load(x, i);
            s0 = load(a0, i).fma(v, s0);
            s1 = load(a1, i).fma(v, s1);
            s2 = load(a2, i).fma(v, s2);
            s3 = load(a3, i).fma(v, s3);
        }
        double r0 = sum(s0);
        double r1 = sum(s1);
        double r2 = sum(s2);
        double r3 = sum(s3);
        for (; i < to; i++) {
            r0 += a0[i] * x[i];
            r1 += a1[i] * x[i];
            r2 += a2[i] * x[i];
            r3 += a3[i] * x[i];
        }
        out[offset] += r0;
        out[offset + 1] += r1;
        out[offset + 2] += r2;
        out[offset + 3] += r3;
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public void tile(double[][] a, int firstA, double[][] b, int firstB, int from, int to, double[] sums, int offset) {
        VectorTile.add(a, firstA, b, firstB, from, to, sums, offset);
    }

    @Override
    public void subtractProduct(double[][] r, int depth, int row, int from, int to, double[][] c) {
        int j = from;
        for (; j <= to - 3 * LANES; j += 3 * LANES) {
            VectorTile.subtractWide(r, depth, row, j, c);
        }
        for (; j <= to - LANES; j += LANES) {
            VectorTile.subtractNarrow(r, depth, row, j, c);
        }
        for (; j < to; j++) {
            for (int i = row; i < row + 4; i++) {
                double s = 0;
                for (int k = 0; k < depth; k++) {
                    s += r[k][i] * r[k][j];
                }
                c[i][j] -= s;
            }
        }
    }

    private static DoubleVector load(double[] x, int i) {
        return DoubleVector.fromArray(SPECIES, x, i);
    }

    /**
     * The sum of the lanes, halves added to halves. The order is fixed, which that of reduceLanes is not: it may change when
     * the JIT compiles the call.
     */
    private static double sum(DoubleVector v) {
        DoubleVector s = v;
        if (LANES == 8) {
            s = s.add(s.rearrange(SWAP_4));
        }
        if (LANES >= 4) {
            s = s.add(s.rearrange(SWAP_2));
        }
        return s.lane(0) + s.lane(1);
    }
}
