package exactzero.design;

/**
 * Some rows of standardised data as a problem of their own, made from their {@link FoldMoments}.
 *
 * @param design the columns, centred and scaled on these rows
 * @param back from there to original units
 * @param mean of these rows, of the p columns and the target on the scale of the whole data, length p + 1
 * @param deviation their standard deviations there, length p + 1
 * @param yScale what the target was divided by
 */
public record MomentProblem(
        MomentDesign design, Standardization back, double[] mean, double[] deviation, double yScale) {

    /**
     * The weighted mean squared error of a fit on other rows, in squared units of the whole data's target.
     *
     * @param b weights on this problem's scale, length p, not modified
     * @return NaN where rounding would tell, see {@link FoldMoments}
     */
    public double error(double[] b, FoldMoments others) {
        int p = b.length;
        double[] u = new double[p];
        double t = mean[p];
        for (int j = 0; j < p; j++) {
            if (b[j] != 0.0) {
                u[j] = b[j] * yScale / deviation[j];
                t -= u[j] * mean[j];
            }
        }
        return others.meanSquare(u, t);
    }
}
