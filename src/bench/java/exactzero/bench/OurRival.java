package exactzero.bench;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.select.CrossValidation;
import exactzero.select.CvCurve;
import exactzero.select.Folds;
import exactzero.solve.Stopping;
import java.util.Arrays;

/** Ours; standardising is inside the time. */
record OurRival(Dataset data) implements JavaRival {
    private static final Stopping STOPPING = new Stopping(1e-12, 1e-9, 100_000);

    @Override
    public double[][] fit(double[] lambda) {
        var path = ElasticNetPath.fit(Standardized.of(data, Scaling.STANDARD), 1, Lambdas.of(lambda), STOPPING);
        double[][] weights = new double[path.size()][];
        Arrays.setAll(weights, path::coefficients);
        return weights;
    }

    /** The lambda of the least cross-validated error. */
    double crossValidated(double[] lambda) {
        CvCurve curve = CrossValidation.of(data, Scaling.STANDARD, Folds.random(data.rows(), 10, 1), lambda,
                (train, lambdas) -> ElasticNetPath.fit(train, 1, lambdas, STOPPING), done -> {});
        return lambda[curve.min()];
    }
}
