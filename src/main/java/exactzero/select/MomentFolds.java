package exactzero.select;

import exactzero.data.DataException;
import exactzero.design.Moments;
import exactzero.design.Standardization;
import exactzero.path.Monitor;
import exactzero.path.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Folds of which only moments are at hand.
 *
 * <p>The moments of a training set are the sum of the other folds', and the error of a fit on held-out rows is a quadratic form in
 * theirs.
 *
 * @param held the moments of each fold's rows, in one frame
 */
public record MomentFolds(List<Moments> held) {

    /** The moments of all rows outside a fold: a sum, since a difference would cost digits. */
    public Moments training(int fold) {
        return IntStream.range(0, held.size()).filter(k -> k != fold).mapToObj(held::get).reduce(Moments::plus)
                .orElseThrow();
    }

    /**
     * The weighted mean squared errors of fits on a fold's rows.
     *
     * @param training the moments that were fitted
     * @return NaN where so little is left of the terms that rounding would tell
     */
    public double[] errors(int fold, Moments training, Path path) {
        Moments others = held.get(fold);
        Moments.Frame frame = others.frame();
        Standardization back = path.scaling();
        int p = frame.unit().length - 1;
        double[] errors = new double[path.size()];
        for (int k = 0; k < errors.length; k++) {
            double[] v = path.coefficients(k);
            double t = level(training, p, back);
            for (int j = 0; j < p; j++) {
                if (v[j] != 0.0) {
                    v[j] *= frame.unit()[j] / frame.unit()[p];
                    t -= v[j] * level(training, j, back);
                }
            }
            errors[k] = others.meanSquare(v, t) * frame.unit()[p] * frame.unit()[p];
        }
        return errors;
    }

    /** Where a column counts from, in its frame: its mean, or the zero of its units where there is no intercept. */
    private static double level(Moments training, int j, Standardization back) {
        return back.intercept() ? training.mean()[j] : -training.frame().origin()[j] / training.frame().unit()[j];
    }

    /**
     * Cross-validates.
     *
     * @param lambda decreasing
     * @param fitter fits a path of these lambdas to moments
     * @throws DataException where a training set cannot be fitted, or an error cannot be told
     */
    CvCurve curve(double[] lambda, Function<Moments, Path> fitter, Monitor monitor) {
        double[][] error = new double[held.size()][];
        double[] share = held.stream().mapToDouble(Moments::weight).toArray();
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, error.length).parallel().forEach(fold -> {
            monitor.check();
            try {
                Moments training = training(fold);
                error[fold] = errors(fold, training, fitter.apply(training));
            } catch (DataException e) {
                throw new DataException("without fold " + (fold + 1) + " of " + error.length + ": " + e.getMessage()
                        + ".\nTry other folds: more or fewer of them, or another seed", e);
            }
            for (double one : error[fold]) {
                if (Double.isNaN(one)) {
                    throw new DataException("the error on fold " + (fold + 1) + " of " + error.length
                            + " is lost in rounding: the fit is exact to ten digits and more.\n"
                            + "Read the file at once, without --stream, or take larger lambdas");
                }
            }
            monitor.done(done.incrementAndGet());
        });
        return CvCurve.of(lambda, share, error);
    }
}
