package exactzero.smile;

import exactzero.certify.Certificate;
import exactzero.certify.Verdict;
import exactzero.certify.WeightProof;
import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.solve.Stopping;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import smile.data.CategoricalEncoder;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.type.StructType;
import smile.regression.DataFrameRegression;
import smile.regression.LinearModel;
import smile.tensor.DenseMatrix;
import smile.tensor.Vector;

/**
 * An exact Lasso, elastic net or ridge as one of Smile's regressions: trained from a formula and a data frame, and fit for
 * whatever takes a {@link DataFrameRegression}, such as Smile's cross-validation.
 *
 * <p>The objective is ours, RSS / 2n + lambda ( l1Ratio |b|_1 + (1 - l1Ratio) / 2 |b|_2^2 ) on standardised columns with an
 * unpenalised intercept; {@link exactzero.path.Conversion#smile} translates lambda. Categories become 0/1 columns, the first level being the base, as
 * in Smile's own linear models. Needs no OpenBLAS, but for {@link #linearModel}.
 */
public final class ExactModel implements DataFrameRegression {
    private static final long serialVersionUID = 1;

    private final Formula formula;
    private final StructType schema;
    private final List<String> features;
    private final double intercept;
    private final double[] coefficients;
    private final List<Verdict> verdicts;
    private final double gap;

    private ExactModel(Formula formula, StructType schema, Path fit, List<Verdict> verdicts) {
        this.formula = formula;
        this.schema = schema;
        this.features = List.copyOf(fit.features());
        this.intercept = fit.intercept(0);
        this.coefficients = fit.coefficients(0);
        this.verdicts = List.copyOf(verdicts);
        this.gap = fit.gap()[0];
    }

    /**
     * The Lasso.
     *
     * @param formula the target on the left; its right-hand side may be left out for all other columns
     * @param lambda at least 0
     * @throws DataException when a cell is missing or not finite, or nothing varies
     */
    public static ExactModel lasso(Formula formula, DataFrame data, double lambda) {
        return elasticNet(formula, data, lambda, 1);
    }

    /** The elastic net, its share of L1 in (0, 1]; else as {@link #lasso}. */
    public static ExactModel elasticNet(Formula formula, DataFrame data, double lambda, double l1Ratio) {
        Formula bound = formula.expand(data.schema());
        Standardized prepared = Standardized.of(table(bound, data), Scaling.STANDARD);
        ElasticNetPath net = new ElasticNetPath(prepared, l1Ratio, Lambdas.of(lambda), Stopping.DEFAULT);
        Certificate certificate = Certificate.of(prepared, net.path().b()[0], net.penalty(lambda));
        return new ExactModel(bound, bound.bind(data.schema()), net.path(),
                certificate.weights().stream().map(WeightProof::verdict).toList());
    }

    /** Ridge, in closed form; else as {@link #lasso}. */
    public static ExactModel ridge(Formula formula, DataFrame data, double lambda) {
        Formula bound = formula.expand(data.schema());
        Dataset table = table(bound, data);
        Path path = RidgePath.fit(Standardized.of(table, Scaling.STANDARD), Lambdas.of(lambda));
        return new ExactModel(bound, bound.bind(data.schema()), path,
                Collections.nCopies(table.size(), Verdict.UNDECIDED));
    }

    private static Dataset table(Formula bound, DataFrame data) {
        DenseMatrix x = bound.matrix(data, false);
        double[][] columns = new double[x.ncol()][x.nrow()];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < x.nrow(); i++) {
                columns[j][i] = x.get(i, j);
            }
        }
        return Dataset.of("data frame", Arrays.asList(x.colNames()), columns, Objects.toString(bound.response()),
                bound.y(data).toDoubleArray());
    }

    @Override
    public Formula formula() {
        return formula;
    }

    @Override
    public StructType schema() {
        return schema;
    }

    /** Names of the columns that have a weight, length p. */
    public List<String> features() {
        return features;
    }

    public double intercept() {
        return intercept;
    }

    /** Weights in original units, length p, a copy; zeros are exactly 0.0. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** What is certified of every weight at every optimum, length p; nothing for ridge. */
    public List<Verdict> verdicts() {
        return verdicts;
    }

    /** Relative duality gap of the fit; 0 for ridge, which is closed form. */
    public double gap() {
        return gap;
    }

    @Override
    public double predict(Tuple row) {
        double[] x = formula.x(row).toArray(false, CategoricalEncoder.DUMMY);
        double sum = intercept;
        for (int j = 0; j < x.length; j++) {
            sum += coefficients[j] == 0.0 ? 0.0 : coefficients[j] * x[j];
        }
        return sum;
    }

    /**
     * The same weights as Smile's own linear model, which adds its summary of the fit to some rows; it computes by OpenBLAS, see
     * {@link OpenBlas#load}. Its p-values know nothing of the penalty.
     */
    public LinearModel linearModel(DataFrame data) {
        return new LinearModel(formula, schema, formula.matrix(data, false), formula.y(data).toDoubleArray(),
                Vector.column(coefficients.clone()), intercept);
    }
}
