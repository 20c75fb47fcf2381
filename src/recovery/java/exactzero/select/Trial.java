package exactzero.select;

import exactzero.data.Dataset;
import exactzero.data.SyntheticData;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * All methods on one data set, as {@link Selection} has them; the plain Lasso's cross-validation is shared by its rules.
 *
 * @param fits by method, a path of one each
 * @param score how they did
 */
record Trial(Map<Method, Path> fits, Score score) {
    private static final SelectionOptions PLAIN = SelectionOptions.DEFAULT;

    static Trial of(Setting setting, long seed) {
        SyntheticData drawn = setting.spec(seed).generate();
        Dataset data = drawn.dataset();
        Standardized all = Standardized.of(data, PLAIN.scaling());
        Map<Method, Path> fits = new EnumMap<>(Method.class);

        LassoFitter fitter = new LassoFitter(PLAIN, Double.NaN, Monitor.NONE);
        ElasticNetPath net = fitter.net(all, PLAIN.lambdas());
        CvCurve cv = crossValidate(data, net.path(), fitter);
        InformationCriterion.Setting criterion = new InformationCriterion.Setting(all.design(), data.rows());
        fits.put(Method.MIN, Rule.MIN.choose(net, cv, criterion));
        fits.put(Method.ONE_SE, Rule.ONE_SE.choose(net, cv, criterion));
        fits.put(Method.BIC, Rule.parse("bic").choose(net, cv, criterion));
        fits.put(Method.EBIC, Rule.parse("ebic").choose(net, cv, criterion));

        CvCurve relaxedCv =
                crossValidate(data, net.path(), new LassoFitter(PLAIN.with(false, true), Double.NaN, Monitor.NONE));
        fits.put(Method.RELAXED, net.relaxed(net.path().only(relaxedCv.min())));

        Path ridge = RidgePath.fit(all, Lambdas.GRID);
        CvCurve ridgeCv = crossValidate(data, ridge, RidgePath::fit);
        LassoFitter adaptive = new LassoFitter(PLAIN.with(true, false), ridge.lambda()[ridgeCv.min()], Monitor.NONE);
        Path weighted = adaptive.net(all, PLAIN.lambdas()).path();
        fits.put(Method.ADAPTIVE, weighted.only(crossValidate(data, weighted, adaptive).min()));

        Path oneSe = fits.get(Method.ONE_SE);
        Stability stability = Stability.of(data, Scaling.STANDARD, fitter, oneSe.lambda()[0], PLAIN.pairs(),
                PLAIN.seed(), Monitor.NONE);
        double[] stable = Arrays.stream(stability.frequency())
                .map(share -> share >= Stability.THRESHOLD ? 1 : 0).toArray();
        fits.put(Method.STABLE, net.relaxed(new Path(1, oneSe.scaling(), oneSe.lambda(), new double[][] {stable},
                oneSe.gap(), oneSe.r2(), oneSe.converged())));

        Map<Method, Outcome> outcomes = new EnumMap<>(Method.class);
        fits.forEach((method, fit) -> {
            double[] beta = fit.coefficients(0);
            double error = setting.testError(drawn.truth(), beta, fit.intercept(0) - drawn.intercept(),
                    drawn.noiseSd());
            outcomes.put(method, Outcome.of(drawn.truth(), beta, error));
        });
        return new Trial(fits, new Score(outcomes, stability.falsePicks(Stability.THRESHOLD)));
    }

    private static CvCurve crossValidate(Dataset data, Path path, CrossValidation.Fitter fitter) {
        Folds folds = Folds.random(data.rows(), PLAIN.folds(), PLAIN.seed());
        return CrossValidation.of(data, PLAIN.scaling(), folds, path.lambda(), fitter, Monitor.NONE);
    }

    /** Fails unless the fits are, to the last bit, those that a user's selection gives. */
    void requireSelection(Setting setting, long seed) {
        Dataset data = setting.spec(seed).generate().dataset();
        require(Method.MIN, select(data, PLAIN.withRule(Rule.MIN)).fit());
        require(Method.ONE_SE, select(data, PLAIN).fit());
        require(Method.BIC, select(data, PLAIN.withRule(Rule.parse("bic"))).fit());
        require(Method.EBIC, select(data, PLAIN.withRule(Rule.parse("ebic"))).fit());
        require(Method.RELAXED, select(data, PLAIN.withRule(Rule.MIN).with(false, true)).relaxed());
        require(Method.ADAPTIVE, select(data, PLAIN.withRule(Rule.MIN).with(true, false)).fit());
    }

    private static Selection select(Dataset data, SelectionOptions options) {
        return Selection.of(data, options.withPairs(0), Monitor.NONE);
    }

    private void require(Method method, Path expected) {
        if (!Arrays.equals(fits.get(method).coefficients(0), expected.coefficients(0))) {
            throw new IllegalStateException(method.label() + " is not what select gives");
        }
    }
}
