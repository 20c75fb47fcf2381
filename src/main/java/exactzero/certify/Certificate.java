package exactzero.certify;

import exactzero.design.Design;
import exactzero.design.MomentDesign;
import exactzero.design.Prepared;
import exactzero.design.Standardization;
import exactzero.kernel.Kernel;
import exactzero.path.MeasuredFits;
import exactzero.solve.ElasticNet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the duality gap of a Lasso or elastic-net fit proves about every weight.
 *
 * <p>The dual is strongly concave, so the optimal residual r* lies within sqrt(2 n gap) of the dual point s r (Fercoq,
 * Gramfort and Salmon 2015, "gap safe"). By Cauchy-Schwarz the optimal pull z_j'r* / n is at most s|c_j| + sqrt(2 gap) for a
 * fitted weight of zero; where that is below l1_j, every optimal weight j is exactly zero, since one that is not has a pull
 * of l1_j + l2_j |b*_j| at least. With E the features not proved zero and
 * H = Z_E'Z_E / n + diag(l2), the primal is strongly convex in the norm of H, so |b_j - b*_j| &lt;= sqrt(2 gap
 * (H^-1)_jj); a weight farther than that from zero is not zero at the optimum.
 *
 * <p>The gap used for proofs is enlarged by a bound on its rounding error. What is certified is the optimum for the
 * standardised columns as they are stored.
 *
 * @param gap duality gap relative to y'y / 2n, as computed
 * @param weights one proof per feature, length p
 */
public record Certificate(double gap, List<WeightProof> weights) {
    private static final double EPSILON = 0x1p-53;

    /**
     * Certifies a fit: one pass over the data.
     *
     * @param b weights on the standardised scale, length p, finite, not modified
     * @param penalty the penalty of the fit
     */
    public static Certificate of(Prepared data, double[] b, ElasticNet penalty) {
        penalty.requireSound();
        for (int j = 0; j < b.length; j++) {
            if (!Double.isFinite(b[j])) {
                throw new IllegalArgumentException("weight " + j + " (counted from 0) is " + b[j]
                        + "; of weights that are no finite numbers nothing can be proved");
            }
        }
        Residual residual = Residual.of(data, b);
        double total = Kernel.BEST.dot(data.y(), data.y()) / data.y().length;
        return of(data.design(), data.back(), residual, total, b, penalty);
    }

    /**
     * Certifies a fit that was made from moments by what the rows say of it.
     *
     * @param moments for products of columns
     */
    public static Certificate of(MomentDesign moments, MeasuredFits.Fit fit) {
        return of(moments, fit.back(), Residual.of(fit, moments.rows()), fit.nullMeanSquare(), fit.b(), fit.penalty());
    }

    private static Certificate of(Design design, Standardization back, Residual residual, double total, double[] b,
            ElasticNet penalty) {
        double[] c = residual.pulls();
        double gap = penalty.gap(b, c, residual.meanSquare()) / (total / 2);
        double error = residual.error() + Unpenalised.pullToRemove(design, back, penalty, b, residual);
        DualBall ball = DualBall.of(penalty, b, residual, error, total);
        boolean[] zero = ball.provenZero(penalty, c, b);
        double[] radius = PrimalRadius.of(design, back, penalty, ball.safeGap(), zero, b);
        double cap = ball.objective();
        List<WeightProof> proofs = new ArrayList<>();
        for (int j = 0; j < b.length; j++) {
            proofs.add(prove(back, j, b[j], c[j] - penalty.l2()[j] * b[j], penalty.l1()[j], zero[j], radius[j], cap));
        }
        return new Certificate(gap, Collections.unmodifiableList(proofs));
    }

    private static WeightProof prove(
            Standardization back, int j, double b, double c, double l1, boolean zero, double radius, double cap) {
        double yScale = back.yScale();
        double unit = yScale / back.norm()[j];
        if (back.constant()[j]) {
            return new WeightProof(Verdict.CONSTANT, 0, 0, 0, l1 * yScale);
        }
        if (zero) {
            return new WeightProof(Verdict.PROVEN_ZERO, 0, 0, c * yScale, l1 * yScale);
        }
        double farthest = l1 > 0 ? cap / l1 * (1 + 8 * EPSILON) : Double.POSITIVE_INFINITY;
        double low = Math.max(b - radius, -farthest);
        double high = Math.min(b + radius, farthest);
        Verdict verdict = low > 0 || high < 0 ? Verdict.PROVEN_NONZERO : Verdict.UNDECIDED;
        return new WeightProof(verdict, Math.nextDown(low * unit), Math.nextUp(high * unit), c * yScale, l1 * yScale);
    }
}
