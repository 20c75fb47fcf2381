package exactzero.explain;

import exactzero.design.Standardized;
import exactzero.kernel.Kernel;
import exactzero.path.Constraints;
import exactzero.path.PenaltyScale;
import exactzero.solve.ElasticNet;

/**
 * A fit seen along one weight: the regularised loss on the line through the fit on which only weight j moves, less the
 * penalty of the other weights.
 *
 * <p>With r the residual of the fit and c_j = z_j'r / n the data's pull at the fit, that loss is a parabola of curvature
 * z_j'z_j / n = 1 (0 for a constant column) and pull c_j + b_j at zero. Weights are counted per standard deviation of
 * the column, in units of the target, so that pulls are in units of lambda.
 *
 * @param objective the regularised loss along the weight
 * @param weight the fit's weight j: the literal 0.0 where it is zero
 * @param pull c_j, the data's pull at the fit
 */
public record WeightSlice(PenalisedLoss objective, double weight, double pull) {

    /**
     * Cuts through a fit: O(n) for each weight that is not zero.
     *
     * @param b weights on the solvers' scale, length p, not modified
     * @param penalty the penalty of the fit, on the solvers' scale
     * @param j the feature
     */
    public static WeightSlice of(Standardized data, double[] b, ElasticNet penalty, int j) {
        double yScale = data.back().yScale();
        double[] r = data.residual(b);
        double c = data.design().pull(j, r);
        double curvature = data.back().constant()[j] ? 0 : 1;
        double atZero = c + curvature * b[j];
        double meanSquare = Kernel.BEST.dot(r, r) / r.length;
        double level = meanSquare / 2 + b[j] * (c + curvature * b[j] / 2);
        SquaredLoss loss = new SquaredLoss(curvature, atZero * yScale, level * yScale * yScale);
        return new WeightSlice(new PenalisedLoss(loss, WeightPenalty.of(penalty, j, yScale)), b[j] * yScale,
                c * yScale);
    }

    /**
     * The same for ridge, lambda / 2 sum_j v_j (unit_j b_j)^2.
     *
     * @param constraints the penalty factors v; an infinite one holds the weight at 0, as no strength of L2 would
     */
    public static WeightSlice ridge(Standardized data, double[] b, double lambda, Constraints constraints, int j) {
        return of(data, b, new PenaltyScale(data.back(), 0, constraints).at(lambda), j);
    }
}
