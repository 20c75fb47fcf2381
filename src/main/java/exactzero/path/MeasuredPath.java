package exactzero.path;

import exactzero.data.DataException;
import exactzero.data.RowBlocks;
import exactzero.design.FitMoments;
import exactzero.design.Scaling;
import exactzero.design.Standardization;
import exactzero.solve.ElasticNet;
import exactzero.solve.Stopping;

/**
 * A path that was fitted to moments, measured on the rows by one more pass over them: residuals, pulls, deviations and from
 * these the duality gaps, in which nothing of the moments is left.
 */
public final class MeasuredPath {
    private MeasuredPath() {}

    /**
     * The same weights with the gaps and R2 that the rows give them; for ridge too, see {@link ElasticNet#ridgeGap}.
     *
     * @param stopping the relative duality gap up to which a fit counts as converged
     */
    public static Path of(Path path, RowBlocks rows, Scaling scaling, Constraints constraints, Stopping stopping) {
        FitMoments fits = new FitMoments(path.scaling(), path.b());
        rows.forEach((block, before) -> {
            if (!block.features().equals(path.features())) {
                throw new DataException("these are rows of other features than the path was fitted to");
            }
            fits.add(block);
        });
        return of(path, fits, scaling, constraints, stopping);
    }

    /** The same, of what the path's fits were seen to leave of all rows. */
    public static Path of(Path path, FitMoments fits, Scaling scaling, Constraints constraints, Stopping stopping) {
        fits.requireConstant();
        double nullSquare = fits.nullMeanSquare();
        Path measured = new Path(path.l1Ratio(), path.scaling(), path.lambda(), path.b(), new double[path.size()],
                new double[path.size()], new boolean[path.size()]);
        for (int k = 0; k < path.size(); k++) {
            ElasticNet penalty = penalty(path, k, fits, scaling, constraints);
            double[] pulls = fits.pulls(k);
            double gap = path.l1Ratio() == 0 ? penalty.ridgeGap(path.b()[k], pulls)
                    : penalty.gap(path.b()[k], pulls, fits.meanSquare(k));
            measured.gap()[k] = gap / (nullSquare / 2);
            measured.r2()[k] = 1 - fits.meanSquare(k) / nullSquare;
            measured.converged()[k] = measured.gap()[k] <= stopping.gap();
        }
        return measured;
    }

    /** The penalty of the k-th fit as the rows' own deviations tell it, on the solvers' scale. */
    public static ElasticNet penalty(Path path, int k, FitMoments fits, Scaling scaling, Constraints constraints) {
        return new PenaltyScale(measured(path.scaling(), fits, scaling), path.l1Ratio(), constraints)
                .at(path.lambda()[k]);
    }

    /** What the penalty sees of a weight, by the deviations of the rows themselves. */
    private static Standardization measured(Standardization back, FitMoments fits, Scaling scaling) {
        double[] unit = back.unit().clone();
        for (int j = 0; j < unit.length; j++) {
            if (scaling.standardize() && scaling.intercept() && !back.constant()[j]) {
                unit[j] = fits.deviation(j);
            }
        }
        return new Standardization(back.features(), back.mean(), back.norm(), unit, back.constant(), back.yMean(),
                back.yScale(), back.intercept());
    }
}
