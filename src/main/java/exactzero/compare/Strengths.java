package exactzero.compare;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.RidgePath;
import exactzero.select.CrossValidation;
import exactzero.select.Folds;
import exactzero.solve.Stopping;

/**
 * The lambdas that a selection would choose: by ten-fold cross-validation and the rule of one standard error.
 *
 * @param lasso for the Lasso and the elastic net
 * @param ridge for ridge
 */
record Strengths(double lasso, double ridge) {
    private static final int FOLDS = 10;
    private static final int LEAST_ROWS = 4;

    static Strengths of(Dataset data, long seed) {
        if (data.rows() < LEAST_ROWS) {
            throw new DataException(data.name() + ": " + data.rows()
                    + " rows are too few to choose lambda by cross-validation.\nSay which with --lambda");
        }
        Standardized all = Standardized.of(data, Scaling.STANDARD);
        Folds folds = Folds.random(data.rows(), Math.min(FOLDS, data.rows()), seed);
        return new Strengths(
                chosen(data, folds, ElasticNetPath.lasso(all, Lambdas.GRID).lambda(),
                        (train, lambdas) -> ElasticNetPath.fit(train, 1, lambdas, Stopping.DEFAULT)),
                chosen(data, folds, RidgePath.fit(all, Lambdas.GRID).lambda(), RidgePath::fit));
    }

    private static double chosen(Dataset data, Folds folds, double[] lambda, CrossValidation.Fitter fitter) {
        return lambda[CrossValidation.of(data, Scaling.STANDARD, folds, lambda, fitter, done -> {}).oneSe()];
    }
}
