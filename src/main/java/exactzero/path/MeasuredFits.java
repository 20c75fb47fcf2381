package exactzero.path;

import exactzero.data.DataException;
import exactzero.data.RowBlocks;
import exactzero.design.FitMoments;
import exactzero.design.Scaling;
import exactzero.design.Standardization;
import exactzero.solve.ElasticNet;
import exactzero.solve.Stopping;
import java.util.Arrays;
import java.util.List;

/**
 * Fits that were made from moments, measured on the rows by one more pass over them: residuals, pulls, deviations and from
 * these the duality gaps, in which nothing of the moments is left.
 */
public final class MeasuredFits {
    private final List<Path> paths;
    private final FitMoments fits;
    private final RowBlocks.Pass read;
    private final Scaling scaling;
    private final Stopping stopping;

    private MeasuredFits(List<Path> paths, FitMoments fits, RowBlocks.Pass read, Scaling scaling, Stopping stopping) {
        this.paths = paths;
        this.fits = fits;
        this.read = read;
        this.scaling = scaling;
        this.stopping = stopping;
    }

    /**
     * Reads all rows once, for paths of the same moments and scaling.
     *
     * @param stopping the relative duality gap up to which a fit counts as converged
     * @throws DataException where the rows cannot be read, or have other features
     */
    public static MeasuredFits of(RowBlocks rows, Scaling scaling, Stopping stopping, Path... paths) {
        FitMoments fits = new FitMoments(paths[0].scaling(),
                Arrays.stream(paths).flatMap(path -> Arrays.stream(path.b())).toArray(double[][]::new));
        List<String> features = paths[0].features();
        RowBlocks.Pass read = rows.forEach((block, before) -> {
            if (!block.features().equals(features)) {
                throw new DataException("these are rows of other features than the path was fitted to");
            }
            fits.add(block);
        });
        return of(fits, read, scaling, stopping, paths);
    }

    /**
     * Of rows that were read elsewhere.
     *
     * @param fits all fits of the paths, one path after the other, as the rows have them
     * @param read what was seen of the rows
     * @throws DataException where a column that the moments took for constant varies
     */
    public static MeasuredFits of(FitMoments fits, RowBlocks.Pass read, Scaling scaling, Stopping stopping,
            Path... paths) {
        fits.requireConstant();
        return new MeasuredFits(List.of(paths), fits, read, scaling, stopping);
    }

    /**
     * One fit as the rows have it.
     *
     * @param back the way back to original units
     * @param b weights on the solvers' scale
     * @param penalty of the fit, by the deviations of the rows themselves
     * @param pulls of the residual, z_j'r / n
     * @param meanSquare r'r / n
     * @param nullMeanSquare y'y / n
     * @param offUnit by how much the lengths of standardised columns differ from 1 at most
     * @param longest most rows over which products were added in one chain
     */
    public record Fit(Standardization back, double[] b, ElasticNet penalty, double[] pulls, double meanSquare,
            double nullMeanSquare, double offUnit, int longest) {}

    /** What the last pass has seen. */
    public RowBlocks.Pass read() {
        return read;
    }

    /**
     * A path with the gaps and R2 that the rows give it; for ridge too, see {@link ElasticNet#ridgeGap}.
     *
     * @param which of the paths, from 0
     */
    public Path path(int which, Constraints constraints) {
        Path path = paths.get(which);
        PenaltyScale penalties = new PenaltyScale(measured(path.scaling()), path.l1Ratio(), constraints);
        double nullSquare = fits.nullMeanSquare();
        Path measured = new Path(path.l1Ratio(), path.scaling(), path.lambda(), path.b(), new double[path.size()],
                new double[path.size()], new boolean[path.size()]);
        for (int k = 0; k < path.size(); k++) {
            ElasticNet penalty = penalties.at(path.lambda()[k]);
            double[] pulls = fits.pulls(first(which) + k);
            double meanSquare = fits.meanSquare(first(which) + k);
            double gap = path.l1Ratio() == 0 ? penalty.ridgeGap(path.b()[k], pulls)
                    : penalty.gap(path.b()[k], pulls, meanSquare);
            measured.gap()[k] = gap / (nullSquare / 2);
            measured.r2()[k] = 1 - meanSquare / nullSquare;
            measured.converged()[k] = measured.gap()[k] <= stopping.gap();
        }
        return measured;
    }

    /** The k-th fit of a path. */
    public Fit fit(int which, int k, Constraints constraints) {
        Path path = paths.get(which);
        Standardization measured = measured(path.scaling());
        double offUnit = 0;
        for (int j = 0; j < measured.size(); j++) {
            offUnit = measured.constant()[j] ? offUnit : Math.max(offUnit, Math.abs(fits.length(j) - 1));
        }
        return new Fit(path.scaling(), path.b()[k],
                new PenaltyScale(measured, path.l1Ratio(), constraints).at(path.lambda()[k]),
                fits.pulls(first(which) + k), fits.meanSquare(first(which) + k), fits.nullMeanSquare(), offUnit,
                read.longest());
    }

    private int first(int which) {
        return paths.subList(0, which).stream().mapToInt(Path::size).sum();
    }

    /** What the penalty sees of a weight, by the deviations of the rows themselves. */
    private Standardization measured(Standardization back) {
        double[] unit = back.unit().clone();
        for (int j = 0; j < unit.length; j++) {
            if (scaling.standardize() && !back.constant()[j]) {
                unit[j] = fits.deviation(j);
            }
        }
        return new Standardization(back.features(), back.mean(), back.norm(), unit, back.constant(), back.yMean(),
                back.yScale(), back.intercept());
    }
}
