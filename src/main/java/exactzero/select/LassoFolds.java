package exactzero.select;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.Observations;
import exactzero.design.Moments;
import exactzero.design.Standardized;
import exactzero.design.StandardizedMoments;
import exactzero.path.Lambdas;
import exactzero.solve.Route;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The folds of a Lasso on tall data, from moments.
 *
 * <p>A fit by the Gram matrix of all features needs of its rows only their {@link Moments}, and those of a training set are the
 * sum of the other folds'. So every row is looked at once, as for one path, and not once for every fold. The error of a fit on
 * held-out rows is a quadratic form in their moments. Each fold's columns are still centred and scaled on its training rows
 * alone; nothing is subtracted but the squares of their means, which are near 0.
 */
final class LassoFolds implements FoldErrors {
    /** How much centring on the training rows may magnify rounding: two digits. */
    private static final double MAGNIFIED = 100;

    private final LassoFitter fitter;
    private final MomentFolds folds;

    private LassoFolds(LassoFitter fitter, Dataset data, Folds folds) {
        this.fitter = fitter;
        Moments.Frame frame = Moments.Frame.of(Standardized.of(data, fitter.options().scaling()));
        this.folds = new MomentFolds(IntStream.range(0, folds.count()).parallel()
                .mapToObj(fold -> Moments.of(data.rows(folds.inside(fold)), frame)).toList());
    }

    /**
     * The folds of data that are tall enough and have full columns; not of data whose cells are filled by the training rows'
     * means, nor without an intercept, nor with penalties that the training rows tell, nor where a fold has no weight.
     */
    static Optional<FoldErrors> of(LassoFitter fitter, Observations observed, Folds folds) {
        if (!(observed instanceof Dataset data)) {
            return Optional.empty();
        }
        SelectionOptions options = fitter.options();
        long rows = data.rows();
        boolean tall = rows >= (long) folds.count() * data.size() && rows >= (long) folds.count() * folds.count();
        return tall && Route.wholeGramPays(data.size()) && data.gaps().isEmpty()
                && options.scaling().intercept() && !options.adaptive()
                && IntStream.range(0, folds.count()).allMatch(fold -> weight(data, folds.inside(fold)) > 0)
                        ? Optional.of(new LassoFolds(fitter, data, folds))
                        : Optional.empty();
    }

    private static double weight(Dataset data, int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> data.weights()[i]).sum();
    }

    @Override
    public Optional<double[]> of(int fold, double[] lambda) {
        try {
            Moments training = folds.training(fold);
            StandardizedMoments prepared = StandardizedMoments.of(training, fitter.options().scaling());
            return prepared.magnified() <= MAGNIFIED
                    ? Optional.of(folds.errors(fold, training, fitter.fit(prepared, Lambdas.of(lambda))))
                            .filter(errors -> Arrays.stream(errors).noneMatch(Double::isNaN))
                    : Optional.empty();
        } catch (DataException told) {
            // Whether a column of the training rows varies at all, only they tell for sure.
            return Optional.empty();
        }
    }
}
