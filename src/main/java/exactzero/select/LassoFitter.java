package exactzero.select;

import exactzero.data.Observations;
import exactzero.design.PreparedTable;
import exactzero.design.StandardizedMoments;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import java.util.Optional;

/**
 * The Lasso of a selection, fitted alike to all rows, to folds and to halves.
 *
 * @param options how
 * @param pilotLambda the ridge lambda of the adaptive Lasso's pilot fit; NaN for the plain Lasso
 * @param monitor asked whether to go on
 */
record LassoFitter(SelectionOptions options, double pilotLambda, Monitor monitor) implements CrossValidation.Fitter {

    ElasticNetPath net(PreparedTable data, Lambdas lambdas) {
        return new ElasticNetPath(data, options.l1Ratio(), lambdas, options.stopping(), constraints(data),
                monitor.silent());
    }

    @Override
    public Path fit(PreparedTable data, Lambdas lambdas) {
        return predicting(net(data, lambdas));
    }

    /** The same from moments, where the penalties are those given. */
    ElasticNetPath net(StandardizedMoments data, Lambdas lambdas) {
        return new ElasticNetPath(data, options.l1Ratio(), lambdas, options.stopping(), options.constraints(),
                monitor.silent());
    }

    /** The same from moments. */
    Path fit(StandardizedMoments data, Lambdas lambdas) {
        return predicting(net(data, lambdas));
    }

    @Override
    public Optional<FoldErrors> shortcut(Observations data, Folds folds) {
        return LassoFolds.of(this, data, folds);
    }

    private Path predicting(ElasticNetPath net) {
        return options.relaxed() ? net.relaxed(net.path()) : net.path();
    }

    /**
     * The penalty factors of the adaptive Lasso, Zou (2006): inverse to the size of the standardised weights of a pilot fit by
     * ridge, 1 for the largest; times those given, by which the pilot's weights are penalised too.
     */
    private Constraints constraints(PreparedTable data) {
        if (!options.adaptive()) {
            return options.constraints();
        }
        Path pilot = new RidgePath(data, Lambdas.of(pilotLambda), options.constraints().withoutBounds()).path();
        int p = data.design().features();
        double[] size = new double[p];
        double largest = 0;
        for (int j = 0; j < p; j++) {
            size[j] = Math.abs(pilot.b()[0][j]);
            largest = options.constraints().factor(j) == 0 ? largest : Math.max(largest, size[j]);
        }
        double[] factors = new double[p];
        for (int j = 0; j < p; j++) {
            double given = options.constraints().factor(j);
            factors[j] = given == 0 ? 0 : given * (largest / size[j]);
        }
        return largest == 0 ? options.constraints() : options.constraints().withFactors(factors);
    }
}
