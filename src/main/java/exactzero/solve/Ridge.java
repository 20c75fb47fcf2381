package exactzero.solve;

import exactzero.design.DenseDesign;
import java.util.stream.IntStream;

/**
 * Ridge regression in closed form, Hoerl and Kennard (1970), for any number of lambdas from one decomposition:
 *
 * <pre>    minimise over b   ||y - Z b||^2 / 2n + lambda / 2 sum_j (unit_j b_j)^2</pre>
 *
 * <p>Z itself is decomposed, never Z'Z, whose condition number is the square: QR of Z (n >= p) or of its transpose (p >
 * n), then U B V' of the triangle. Each lambda costs O(k) for the solve and one product with the orthogonal factors. Columns
 * that are zero have been set aside: they are not decomposed and their weight is 0.
 */
public final class Ridge {
    private final int n;
    private final int p;
    private final double[] unit;
    private final int features;
    private final int[] kept;
    private final TallQr qr;
    private final Bidiagonal bidiagonal;

    /**
     * Decomposes once.
     *
     * @param y centred target, length n, not modified
     * @param unit penalised size of a weight per unit of b_j, positive, length p
     */
    public Ridge(DenseDesign z, double[] y, double[] unit) {
        n = z.rows();
        features = z.features();
        kept = IntStream.range(0, features).filter(j -> !zero(z.column(j))).toArray();
        p = kept.length;
        this.unit = unit;
        if (n >= p) {
            qr = TallQr.of(n, p, (from, to) -> rows(z, from, to));
            bidiagonal = new Bidiagonal(copy(qr.r()), qr.transposeTimes(y));
        } else {
            qr = TallQr.of(p, n, (from, to) -> transposedRows(z, from, to));
            bidiagonal = new Bidiagonal(transpose(qr.r()), y.clone());
        }
    }

    /**
     * The weights at one lambda, length p, on the standardised scale.
     *
     * @throws IllegalArgumentException at lambda = 0 when columns are dependent
     */
    public double[] solve(double lambda) {
        if (!(lambda >= 0)) {
            throw new IllegalArgumentException("lambda is " + lambda + "; it must not be negative");
        }
        double[] b = bidiagonal.times(bidiagonal.solve(Math.sqrt(n * lambda)));
        b = n >= p ? b : qr.times(b);
        double[] all = new double[features];
        for (int k = 0; k < p; k++) {
            all[kept[k]] = b[k] / unit[kept[k]];
        }
        return all;
    }

    /** The Euclidean norm of the penalised weights at one lambda, in O(k): V and Q do not change lengths. */
    public double norm(double lambda) {
        double square = 0;
        for (double x : bidiagonal.solve(Math.sqrt(n * lambda))) {
            square += x * x;
        }
        return Math.sqrt(square);
    }

    /** The mean eigenvalue of Z'Z / n: the scale that a lambda is small or large against. */
    public double meanEigenvalue() {
        double d = bidiagonal.meanSingularValue();
        return d * d / n;
    }

    private static boolean zero(double[] column) {
        for (double v : column) {
            if (v != 0.0) {
                return false;
            }
        }
        return true;
    }

    private double[][] rows(DenseDesign z, int from, int to) {
        double[][] block = new double[p][to - from];
        for (int k = 0; k < p; k++) {
            double[] column = z.column(kept[k]);
            for (int i = from; i < to; i++) {
                block[k][i - from] = column[i] / unit[kept[k]];
            }
        }
        return block;
    }

    private double[][] transposedRows(DenseDesign z, int from, int to) {
        double[][] block = new double[n][to - from];
        for (int k = from; k < to; k++) {
            double[] column = z.column(kept[k]);
            for (int i = 0; i < n; i++) {
                block[i][k - from] = column[i] / unit[kept[k]];
            }
        }
        return block;
    }

    private static double[][] copy(double[][] t) {
        double[][] copy = new double[t.length][];
        for (int i = 0; i < t.length; i++) {
            copy[i] = t[i].clone();
        }
        return copy;
    }

    private static double[][] transpose(double[][] t) {
        double[][] out = new double[t.length][t.length];
        for (int i = 0; i < t.length; i++) {
            for (int j = 0; j < t.length; j++) {
                out[j][i] = t[i][j];
            }
        }
        return out;
    }
}
