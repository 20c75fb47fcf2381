package exactzero.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Products in blocks that stay in the vector registers: every value loaded is used three or four times. */
final class VectorTile {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorTile() {}

    /** Four columns by four: see {@link Kernel#tile}. */
    static void add(double[][] a, int firstA, double[][] b, int firstB, int from, int to, double[] sums, int offset) {
        double[] a0 = a[firstA];
        double[] a1 = a[firstA + 1];
        double[] a2 = a[firstA + 2];
        double[] a3 = a[firstA + 3];
        double[] b0 = b[firstB];
        double[] b1 = b[firstB + 1];
        double[] b2 = b[firstB + 2];
        double[] b3 = b[firstB + 3];
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector s00 = zero;
        DoubleVector s01 = zero;
        DoubleVector s02 = zero;
        DoubleVector s03 = zero;
        DoubleVector s10 = zero;
        DoubleVector s11 = zero;
        DoubleVector s12 = zero;
        DoubleVector s13 = zero;
        DoubleVector s20 = zero;
        DoubleVector s21 = zero;
        DoubleVector s22 = zero;
        DoubleVector s23 = zero;
        DoubleVector s30 = zero;
        DoubleVector s31 = zero;
        DoubleVector s32 = zero;
        DoubleVector s33 = zero;
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector v0 = load(b0, i);
            DoubleVector v1 = load(b1, i);
            DoubleVector v2 = load(b2, i);
            DoubleVector v3 = load(b3, i);
            DoubleVector u = load(a0, i);
            s00 = u.fma(v0, s00);
            s01 = u.fma(v1, s01);
            s02 = u.fma(v2, s02);
            s03 = u.fma(v3, s03);
            u = load(a1, i);
            s10 = u.fma(v0, s10);
            s11 = u.fma(v1, s11);
            s12 = u.fma(v2, s12);
            s13 = u.fma(v3, s13);
            u = load(a2, i);
            s20 = u.fma(v0, s20);
            s21 = u.fma(v1, s21);
            s22 = u.fma(v2, s22);
            s23 = u.fma(v3, s23);
            u = load(a3, i);
            s30 = u.fma(v0, s30);
            s31 = u.fma(v1, s31);
            s32 = u.fma(v2, s32);
            s33 = u.fma(v3, s33);
        }
        store(sums, offset, s00);
        store(sums, offset + 1 * LANES, s01);
        store(sums, offset + 2 * LANES, s02);
        store(sums, offset + 3 * LANES, s03);
        store(sums, offset + 4 * LANES, s10);
        store(sums, offset + 5 * LANES, s11);
        store(sums, offset + 6 * LANES, s12);
        store(sums, offset + 7 * LANES, s13);
        store(sums, offset + 8 * LANES, s20);
        store(sums, offset + 9 * LANES, s21);
        store(sums, offset + 10 * LANES, s22);
        store(sums, offset + 11 * LANES, s23);
        store(sums, offset + 12 * LANES, s30);
        store(sums, offset + 13 * LANES, s31);
        store(sums, offset + 14 * LANES, s32);
        store(sums, offset + 15 * LANES, s33);
        for (; i < to; i++) {
            addOuter(sums, offset, a, firstA, b, firstB, i);
        }
    }

    private static void store(double[] sums, int at, DoubleVector s) {
        load(sums, at).add(s).intoArray(sums, at);
    }

    /** One row that does not fill a vector: its products go to the first partial sum of each. */
    private static void addOuter(
            double[] sums, int offset, double[][] a, int firstA, double[][] b, int firstB, int row) {
        for (int k = 0; k < 16; k++) {
            sums[offset + k * LANES] += a[firstA + k / 4][row] * b[firstB + k % 4][row];
        }
    }

    /** Four rows by three vectors: twelve accumulators. */
    static void subtractWide(double[][] r, int depth, int row, int j, double[][] c) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector s00 = zero;
        DoubleVector s01 = zero;
        DoubleVector s02 = zero;
        DoubleVector s10 = zero;
        DoubleVector s11 = zero;
        DoubleVector s12 = zero;
        DoubleVector s20 = zero;
        DoubleVector s21 = zero;
        DoubleVector s22 = zero;
        DoubleVector s30 = zero;
        DoubleVector s31 = zero;
        DoubleVector s32 = zero;
        for (int k = 0; k < depth; k++) {
            double[] rk = r[k];
            DoubleVector v0 = load(rk, j);
            DoubleVector v1 = load(rk, j + LANES);
            DoubleVector v2 = load(rk, j + 2 * LANES);
            DoubleVector a = DoubleVector.broadcast(SPECIES, rk[row]);
            s00 = a.fma(v0, s00);
            s01 = a.fma(v1, s01);
            s02 = a.fma(v2, s02);
            a = DoubleVector.broadcast(SPECIES, rk[row + 1]);
            s10 = a.fma(v0, s10);
            s11 = a.fma(v1, s11);
            s12 = a.fma(v2, s12);
            a = DoubleVector.broadcast(SPECIES, rk[row + 2]);
            s20 = a.fma(v0, s20);
            s21 = a.fma(v1, s21);
            s22 = a.fma(v2, s22);
            a = DoubleVector.broadcast(SPECIES, rk[row + 3]);
            s30 = a.fma(v0, s30);
            s31 = a.fma(v1, s31);
            s32 = a.fma(v2, s32);
        }
        subtract(c[row], j, s00, s01, s02);
        subtract(c[row + 1], j, s10, s11, s12);
        subtract(c[row + 2], j, s20, s21, s22);
        subtract(c[row + 3], j, s30, s31, s32);
    }

    private static void subtract(double[] row, int j, DoubleVector s0, DoubleVector s1, DoubleVector s2) {
        load(row, j).sub(s0).intoArray(row, j);
        load(row, j + LANES).sub(s1).intoArray(row, j + LANES);
        load(row, j + 2 * LANES).sub(s2).intoArray(row, j + 2 * LANES);
    }

    /** Four rows by one vector. */
    static void subtractNarrow(double[][] r, int depth, int row, int j, double[][] c) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        for (int k = 0; k < depth; k++) {
            double[] rk = r[k];
            DoubleVector v = load(rk, j);
            s0 = v.fma(DoubleVector.broadcast(SPECIES, rk[row]), s0);
            s1 = v.fma(DoubleVector.broadcast(SPECIES, rk[row + 1]), s1);
            s2 = v.fma(DoubleVector.broadcast(SPECIES, rk[row + 2]), s2);
            s3 = v.fma(DoubleVector.broadcast(SPECIES, rk[row + 3]), s3);
        }
        load(c[row], j).sub(s0).intoArray(c[row], j);
        load(c[row + 1], j).sub(s1).intoArray(c[row + 1], j);
        load(c[row + 2], j).sub(s2).intoArray(c[row + 2], j);
        load(c[row + 3], j).sub(s3).intoArray(c[row + 3], j);
    }

    private static DoubleVector load(double[] x, int i) {
        return DoubleVector.fromArray(SPECIES, x, i);
    }
}
