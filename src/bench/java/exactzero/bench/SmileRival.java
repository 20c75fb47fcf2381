package exactzero.bench;

import exactzero.data.Dataset;
import exactzero.path.Conversion;
import exactzero.smile.OpenBlas;
import java.util.Arrays;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.LASSO;
import smile.regression.LinearModel;

/** Smile's LASSO: RSS + lambda |b|_1 on columns scaled with n - 1. It has no path: every lambda is a fit from nothing. */
final class SmileRival implements JavaRival {
    private static final Formula FORMULA = Formula.lhs("y");

    private final DataFrame frame;
    private final double tolerance;
    private final double scale;

    SmileRival(Dataset data, double tolerance) {
        OpenBlas.load(1);
        this.tolerance = tolerance;
        this.scale = Conversion.smile(data.rows()).l1();
        double[][] rows = new double[data.rows()][data.size() + 1];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < data.size(); j++) {
                rows[i][j] = data.columns()[j][i];
            }
            rows[i][data.size()] = data.y()[i];
        }
        String[] names = Arrays.copyOf(data.features().toArray(String[]::new), data.size() + 1);
        names[data.size()] = "y";
        frame = DataFrame.of(rows, names);
    }

    @Override
    public double[][] fit(double[] lambda) {
        double[][] weights = new double[lambda.length][];
        for (int k = 0; k < lambda.length; k++) {
            LinearModel model = LASSO.fit(FORMULA, frame, new LASSO.Options(scale * lambda[k], tolerance, 1000));
            weights[k] = model.coefficients().toArray(new double[0]);
        }
        return weights;
    }
}
