package exactzero.select;

import exactzero.data.DataException;
import exactzero.data.Observations;
import exactzero.design.PreparedTable;
import exactzero.design.Scaling;
import exactzero.path.Lambdas;
import exactzero.path.Monitor;
import exactzero.path.Path;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * K-fold cross-validation of a whole path on one set of lambdas.
 *
 * <p>Everything that looks at the data, standardising and filling missing cells included, happens inside the fold. Mean and standard error are those
 * of glmnet's cv.glmnet (grouped): the mean over folds of the error in the fold, weighted by the fold, and the root of
 * its weighted variance over K - 1. Folds without weight do not count among the K.
 */
public final class CrossValidation {
    /** Spreads of the target whose squares, and those of small shares of it, are well within the range of a double. */
    private static final double SMALLEST = 1e-140;
    private static final double LARGEST = 1e140;

    private CrossValidation() {}

    /** Fits a path to prepared data. */
    @FunctionalInterface
    public interface Fitter {
        Path fit(PreparedTable data, Lambdas lambdas);

        /** The errors of folds by a shorter way, none where there is none. */
        default Optional<FoldErrors> shortcut(Observations data, Folds folds) {
            return Optional.empty();
        }
    }

    /** Fits a path to all rows but those of a fold. */
    @FunctionalInterface
    interface FoldFitter {
        /**
         * Fits.
         *
         * @param held the fold's rows
         * @param rest all others, standardised when first asked for
         */
        Path fit(Observations held, Supplier<PreparedTable> rest, Lambdas lambdas);
    }

    /**
     * Cross-validates.
     *
     * @param lambda decreasing, used in every fold
     * @param monitor told the number of folds done, asked before each whether to go on
     * @throws java.util.concurrent.CancellationException when it says no
     */
    public static CvCurve of(
            Observations data, Scaling scaling, Folds folds, double[] lambda, Fitter fitter, Monitor monitor) {
        return of(data, scaling, folds, lambda, (held, rest, lambdas) -> fitter.fit(rest.get(), lambdas),
                fitter.shortcut(data, folds), monitor);
    }

    /**
     * Cross-validates with a fitter that may do with less than all of the rest's rows.
     *
     * @param shortcut errors that take no fitter at all
     */
    static CvCurve of(Observations data, Scaling scaling, Folds folds, double[] lambda, FoldFitter fitter,
            Optional<FoldErrors> shortcut, Monitor monitor) {
        requireSquares(data);
        int count = lambda.length;
        double[][] error = new double[folds.count()][];
        double[] share = new double[folds.count()];
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, folds.count()).parallel().forEach(fold -> {
            monitor.check();
            int[] inside = folds.inside(fold);
            share[fold] = IntStream.of(inside).mapToDouble(i -> data.weights()[i]).sum();
            error[fold] = new double[count];
            if (share[fold] > 0) {
                error[fold] = shortcut.flatMap(errors -> errors.of(fold, lambda)).orElseGet(() -> {
                    Observations held = data.rows(inside);
                    Rest rest = new Rest(data, folds, fold, scaling);
                    Path path = fitter.fit(held, rest, Lambdas.of(lambda));
                    return errors(path, held.gaps().isEmpty() ? held : held.filledLike(rest.get().source()));
                });
            }
            monitor.done(done.incrementAndGet());
        });
        return CvCurve.of(lambda, share, error);
    }

    /** The rows outside a fold, standardised once, which may be unfit to fit though the whole is not. */
    private static final class Rest implements Supplier<PreparedTable> {
        private final Observations data;
        private final Folds folds;
        private final int fold;
        private final Scaling scaling;
        private @Nullable PreparedTable standardized;

        Rest(Observations data, Folds folds, int fold, Scaling scaling) {
            this.data = data;
            this.folds = folds;
            this.fold = fold;
            this.scaling = scaling;
        }

        @Override
        public PreparedTable get() {
            if (standardized == null) {
                try {
                    standardized = PreparedTable.of(data.rows(folds.outside(fold)), scaling);
                } catch (DataException e) {
                    throw new DataException("without fold " + (fold + 1) + " of " + folds.count() + ": "
                            + e.getMessage() + ".\nTry other folds: more or fewer of them, or another seed", e);
                }
            }
            return standardized;
        }
    }

    /** @throws DataException where errors, squares in units of the target, would be too small or too large for a double */
    private static void requireSquares(Observations data) {
        DoubleSummaryStatistics y = IntStream.range(0, data.rows()).filter(i -> data.weights()[i] > 0)
                .mapToDouble(i -> data.y()[i]).summaryStatistics();
        requireSquares(data.name(), data.target(), y.getMax() - y.getMin());
    }

    /** @param spread of the target */
    static void requireSquares(String data, String target, double spread) {
        if (spread > 0 && !(spread >= SMALLEST && spread <= LARGEST)) {
            throw new DataException(data + ": the target '" + target + "' spreads over " + spread
                    + ", and cross-validated errors are squares of that, beyond double precision.\nMultiply it by a power of ten");
        }
    }

    /** Weighted mean squared error of held-out rows at every lambda. */
    private static double[] errors(Path path, Observations held) {
        double[] errors = new double[path.size()];
        double total = total(held.weights());
        for (int k = 0; k < path.size(); k++) {
            double[] predicted = Predictions.of(path.intercept(k), path.coefficients(k), held);
            for (int i = 0; i < predicted.length; i++) {
                double off = held.y()[i] - predicted[i];
                errors[k] += held.weights()[i] / total * off * off;
            }
        }
        return errors;
    }

    private static double total(double[] values) {
        double total = 0;
        for (double value : values) {
            total += value;
        }
        return total;
    }
}
