package exactzero.design;

import exactzero.data.DataException;
import exactzero.data.TooLargeException;
import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Moments made ready for the solvers, as {@link Standardized} makes rows ready.
 *
 * @param gram Z'Z / n of the standardised columns, p x p; 0 where a column is constant
 * @param pulls Z'y / n, length p
 * @param meanSquare y'y / n of the centred target, in units of {@link Standardization#yScale}
 * @param back the way back to original units
 * @param rows number of rows
 * @param magnified how many times larger rounding errors are, relative to the standardised columns, than if the columns had
 *     been standardised first; infinite when it cannot be told whether some column varies
 */
public record StandardizedMoments(double[][] gram, double[] pulls, double meanSquare, Standardization back, int rows,
        double magnified) {
    private static final int ROWS_AT_ONCE = 64;
    private static final int COPIES = 12;

    /**
     * Centres and scales.
     *
     * @throws DataException when there are fewer than two rows, the target does not vary, no feature does, or squares have
     *     overflowed
     */
    public static StandardizedMoments of(Moments moments, Scaling scaling) {
        Moments.Frame frame = moments.frame();
        int p = frame.features().size();
        if (moments.rows() < 2) {
            throw new DataException(moments.rows() + " rows with weight; a fit needs at least two");
        }
        double[] norm = new double[p + 1];
        double[] level = new double[p + 1];
        double[] unit = new double[p];
        boolean[] constant = new boolean[p];
        double magnified = 1;
        boolean any = false;
        for (int j = 0; j <= p; j++) {
            double mean = moments.mean()[j];
            double variance = moments.products()[j][j] - mean * mean;
            // Without an intercept columns count from zero.
            level[j] = scaling.intercept() ? 0 : mean + frame.origin()[j] / frame.unit()[j];
            double square = variance + level[j] * level[j];
            if (!Double.isFinite(square)) {
                throw notFinite(frame, j);
            }
            boolean deviates = j < p && scaling.standardize();
            double least = deviates ? Math.min(variance, square) : square;
            norm[j] = Math.sqrt(Math.max(0, square));
            if (moments.grain()[j] > 0) {
                magnified = Math.max(magnified, least > 0 ? moments.grain()[j] / least : Double.POSITIVE_INFINITY);
            }
            if (j < p) {
                constant[j] = !(least > 0);
                any |= !constant[j];
                unit[j] = constant[j] ? 1
                        : deviates ? Math.sqrt(variance) / norm[j] : 1 / norm[j] / frame.unit()[j];
            }
        }
        if (!(norm[p] > 0)) {
            throw new DataException("the target is constant: there is nothing to explain");
        }
        if (!any) {
            throw new DataException("every feature is constant: nothing can explain the target");
        }
        double yScale = Math.scalb(1.0, Math.getExponent(norm[p]));
        double[] mean = moments.mean();
        double[][] gram = new double[p][p];
        double[] pulls = new double[p];
        Workers.forEachBlock(p, ROWS_AT_ONCE, 3L * p * p, (from, to) -> {
            for (int j = from; j < to; j++) {
                double[] products = moments.products()[j];
                double sum = 0;
                for (int k = 0; k < p && !constant[j]; k++) {
                    gram[j][k] = constant[k] ? 0
                            : (products[k] - mean[j] * mean[k] + level[j] * level[k]) / (norm[j] * norm[k]);
                    sum += gram[j][k];
                }
                pulls[j] = constant[j] ? 0
                        : (products[p] - mean[j] * mean[p] + level[j] * level[p]) / norm[j] / yScale;
                if (!Double.isFinite(sum + pulls[j])) {
                    throw notFinite(frame, j);
                }
            }
        });
        return new StandardizedMoments(gram, pulls, norm[p] / yScale * (norm[p] / yScale),
                back(moments, scaling, norm, unit, constant, yScale), moments.rows(), magnified);
    }

    private static DataException notFinite(Moments.Frame frame, int j) {
        return new DataException(
                (j < frame.features().size() ? "column '" + frame.features().get(j) + "'" : "the target")
                        + ": its moments are no finite numbers; measure it in larger units, see Moments.Frame");
    }

    /**
     * The products of columns that are prepared already.
     *
     * @throws TooLargeException where they would not fit the memory, as often as a cross-validation needs them
     */
    public static StandardizedMoments of(Prepared data) {
        Design z = data.design();
        int n = z.rows();
        int p = z.features();
        double bytes = (double) Double.BYTES * COPIES * p * p;
        if (bytes > Runtime.getRuntime().maxMemory()) {
            throw new TooLargeException(String.format(Locale.ROOT,
                    "ridge of %d rows and %d features needs %d x %d or %d x %d "
                            + "numbers in memory, some %d times over, more than the %d MB that Java may use.%nGive it more "
                            + "(EXACTZERO_JAVA_OPTS=-Xmx...), leave out features, or see the Lasso alone: exactzero path",
                    n, p, n, p, Math.min(n, p), Math.min(n, p), COPIES, Runtime.getRuntime().maxMemory() >> 20));
        }
        double[][] gram = new double[p][p];
        z.gram(IntStream.range(0, p).toArray(), 0, p, gram);
        double[] pulls = new double[p];
        z.pulls(data.y(), pulls);
        double meanSquare = Kernel.BEST.dot(data.y(), data.y()) / n;
        return new StandardizedMoments(gram, pulls, meanSquare, data.back(), n, z.amplification() * z.amplification());
    }

    private static Standardization back(Moments moments, Scaling scaling, double[] norm, double[] unit,
            boolean[] constant, double yScale) {
        Moments.Frame frame = moments.frame();
        int p = unit.length;
        double[] mean = new double[p];
        double[] original = new double[p];
        for (int j = 0; j < p; j++) {
            mean[j] = scaling.intercept() && !constant[j] ? frame.origin()[j] + moments.mean()[j] * frame.unit()[j] : 0;
            original[j] = constant[j] ? 1 : norm[j] * frame.unit()[j];
        }
        double yMean = scaling.intercept() ? frame.origin()[p] + moments.mean()[p] * frame.unit()[p] : 0;
        return new Standardization(frame.features(), mean, original, unit, constant, yMean, yScale * frame.unit()[p],
                scaling.intercept());
    }
}
