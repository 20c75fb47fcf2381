package exactzero.design;

import java.util.Arrays;

/**
 * The standardised matrix Z as the solvers see it: bulk operations, and nothing of how the columns are stored.
 *
 * <p>Every column has (1/n) z_j'z_j = 1, or is zero where the column is constant. Observation weights are inside: rows
 * are multiplied by the square root of their weight, so that plain sums are weighted ones.
 */
public interface Design {

    /** Number of rows, n. */
    int rows();

    /** Number of features, p. */
    int features();

    /**
     * The pulls of a residual on every feature, out_j = z_j'v / n: one pass over the data.
     *
     * @param v length n, not modified
     * @param out length p, overwritten
     */
    void pulls(double[] v, double[] out);

    /**
     * The pulls of a residual on some features.
     *
     * @param features indices of which the first count are used
     * @param out out[k] = z_(features[k])'v / n for k below count
     */
    void pulls(int[] features, int count, double[] v, double[] out);

    /**
     * Extends a Gram matrix: fills rows from ... to - 1 of G = Z_F'Z_F / n, and their mirror images.
     *
     * @param features F, of which the first {@code to} are used; the Gram among the first {@code from} is left alone
     * @param gram rows of length at least {@code to}; written at [i][j] and [j][i] for from &lt;= i &lt; to, j &lt;= i
     */
    void gram(int[] features, int from, int to, double[][] gram);

    /**
     * The fit of some features, out = sum over k of weights[k] z_(features[k]).
     *
     * @param out length n, overwritten
     */
    void fit(int[] features, int count, double[] weights, double[] out);

    /** The pull of a residual on one feature, z_j'v / n. */
    default double pull(int j, double[] v) {
        double[] one = new double[1];
        pulls(new int[] {j}, 1, v, one);
        return one[0];
    }

    /** One column, length n: not to be modified, it may be shared. */
    default double[] column(int j) {
        double[] column = new double[rows()];
        fit(new int[] {j}, 1, new double[] {1}, column);
        return column;
    }

    /** Number of stored entries: what a pass over the data reads. */
    default double entries() {
        return (double) rows() * features();
    }

    /** How many times larger than for stored columns the rounding errors of pulls and fits may be. */
    default double amplification() {
        return 1;
    }

    /**
     * What a fit leaves of a target, y - Z b.
     *
     * @param y length n, not modified
     * @param b length p, not modified
     */
    default double[] residual(double[] y, double[] b) {
        int[] all = new int[b.length];
        Arrays.setAll(all, j -> j);
        return residual(y, all, b.length, b);
    }

    /**
     * The same where only some features may have a weight.
     *
     * @param features indices of which the first count are used
     * @param b their weights, in the order of the indices, not modified; zeros cost nothing
     */
    default double[] residual(double[] y, int[] features, int count, double[] b) {
        int[] support = new int[count];
        double[] kept = new double[count];
        int size = 0;
        for (int k = 0; k < count; k++) {
            if (b[k] != 0.0) {
                support[size] = features[k];
                kept[size++] = b[k];
            }
        }
        double[] r = new double[y.length];
        fit(support, size, kept, r);
        for (int i = 0; i < r.length; i++) {
            r[i] = y[i] - r[i];
        }
        return r;
    }
}
