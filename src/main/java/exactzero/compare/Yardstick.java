package exactzero.compare;

import exactzero.certify.Certificate;
import exactzero.certify.Verdict;
import exactzero.certify.WeightProof;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.kernel.Kernel;
import exactzero.path.Constraints;
import exactzero.path.Path;
import exactzero.path.PenaltyScale;
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
        penalty = new PenaltyScale(data.back(), l1Ratio, Constraints.NONE).at(lambda);
        nullObjective = Kernel.BEST.dot(data.y(), data.y()) / data.y().length / 2;
        verdicts =
                ridge ? Collections.nCopies(table.size(), Verdict.UNDECIDED)
                        : certified(new OurFit(l1Ratio).path(data, lambda));
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
        double[] b = data.back().standardized(weights.coefficients());
        Arrays.setAll(b, j -> b[j] * data.back().yScale());
        return b;
    }

    Score score(Weights weights) {
        if (!weights.finite()) {
            return Score.NONE;
        }
        double yScale = data.back().yScale();
        double[] b = data.back().standardized(weights.coefficients());
        double value = 0;
        for (int j = 0; j < b.length; j++) {
            value += penalty.value(j, b[j]);
        }
        double[] r = data.residual(b);
        double meanSquare = Kernel.BEST.dot(r, r) / r.length;
        double[] pulls = new double[b.length];
        data.design().pulls(r, pulls);
        double shift = (weights.intercept() - data.back().intercept(weights.coefficients())) / yScale;
        double offset = shift * shift / 2;
        double objective = meanSquare / 2 + offset + value;
        double gap = (ridge ? penalty.ridgeGap(b, pulls) : netGap(b, pulls, meanSquare)) + offset;
        return counted(b, objective * yScale * yScale, gap / nullObjective);
    }

    /** Without a penalty the gap counts only the weights that are not zero: then it proves nothing. */
    private double netGap(double[] b, double[] pulls, double meanSquare) {
        return penalty.l1()[0] > 0 ? penalty.gap(b, pulls, meanSquare) : Double.NaN;
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
