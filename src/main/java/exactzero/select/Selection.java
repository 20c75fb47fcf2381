package exactzero.select;

import exactzero.certify.Certificate;
import exactzero.certify.Verdict;
import exactzero.data.Observations;
import exactzero.data.Provenance;
import exactzero.design.PreparedTable;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.RidgeFolds;
import exactzero.path.RidgePath;
import exactzero.solve.Cost;
import exactzero.solve.ElasticNet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Which columns matter: a cross-validated Lasso next to a cross-validated ridge.
 *
 * @param name what the data are called
 * @param target name of the target
 * @param rows number of rows
 * @param options how the selection was made
 * @param lasso the Lasso path on all rows
 * @param cost what the Lasso path on all rows has cost
 * @param ridge the ridge path on all rows
 * @param lassoCv cross-validation of the Lasso on its path's lambdas
 * @param ridgeCv cross-validation of ridge on its path's lambdas
 * @param fit the Lasso at the chosen lambda, a path of one
 * @param penalty of that fit, on the solvers' scale
 * @param constraints of that fit; the adaptive Lasso's factors are among them
 * @param relaxed least squares on the features that it keeps, a path of one
 * @param contrast that fit against ridge of the same strength
 * @param track the Lasso followed closely along lambda; {@link Track#NONE} where that was not asked for
 * @param gap relative duality gap at the chosen lambda
 * @param keptByRepeat number of features that the rule keeps by each repeat of the cross-validation alone; one entry
 *     without repeats or where the rule does not look at them
 * @param stability selection frequencies at the chosen lambda; without pairs, of nothing
 * @param features one result per feature, in the order of the data
 * @param provenance where the features come from, and which columns were set aside
 */
public record Selection(
        String name,
        String target,
        int rows,
        SelectionOptions options,
        Path lasso,
        Cost cost,
        Path ridge,
        CvCurve lassoCv,
        CvCurve ridgeCv,
        Path fit,
        ElasticNet penalty,
        Constraints constraints,
        Path relaxed,
        Contrast contrast,
        Track track,
        double gap,
        int[] keptByRepeat,
        Stability stability,
        List<FeatureResult> features,
        Provenance provenance) {

    /**
     * Selects.
     *
     * @param wanted how; where the data tell the folds, those count
     * @param monitor told the number of steps done, of {@link SelectionOptions#steps} in all, and asked whether to go on
     * @throws java.util.concurrent.CancellationException when it says no
     */
    public static Selection of(Observations data, SelectionOptions wanted, Monitor monitor) {
        SelectionOptions options = wanted.on(data);
        PreparedTable all = PreparedTable.of(data, options.scaling());
        int steps = options.folds() * options.repeats();
        Constraints factors = options.constraints().withoutBounds();
        RidgePath ridgePath = new RidgePath(all, Lambdas.GRID, factors);
        Path ridge = ridgePath.path();
        CvCurve ridgeCv = CvCurve.mean(crossValidate(data, options, ridge.lambda(),
                new RidgeFolds(all, options.scaling(), factors)::fit, folds -> Optional.empty(), monitor));
        LassoFitter fitter = new LassoFitter(options, ridge.lambda()[ridgeCv.min()], monitor);
        ElasticNetPath net = fitter.net(all, options.lambdas());
        Path lasso = net.path();
        Cost cost = net.cost();
        List<CvCurve> curves = crossValidate(data, options, lasso.lambda(),
                (held, rest, lambdas) -> fitter.fit(rest.get(), lambdas), folds -> fitter.shortcut(data, folds),
                monitor.from(steps));
        CvCurve lassoCv = CvCurve.mean(curves);

        monitor.check();
        int seen = (int) IntStream.range(0, data.rows()).filter(i -> data.weights()[i] > 0).count();
        Path fit = options.rule().choose(net, lassoCv, new InformationCriterion.Setting(all.design(), seen));
        double lambda = fit.lambda()[0];
        ElasticNet penalty = net.penalty(lambda);
        Certificate certificate = Certificate.of(all, fit.b()[0], penalty);
        Stability stability = Stability.of(data, options.scaling(), fitter, lambda, options.pairs(), options.seed(),
                monitor.from(2 * steps));
        monitor.check();
        Path relaxed = net.relaxed(fit);
        double[] zeroAtOrAbove = net.zeroAtOrAbove();
        Contrast contrast =
                Contrast.of(fit, InformationCriterion.degreesOfFreedom(all.design(), penalty, fit.b()[0]), lassoCv,
                        ridgePath, ridgeCv);
        Track track = options.followed() ? Track.of(all, net, lambda, Ranking.of(fit, lasso, ridge)) : Track.NONE;
        int[] keptByRepeat = Rule.OF_CURVES.contains(options.rule())
                ? curves.stream().mapToInt(curve -> lasso.nonzero(options.rule().choose(curve))).toArray()
                : new int[] {fit.nonzero(0)};
        Path ridgeFit = ridge.only(options.rule().choose(ridgeCv));
        return new Selection(data.name(), data.target(), data.rows(), options, lasso, cost, ridge, lassoCv,
                ridgeCv, fit,
                penalty, net.constraints(), relaxed, contrast, track, certificate.gap(), keptByRepeat, stability,
                features(certificate, fit, relaxed, ridgeFit, zeroAtOrAbove, stability,
                        Twin.of(all, fit.b()[0])),
                data.provenance());
    }

    /** A curve for every repeat, each with folds of its own. */
    private static List<CvCurve> crossValidate(Observations data, SelectionOptions options, double[] lambda,
            CrossValidation.FoldFitter fitter, Function<Folds, Optional<FoldErrors>> shortcut, Monitor monitor) {
        List<CvCurve> curves = new ArrayList<>();
        for (int repeat = 0; repeat < options.repeats(); repeat++) {
            int before = repeat * options.folds();
            Folds folds = Folds.of(data, options, repeat);
            curves.add(CrossValidation.of(data, options.scaling(), folds, lambda, fitter, shortcut.apply(folds),
                    monitor.from(before)));
        }
        return curves;
    }

    static List<FeatureResult> features(Certificate certificate, Path fit, Path relaxed, Path ridge,
            double[] zeroAtOrAbove, Stability stability, Twin[] twins) {
        double[] lassoWeights = fit.coefficients(0);
        double[] relaxedWeights = relaxed.coefficients(0);
        double[] ridgeWeights = ridge.coefficients(0);
        return IntStream.range(0, twins.length)
                .mapToObj(j -> new FeatureResult(fit.features().get(j), lassoWeights[j], ridgeWeights[j],
                        relaxedWeights[j], certificate.weights().get(j), zeroAtOrAbove[j], stability.frequency()[j],
                        twins[j]))
                .toList();
    }

    /** How lambda was chosen. */
    public Rule rule() {
        return options.rule();
    }

    /** Seed of the folds. */
    public long seed() {
        return options.seed();
    }

    /** Number of folds. */
    public int folds() {
        return options.folds();
    }

    /** The chosen lambda of the Lasso. */
    public double lambda() {
        return fit.lambda()[0];
    }

    /** Number of features kept. */
    public int kept() {
        return fit.nonzero(0);
    }

    /** Whether the stopping rule was met along the path, at the chosen lambda and by the least squares there. */
    public boolean converged() {
        return lasso.allConverged() && fit.allConverged() && relaxed.allConverged();
    }

    /** Index of the chosen lambda on the ridge path: one standard error from the smallest error by that rule, else the smallest. */
    public int ridgeChosen() {
        return rule().choose(ridgeCv);
    }

    /** Number of features of which this is proved. */
    public int count(Verdict verdict) {
        return (int) features.stream().filter(feature -> feature.proof().verdict() == verdict).count();
    }
}
