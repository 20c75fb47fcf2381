package exactzero.compare;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.solve.Stopping;

/**
 * This library as one entrant among others: standardising is part of the fit.
 *
 * @param l1Ratio 1 for the Lasso, 0 for ridge, between them the elastic net
 */
public record OurFit(double l1Ratio) implements Rival {

    @Override
    public Entrant entrant() {
        return new Entrant("exactzero", l1Ratio == 0 ? "RidgePath" : "ElasticNetPath", "");
    }

    @Override
    public Fit on(Dataset data, double lambda) {
        return () -> {
            Path path = path(Standardized.of(data, Scaling.STANDARD), lambda);
            return new Weights(path.intercept(0), path.coefficients(0));
        };
    }

    Path path(Standardized prepared, double lambda) {
        return l1Ratio == 0 ? RidgePath.fit(prepared, Lambdas.of(lambda))
                : ElasticNetPath.fit(prepared, l1Ratio, Lambdas.of(lambda), Stopping.DEFAULT);
    }
}
