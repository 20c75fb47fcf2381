package exactzero.select;

import exactzero.data.Dataset;
import exactzero.design.FoldMoments;
import exactzero.design.MomentProblem;
import exactzero.design.Standardized;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.solve.Route;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The folds of a Lasso on tall data, from moments.
 *
 * <p>A fit by the Gram matrix of all features needs of its rows only their {@link FoldMoments}, and those of a training set are the sum of
 * the other folds'. So every row is looked at once, as for one path, and not once for every fold. The error of a fit on held-out
 * rows is a quadratic form in their moments. Each fold's columns are still centred and scaled on its training rows alone.
 */
final class LassoFolds implements FoldErrors {
    private final LassoFitter fitter;
    private final Standardized whole;
    private final FoldMoments[] held;

    private LassoFolds(LassoFitter fitter, Standardized whole, Folds folds) {
        this.fitter = fitter;
        this.whole = whole;
        this.held = IntStream.range(0, folds.count()).parallel()
                .mapToObj(fold -> FoldMoments.of(whole, folds.inside(fold))).toArray(FoldMoments[]::new);
    }

    /**
     * The folds of data that are tall enough; not of data whose cells are filled by the training rows' means, nor without an
     * intercept, nor with penalties that the training rows tell.
     */
    static Optional<FoldErrors> of(LassoFitter fitter, Dataset data, Folds folds) {
        SelectionOptions options = fitter.options();
        long rows = data.rows();
        boolean tall = rows >= (long) folds.count() * data.size() && rows >= (long) folds.count() * folds.count();
        return tall && Route.wholeGramPays(data.size()) && data.gaps().isEmpty()
                && options.scaling().intercept() && !options.adaptive()
                        ? Optional.of(new LassoFolds(fitter, Standardized.of(data, options.scaling()), folds))
                        : Optional.empty();
    }

    @Override
    public Optional<double[]> of(int fold, double[] lambda) {
        return FoldMoments.allBut(held, fold).problem(whole, fitter.options().scaling().standardize())
                .flatMap(training -> errors(training, held[fold], lambda));
    }

    private Optional<double[]> errors(MomentProblem training, FoldMoments others, double[] lambda) {
        Path path = fitter.fit(training, Lambdas.of(lambda));
        double[] errors = new double[path.size()];
        for (int k = 0; k < errors.length; k++) {
            errors[k] = training.error(path.b()[k], others) * whole.back().yScale() * whole.back().yScale();
            if (Double.isNaN(errors[k])) {
                return Optional.empty();
            }
        }
        return Optional.of(errors);
    }
}
