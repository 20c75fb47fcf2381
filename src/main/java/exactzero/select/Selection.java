package exactzero.select;

import exactzero.certify.Certificate;
import exactzero.certify.Verdict;
import exactzero.data.Dataset;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Which columns matter: a cross-validated Lasso next to a cross-validated ridge.
 *
 * @param name what the data are called
 * @param target name of the target
 * @param rows number of rows
 * @param seed seed of the folds
 * @param folds number of folds
 * @param rule how lambda was chosen from the curves
 * @param lasso the Lasso path on all rows
 * @param ridge the ridge path on all rows
 * @param lassoCv cross-validation of the Lasso on its path's lambdas
 * @param ridgeCv cross-validation of ridge on its path's lambdas
 * @param gap relative duality gap at the chosen lambda
 * @param features one result per feature, in the order of the data
 */
public record Selection(
        String name,
        String target,
        int rows,
        long seed,
        int folds,
        Rule rule,
        Path lasso,
        Path ridge,
        CvCurve lassoCv,
        CvCurve ridgeCv,
        double gap,
        List<FeatureResult> features) {

    /**
     * Selects.
     *
     * @param progress told the number of folds done, of 2 * folds in all
     */
    public static Selection of(Dataset data, SelectionOptions options, IntConsumer progress) {
        Folds folds = Folds.random(data.rows(), options.folds(), options.seed());
        Standardized all = Standardized.of(data, options.scaling());
        ElasticNetPath net =
                new ElasticNetPath(all, options.l1Ratio(), options.lambdas(), options.stopping(),
                        options.constraints());
        Path lasso = net.path();
        Path ridge = RidgePath.fit(all, Lambdas.GRID);
        CvCurve lassoCv = CrossValidation.of(data, options.scaling(), folds, lasso.lambda(),
                (train, lambdas) -> new ElasticNetPath(
                        train, options.l1Ratio(), lambdas, options.stopping(), options.constraints()).path(),
                progress);
        CvCurve ridgeCv = CrossValidation.of(data, options.scaling(), folds, ridge.lambda(), RidgePath::fit,
                done -> progress.accept(folds.count() + done));
        int chosen = options.rule().choose(lassoCv);
        Certificate certificate = Certificate.of(all, lasso.b()[chosen], net.penalty(lasso.lambda()[chosen]));
        double[] zeroAtOrAbove = net.zeroAtOrAbove();
        double[] lassoWeights = lasso.coefficients(chosen);
        double[] ridgeWeights = ridge.coefficients(options.rule().choose(ridgeCv));
        List<FeatureResult> features = new ArrayList<>();
        for (int j = 0; j < data.size(); j++) {
            features.add(new FeatureResult(data.features().get(j), lassoWeights[j], ridgeWeights[j],
                    certificate.weights().get(j), zeroAtOrAbove[j]));
        }
        return new Selection(data.name(), data.target(), data.rows(), options.seed(), options.folds(), options.rule(),
                lasso, ridge, lassoCv, ridgeCv, certificate.gap(), List.copyOf(features));
    }

    /** Index of the chosen lambda on the Lasso path. */
    public int chosen() {
        return rule.choose(lassoCv);
    }

    /** The chosen lambda of the Lasso. */
    public double lambda() {
        return lasso.lambda()[chosen()];
    }

    /** Index of the chosen lambda on the ridge path. */
    public int ridgeChosen() {
        return rule.choose(ridgeCv);
    }

    /** Number of features of which this is proved. */
    public int count(Verdict verdict) {
        return (int) features.stream().filter(feature -> feature.proof().verdict() == verdict).count();
    }
}
