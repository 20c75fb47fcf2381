package exactzero.design;

import exactzero.kernel.Kernel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Weighted sums of products over some rows of standardised data, of the columns, the target and the constant 1:
 *
 * <pre>    M = sum_i w_i v_i v_i',    v_i = (z_i1, ..., z_ip, y_i, 1)</pre>
 *
 * <p>Those of disjoint sets of rows add up. The moments of K folds, one look at each row, so give those of all K training sets, each
 * by adding the other K - 1: nothing is subtracted. What cancels is the centring on the mean of those rows alone, and only where
 * that is far from the mean of all rows on which the columns are centred already; {@link #problem} looks at it.
 */
public final class FoldMoments {
    /** Variance that must be left of a mean square: centring costs at most two digits. */
    private static final double LEFT = 1e-2;
    /** What must be left of a sum of squares when its terms cancel: 1e-16 of them is then 1e-11 of it. */
    private static final double UNCANCELLED = 1e-5;

    private final double[][] sums;
    private final int rows;
    private final int p;

    private FoldMoments(double[][] sums, int rows) {
        this.sums = sums;
        this.rows = rows;
        this.p = sums.length - 2;
    }

    /** Looks at some rows of data that have an intercept, so that their columns are centred. */
    public static FoldMoments of(Standardized data, int[] rows) {
        int p = data.design().features();
        double[][] v = new double[p + 2][rows.length];
        for (int j = 0; j < p; j++) {
            pick(data.design().column(j), rows, v[j]);
        }
        pick(data.y(), rows, v[p]);
        for (int k = 0; k < rows.length; k++) {
            v[p + 1][k] = data.rootWeight(rows[k]);
        }
        double[][] sums = Arrays.copyOf(GramBlocks.of(v, rows.length), p + 2);
        for (double[] row : sums) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= rows.length;
            }
        }
        return new FoldMoments(sums, rows.length);
    }

    private static void pick(double[] column, int[] rows, double[] out) {
        for (int k = 0; k < rows.length; k++) {
            out[k] = column[rows[k]];
        }
    }

    /** The moments of several sets of rows together, one of them left out. */
    public static FoldMoments allBut(FoldMoments[] parts, int left) {
        int size = parts[left].sums.length;
        double[][] sums = new double[size][size];
        int rows = 0;
        for (int k = 0; k < parts.length; k++) {
            if (k != left) {
                rows += parts[k].rows;
                for (int i = 0; i < size; i++) {
                    Kernel.axpy(1, parts[k].sums[i], sums[i], size);
                }
            }
        }
        return new FoldMoments(sums, rows);
    }

    /**
     * The rows as a problem of their own: its columns and target centred and scaled on these rows alone.
     *
     * @param whole the data that the rows are of
     * @return none where a column or the target varies too little among these rows, beside its distance from the mean of all
     */
    public Optional<MomentProblem> problem(Standardized whole, boolean standardize) {
        double weight = sums[p + 1][p + 1];
        double[] mean = new double[p + 1];
        double[] deviation = new double[p + 1];
        for (int j = 0; j <= p; j++) {
            if (j < p && whole.back().constant()[j]) {
                deviation[j] = 1;
                continue;
            }
            mean[j] = sums[j][p + 1] / weight;
            double square = sums[j][j] / weight;
            double variance = square - mean[j] * mean[j];
            if (!(variance > LEFT * square)) {
                return Optional.empty();
            }
            deviation[j] = Math.sqrt(variance);
        }
        double yScale = Math.scalb(1.0, Math.getExponent(deviation[p]));
        double[][] gram = new double[p][p];
        double[] pulls = new double[p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < j; k++) {
                gram[j][k] = (sums[j][k] / weight - mean[j] * mean[k]) / (deviation[j] * deviation[k]);
                gram[k][j] = gram[j][k];
            }
            gram[j][j] = whole.back().constant()[j] ? 0 : 1;
            pulls[j] = (sums[j][p] / weight - mean[j] * mean[p]) / (deviation[j] * yScale);
        }
        double y = deviation[p] / yScale;
        return Optional.of(new MomentProblem(new MomentDesign(rows, gram, pulls, y * y),
                back(whole.back(), mean, deviation, yScale, standardize), mean, deviation, yScale));
    }

    private Standardization back(Standardization whole, double[] mean, double[] deviation, double yScale,
            boolean standardize) {
        Standardization back = new Standardization(whole.features(), new double[p], new double[p], new double[p],
                whole.constant(), whole.yMean() + mean[p] * whole.yScale(), whole.yScale() * yScale, true);
        for (int j = 0; j < p; j++) {
            back.mean()[j] = whole.mean()[j] + mean[j] * whole.norm()[j];
            back.norm()[j] = whole.norm()[j] * deviation[j];
            back.unit()[j] = standardize || whole.constant()[j] ? 1 : 1 / back.norm()[j];
        }
        return back;
    }

    /**
     * The weighted mean of (y - t - sum_j u_j z_j)^2 over the rows.
     *
     * @param u length p, on the scale of the whole data, not modified
     * @return NaN where so little is left of the sum's terms that rounding would tell
     */
    double meanSquare(double[] u, double t) {
        int[] index = new int[p + 2];
        double[] v = new double[p + 2];
        int size = 0;
        for (int j = 0; j < p; j++) {
            if (u[j] != 0.0) {
                index[size] = j;
                v[size++] = -u[j];
            }
        }
        index[size] = p;
        v[size++] = 1;
        index[size] = p + 1;
        v[size++] = -t;
        double sum = 0;
        double terms = 0;
        for (int i = 0; i < size; i++) {
            double[] row = sums[index[i]];
            for (int j = 0; j < size; j++) {
                double term = v[i] * v[j] * row[index[j]];
                sum += term;
                terms += Math.abs(term);
            }
        }
        return sum > UNCANCELLED * terms ? sum / sums[p + 1][p + 1] : Double.NaN;
    }
}
