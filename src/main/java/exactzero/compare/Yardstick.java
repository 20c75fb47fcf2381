package exactzero.compare;

import exactzero.certify.Certificate;
import exactzero.certify.Verdict;
import exactzero.certify.WeightProof;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.kernel.Kernel;
import exactzero.path.Path;
import exactzero.solve.ElasticNet;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Judges weights by one objective on one data set, whoever fitted them: residual, penalty and dual point are computed anew
 * from the weights, and zeros are compared with what is certified of every optimum.
 */
public final class Yardstick {
    /** Size, relative to the largest standardised weight, below which a person would round a weight to zero. */
    public static final double TINY = 1e-4;

    private final Standardized data;
    private final ElasticNet penalty;
    private final boolean ridge;
    private final List<Verdict> verdicts;
    private final double nullObjective;

    /** @param lambda at least 0 */
    Yardstick(Dataset table, double l1Ratio, double lambda) {
        data = Standardized.of(table, Scaling.STANDARD);
        ridge = l1Ratio == 0;
        int p = table.size();
        double[] l1 = new double[p];
        double[] l2 = new double[p];
        Arrays.fill(l1, lambda * l1Ratio / data.back().yScale());
        Arrays.fill(l2, lambda * (1 - l1Ratio));
        penalty = new ElasticNet(l1, l2);
        nullObjective = Kernel.BEST.dot(data.y(), data.y()) / data.y().length / 2;
        verdicts =
                ridge ? Collections.nCopies(p, Verdict.UNDECIDED) : certified(new OurFit(l1Ratio).path(data, lambda));
    }

    private List<Verdict> certified(Path fit) {
        return Certificate.of(data, fit.b()[0], penalty).weights().stream().map(WeightProof::verdict).toList();
    }

    /** What is proved of every weight at every optimum; nothing for ridge. */
    List<Verdict> verdicts() {
        return verdicts;
    }

    /** Weights per standard deviation of their column, in units of the target, length p. */
    double[] standardized(Weights weights) {
        double[] size = weights.coefficients().clone();
        for (int j = 0; j < size.length; j++) {
            size[j] *= data.back().norm()[j];
        }
        return size;
    }

    Score score(Weights weights) {
        if (!weights.finite()) {
            return Score.NONE;
        }
        double yScale = data.back().yScale();
        double[] b = standardized(weights);
        double value = 0;
        for (int j = 0; j < b.length; j++) {
            b[j] /= yScale;
            value += penalty.value(j, b[j]);
        }
        double[] r = data.residual(b);
        double meanSquare = Kernel.BEST.dot(r, r) / r.length;
        double[] pulls = new double[b.length];
        data.design().pulls(r, pulls);
        double shift = (weights.intercept() - data.back().intercept(weights.coefficients())) / yScale;
        double offset = shift * shift / 2;
        double objective = meanSquare / 2 + offset + value;
        double gap = (ridge ? ridgeGap(b, pulls) : netGap(b, pulls, meanSquare)) + offset;
        return counted(b, objective * yScale * yScale, gap / nullObjective);
    }

    /** Without a penalty the gap counts only the weights that are not zero: then it proves nothing. */
    private double netGap(double[] b, double[] pulls, double meanSquare) {
        return penalty.l1()[0] > 0 ? penalty.gap(b, pulls, meanSquare) : Double.NaN;
    }

    /** P(b) - D(r) = sum_j (l2 b_j - c_j)^2 / (2 l2), the conjugate of the square being a square. */
    private double ridgeGap(double[] b, double[] pulls) {
        double gap = 0;
        for (int j = 0; j < b.length; j++) {
            double l2 = penalty.l2()[j];
            double off = l2 * b[j] - pulls[j];
            gap += l2 > 0 ? off * off / (2 * l2) : Double.NaN;
        }
        return gap;
    }

    private Score counted(double[] b, double objective, double gap) {
        double largest = Arrays.stream(b).map(Math::abs).max().orElse(0);
        int zeros = 0;
        int tiny = 0;
        int wrong = 0;
        int wrongRounded = 0;
        int lost = 0;
        for (int j = 0; j < b.length; j++) {
            boolean zero = b[j] == 0.0;
            boolean small = !zero && Math.abs(b[j]) < TINY * largest;
            zeros += zero ? 1 : 0;
            tiny += small ? 1 : 0;
            wrong += !zero && verdicts.get(j) == Verdict.PROVEN_ZERO ? 1 : 0;
            wrongRounded += !zero && !small && verdicts.get(j) == Verdict.PROVEN_ZERO ? 1 : 0;
            lost += (zero || small) && verdicts.get(j) == Verdict.PROVEN_NONZERO ? 1 : 0;
        }
        return new Score(objective, gap, zeros, tiny, wrong, wrongRounded, lost);
    }
}
