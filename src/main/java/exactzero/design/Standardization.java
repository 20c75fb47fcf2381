package exactzero.design;

import java.io.Serializable;
import java.util.List;

/**
 * How the columns and the target were centred and scaled, and the way back to original units.
 *
 * <p>With x_j the column as given, the solvers see z_j = (x_j - mean_j) / norm_j and y~ = (y - yMean) / yScale. Weights
 * b on that scale become coefficients beta_j = b_j yScale / norm_j and an intercept yMean - sum_j beta_j mean_j.
 *
 * @param features names of the p features
 * @param mean what was subtracted from each column, 0 without an intercept
 * @param norm what each column was divided by: the root of its weighted mean square after centring; 1 where constant
 * @param unit the penalised size of a weight, per unit of b_j: 1, unless columns are not standardised (1 / norm_j) or
 *     there is no intercept (standard deviation / norm_j)
 * @param constant features that do not vary and are set aside, their weight always 0
 * @param yMean what was subtracted from the target, 0 without an intercept
 * @param yScale a power of two near the target's spread that it was divided by, so no scale of y over- or underflows
 * @param intercept whether there is one
 */
public record Standardization(
        List<String> features,
        double[] mean,
        double[] norm,
        double[] unit,
        boolean[] constant,
        double yMean,
        double yScale,
        boolean intercept) implements Serializable {

    /** Takes on what was done to a column; false when it does not vary and is set aside. */
    boolean set(int j, CentredColumn column, Scaling scaling) {
        boolean varies = scaling.standardize() ? column.deviation() > 0 : column.norm() > 0;
        constant[j] = !varies;
        mean[j] = varies ? column.mean() : 0;
        norm[j] = varies ? column.norm() / column.down() : 1;
        unit[j] = varies ? unit(column, scaling) : 1;
        return varies;
    }

    /** The size that the penalty sees, per unit of the weight of the column divided by its norm. */
    private static double unit(CentredColumn column, Scaling scaling) {
        return scaling.standardize() ? column.deviation() / column.norm() : column.down() / column.norm();
    }

    /**
     * Coefficients in original units.
     *
     * @param b length p, on the standardised scale, not modified
     * @return a new array of length p; a weight of exactly zero stays exactly zero
     */
    public double[] coefficients(double[] b) {
        double[] beta = new double[b.length];
        for (int j = 0; j < b.length; j++) {
            // One that underflows is 0.0, not -0.0.
            beta[j] = b[j] / norm[j] * yScale + 0.0;
        }
        return beta;
    }

    /**
     * The way there: weights on the standardised scale.
     *
     * @param beta coefficients in original units, length p, not modified
     * @return a new array of length p; {@link #coefficients} gives the coefficients back but for rounding
     */
    public double[] standardized(double[] beta) {
        double[] b = new double[beta.length];
        for (int j = 0; j < b.length; j++) {
            b[j] = beta[j] * norm[j] / yScale;
        }
        return b;
    }

    /**
     * The intercept that belongs to coefficients in original units.
     *
     * @param beta length p, as {@link #coefficients} returns them
     */
    public double intercept(double[] beta) {
        double intercept = yMean;
        for (int j = 0; j < beta.length; j++) {
            if (beta[j] != 0.0) {
                intercept -= beta[j] * mean[j];
            }
        }
        return intercept;
    }

    /** What the penalty counts per unit of a coefficient: the column's 1/n standard deviation, or 1 where it is not standardised. */
    public double penalised(int j) {
        return unit[j] * norm[j];
    }

    /** Number of features, constant ones included. */
    public int size() {
        return norm.length;
    }
}
