package exactzero.bench;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import java.util.Map;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.VectorTuple;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.ElasticNetCDTrainer;
import org.tribuo.regression.slm.SparseLinearModel;

/**
 * Tribuo's coordinate descent: RSS / 2n + alpha |b|_1 on columns as given, so they are standardised for it, before the clock
 * starts. It has no path: every lambda is a fit from nothing.
 */
final class TribuoRival implements JavaRival {
    private final MutableDataset<Regressor> examples;
    private final Standardized standardized;
    private final double tolerance;
    private final int p;

    TribuoRival(Dataset data, double tolerance) {
        this.tolerance = tolerance;
        this.p = data.size();
        this.standardized = Standardized.of(data, Scaling.STANDARD);
        RegressionFactory factory = new RegressionFactory();
        examples = new MutableDataset<>(new SimpleDataSourceProvenance("made", factory), factory);
        String[] names = data.features().toArray(String[]::new);
        for (int i = 0; i < data.rows(); i++) {
            double[] row = new double[p];
            for (int j = 0; j < p; j++) {
                row[j] = (data.columns()[j][i] - standardized.back().mean()[j]) / standardized.back().norm()[j];
            }
            examples.add(new ArrayExample<>(new Regressor("y", data.y()[i]), names, row));
        }
    }

    @Override
    public double[][] fit(double[] lambda) {
        double[][] weights = new double[lambda.length][p];
        for (int k = 0; k < lambda.length; k++) {
            ElasticNetCDTrainer trainer = new ElasticNetCDTrainer(lambda[k], 1, tolerance, 100_000, false, 1);
            SparseLinearModel model = (SparseLinearModel) trainer.train(examples, Map.of());
            SparseVector found = model.getWeights().get("y");
            for (VectorTuple weight : found) {
                if (weight.index < p) {
                    int j = Integer.parseInt(model.getFeatureIDMap().get(weight.index).getName().substring(1));
                    weights[k][j] = weight.value / standardized.back().norm()[j];
                }
            }
        }
        return weights;
    }
}
