package exactzero.explain;

import exactzero.certify.Verdict;
import exactzero.certify.WeightProof;
import exactzero.data.Dataset;
import exactzero.design.Standardized;
import exactzero.path.Lambdas;
import exactzero.path.RidgePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The part of a difference from a Lasso optimum that leads to other optima: weights moved among columns that depend on each
 * other, at the same fit and the same penalty.
 *
 * <p>All optima have the same fitted values and the same |b|_1 (Tibshirani 2013, lemma 1). Let E be the features that some optimum
 * may keep, and d the difference there. The weights of smallest norm with the fitted values of d are its part that changes the
 * fit; the rest lies in the null space of the columns E. It counts as ambiguity if it leaves the objective what it is.
 *
 * @param move on the solvers' scale, length p; all zero where the optimum is unique
 * @param features of E that the move touches
 */
record Ambiguity(double[] move, List<Integer> features) {
    /** Fitted values below this, relative to the sizes of the moves, are rounding. */
    private static final double ROUNDING = 1e-12;

    static Ambiguity of(Reproduction at, List<WeightProof> proofs) {
        int p = at.theirs().length;
        Ambiguity none = new Ambiguity(new double[p], List.of());
        if (at.reading().ours().l1Ratio() < 1) {
            return none;
        }
        double[] optimum = at.optimum().b()[0];
        int[] open = IntStream.range(0, p).filter(j -> proofs.get(j).verdict() != Verdict.PROVEN_ZERO
                && proofs.get(j).verdict() != Verdict.CONSTANT).toArray();
        double[] move = nullSpacePart(at, open, optimum);
        double[] moved = new double[p];
        List<Integer> touched = new ArrayList<>();
        double largest = Arrays.stream(move).map(Math::abs).max().orElse(0);
        for (int j = 0; j < p; j++) {
            moved[j] = optimum[j] + move[j];
            if (Math.abs(move[j]) > ROUNDING * largest) {
                touched.add(j);
            }
        }
        double before = Reproduction.objective(at.data(), at.penalty(), optimum);
        double cost = Reproduction.objective(at.data(), at.penalty(), moved) - before;
        double scale = Reproduction.objective(at.data(), at.penalty(), new double[p]);
        return cost <= (at.excess() + ROUNDING) * scale ? new Ambiguity(move, touched) : none;
    }

    private static double[] nullSpacePart(Reproduction at, int[] open, double[] optimum) {
        double[] move = new double[optimum.length];
        Dataset source = at.data().source();
        double[] fitted = new double[source.rows()];
        double size = 0;
        for (int j : open) {
            move[j] = at.theirs()[j] - optimum[j];
            double beta = move[j] / at.data().back().norm()[j];
            size += Math.abs(move[j]);
            for (int i = 0; i < fitted.length; i++) {
                fitted[i] += beta * (source.columns()[j][i] - at.data().back().mean()[j]);
            }
        }
        double spread = 0;
        for (int i = 0; i < fitted.length; i++) {
            spread = Math.max(spread, Math.abs(fitted[i]));
        }
        if (spread <= ROUNDING * size) {
            return move;
        }
        double[][] columns = IntStream.of(open).mapToObj(j -> source.columns()[j]).toArray(double[][]::new);
        List<String> names = IntStream.of(open).mapToObj(source.features()::get).toList();
        Standardized within = Standardized.of(
                new Dataset(source.name(), names, columns, "difference", fitted, source.weights()),
                at.reading().scaling());
        RidgePath leastSquares = new RidgePath(within, Lambdas.of(0));
        if (leastSquares.rank() == open.length) {
            return new double[optimum.length];
        }
        double[] beta = leastSquares.path().coefficients(0);
        for (int k = 0; k < open.length; k++) {
            move[open[k]] -= beta[k] * at.data().back().norm()[open[k]];
        }
        return move;
    }
}
