package exactzero.spark;

import exactzero.design.Scaling;
import exactzero.path.Constraints;
import exactzero.path.Lambdas;
import exactzero.select.Rule;
import exactzero.select.SelectionOptions;
import exactzero.solve.Stopping;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * The cross-validated Lasso, elastic net or ridge as one of Spark's estimators, to stand in a Pipeline.
 *
 * <p>The objective is ours, RSS / 2n + lambda ( l1Ratio |b|_1 + (1 - l1Ratio) / 2 |b|_2^2 ) on standardised columns. Without a
 * {@link #regParam} lambda is chosen by cross-validation. The parameters are named as those of Spark's LinearRegression where they mean the same;
 * {@link exactzero.path.Dialect#SPARK} says in what its strength of ridge differs.
 */
public final class ExactZeroRegression extends Estimator<ExactZeroModel> implements DefaultParamsWritable {
    private static final long serialVersionUID = 1;

    private final String uid;
    private final Param<String> featuresCol;
    private final Param<String> labelCol;
    private final Param<String> predictionCol;
    private final Param<String> weightCol;
    private final Param<String> foldCol;
    private final Param<String> idCol;
    private final DoubleParam elasticNetParam;
    private final DoubleParam regParam;
    private final Param<String> rule;
    private final IntParam numFolds;
    private final LongParam seed;
    private final BooleanParam fitIntercept;
    private final BooleanParam standardization;

    /** The Lasso, 10 folds, seed 1, the rule of one standard error. */
    public ExactZeroRegression() {
        this(Identifiable$.MODULE$.randomUID("exactzero"));
    }

    /** The same under a name of one's own. */
    public ExactZeroRegression(String uid) {
        this.uid = uid;
        featuresCol = new Param<>(uid, "featuresCol", "column of vectors or arrays");
        labelCol = new Param<>(uid, "labelCol", "column to explain");
        predictionCol = new Param<>(uid, "predictionCol", "column of predictions");
        weightCol = new Param<>(uid, "weightCol", "column of observation weights");
        foldCol = new Param<>(uid, "foldCol", "column of folds, whole numbers from 0");
        idCol = new Param<>(uid, "idCol", "column of whole numbers hashed to folds");
        elasticNetParam = new DoubleParam(uid, "elasticNetParam", "share of L1: 1 for the Lasso, 0 for ridge",
                ParamValidators.inRange(0, 1));
        regParam = new DoubleParam(uid, "regParam", "lambda; chosen by cross-validation where it is not set",
                ParamValidators.gtEq(0));
        rule = new Param<>(uid, "rule", "min or 1se");
        numFolds = new IntParam(uid, "numFolds", "number of folds", ParamValidators.gtEq(2));
        seed = new LongParam(uid, "seed", "of the folds");
        fitIntercept = new BooleanParam(uid, "fitIntercept", "whether there is an intercept");
        standardization = new BooleanParam(uid, "standardization",
                "whether weights are penalised per standard deviation of their column");
        set(featuresCol, "features");
        set(labelCol, "label");
        set(predictionCol, "prediction");
        set(elasticNetParam, 1.0);
        set(rule, Rule.ONE_SE.label());
        set(numFolds, SelectionOptions.DEFAULT.folds());
        set(seed, SelectionOptions.DEFAULT.seed());
        set(fitIntercept, true);
        set(standardization, true);
    }

    @Override
    public String uid() {
        return uid;
    }

    /** Column of vectors or arrays of numbers. */
    public Param<String> featuresCol() {
        return featuresCol;
    }

    /** The column to explain. */
    public Param<String> labelCol() {
        return labelCol;
    }

    /** Where predictions go. */
    public Param<String> predictionCol() {
        return predictionCol;
    }

    /** Observation weights, none unless set. */
    public Param<String> weightCol() {
        return weightCol;
    }

    /** Folds, by {@link #idCol} or the rows' order unless set. */
    public Param<String> foldCol() {
        return foldCol;
    }

    /** What is hashed to folds, the rows' order unless set. */
    public Param<String> idCol() {
        return idCol;
    }

    /** Share of L1. */
    public DoubleParam elasticNetParam() {
        return elasticNetParam;
    }

    /** Lambda, chosen unless set. */
    public DoubleParam regParam() {
        return regParam;
    }

    /** How lambda is chosen. */
    public Param<String> rule() {
        return rule;
    }

    /** Number of folds. */
    public IntParam numFolds() {
        return numFolds;
    }

    /** Seed of the folds. */
    public LongParam seed() {
        return seed;
    }

    /** Whether there is an intercept. */
    public BooleanParam fitIntercept() {
        return fitIntercept;
    }

    /** Whether columns are standardised. */
    public BooleanParam standardization() {
        return standardization;
    }

    /** Sets a parameter, such as {@code with(e.labelCol(), "y")}. */
    public <T> ExactZeroRegression with(Param<T> param, T value) {
        set(param, value);
        return this;
    }

    @Override
    public ExactZeroModel fit(Dataset<?> frame) {
        SparkRows rows = SparkRows.of(frame.toDF(), columns());
        boolean given = isDefined(regParam);
        SparkFit fit = given ? SparkFit.path(rows, options(Lambdas.of((double) $(regParam))))
                : SparkFit.crossValidated(rows, options(Lambdas.GRID));
        ExactZeroModel model = new ExactZeroModel(uid, fit.model(given ? 0 : fit.chosen()), fit)
                .with($(featuresCol), $(predictionCol), rows.features());
        return model.setParent(this);
    }

    private FrameColumns columns() {
        FrameColumns columns = FrameColumns.of($(labelCol)).withFeatures($(featuresCol));
        if (isDefined(weightCol)) {
            columns = columns.withWeights($(weightCol));
        }
        if (isDefined(foldCol)) {
            columns = columns.withFolds($(foldCol));
        }
        return isDefined(idCol) ? columns.withId($(idCol)) : columns;
    }

    private SelectionOptions options(Lambdas lambdas) {
        Scaling scaling = new Scaling((boolean) $(fitIntercept), (boolean) $(standardization));
        return new SelectionOptions(scaling, (double) $(elasticNetParam), lambdas, (int) $(numFolds),
                (long) $(seed), Rule.parse($(rule)), Stopping.DEFAULT, Constraints.NONE);
    }

    @Override
    public StructType transformSchema(StructType schema) {
        return ExactZeroModel.withPrediction(schema, $(predictionCol));
    }

    @Override
    public ExactZeroRegression copy(ParamMap extra) {
        return defaultCopy(extra);
    }

    /** Reads estimators that were saved. */
    public static MLReader<ExactZeroRegression> read() {
        return new DefaultParamsReader<>();
    }

    /** Reads an estimator that was saved. */
    public static ExactZeroRegression load(String path) {
        return read().load(path);
    }
}
