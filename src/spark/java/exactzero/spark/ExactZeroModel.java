package exactzero.spark;

import exactzero.data.DataException;
import exactzero.select.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A fitted {@link ExactZeroRegression}: adds a column of predictions. Saved as Spark's metadata and the same model.json that {@code select}
 * writes.
 */
public final class ExactZeroModel extends org.apache.spark.ml.Model<ExactZeroModel> implements MLWritable {
    private static final long serialVersionUID = 1;

    private final String uid;
    private final transient Model model;
    private final transient @Nullable SparkFit fit;
    private final Param<String> featuresCol;
    private final Param<String> predictionCol;
    private final StringArrayParam featureNames;

    ExactZeroModel(String uid, Model model, @Nullable SparkFit fit) {
        this.uid = uid;
        this.model = model;
        this.fit = fit;
        featuresCol = new Param<>(uid, "featuresCol", "column of vectors or arrays");
        predictionCol = new Param<>(uid, "predictionCol", "column of predictions");
        featureNames = new StringArrayParam(this, "featureNames", "names of the features in their column");
    }

    ExactZeroModel with(String features, String prediction, List<String> names) {
        set(featuresCol, features);
        set(predictionCol, prediction);
        set(featureNames, names.toArray(String[]::new));
        return this;
    }

    @Override
    public String uid() {
        return uid;
    }

    /** Column of vectors or arrays of numbers. */
    public Param<String> featuresCol() {
        return featuresCol;
    }

    /** Where predictions go. */
    public Param<String> predictionCol() {
        return predictionCol;
    }

    /** Names of the features in their column. */
    public StringArrayParam featureNames() {
        return featureNames;
    }

    /** What model.json holds: the features that are kept, their weights, lambda. */
    public Model model() {
        return model;
    }

    /** The path, its gaps, knots and certificates; not of a model that was read from a file. */
    public Optional<SparkFit> fit() {
        return Optional.ofNullable(fit);
    }

    /** Weights in original units, length p; zeros are exactly 0.0. */
    public double[] coefficients() {
        Map<String, Double> weights = new HashMap<>();
        model.terms().forEach(term -> weights.put(term.source().feature(), term.weight()));
        String[] names = $(featureNames);
        double[] coefficients = new double[names.length];
        for (int j = 0; j < names.length; j++) {
            coefficients[j] = weights.getOrDefault(names[j], 0.0);
        }
        return coefficients;
    }

    @Override
    public Dataset<Row> transform(Dataset<?> frame) {
        transformSchema(frame.schema());
        double intercept = model.intercept();
        double[] beta = coefficients();
        UDF1<Object, Double> predict = features -> prediction(intercept, beta, features);
        return frame.withColumn($(predictionCol),
                functions.udf(predict, DataTypes.DoubleType).apply(frame.col($(featuresCol))));
    }

    private static Double prediction(double intercept, double[] beta, @Nullable Object features) {
        double[] x = values(features);
        if (x.length != beta.length) {
            throw new DataException(x.length + " features; the model was fitted to " + beta.length);
        }
        double sum = intercept;
        for (int j = 0; j < beta.length; j++) {
            sum += beta[j] == 0.0 ? 0 : beta[j] * x[j];
        }
        return sum;
    }

    private static double[] values(@Nullable Object features) {
        if (features instanceof Vector vector) {
            return vector.toArray();
        }
        if (features instanceof scala.collection.Seq<?> array) {
            double[] x = new double[array.size()];
            for (int j = 0; j < x.length; j++) {
                x[j] = ((Number) array.apply(j)).doubleValue();
            }
            return x;
        }
        throw new DataException("the features of a row are " + (features == null ? "missing" : "no vector"));
    }

    @Override
    public StructType transformSchema(StructType schema) {
        return withPrediction(schema, $(predictionCol));
    }

    static StructType withPrediction(StructType schema, String name) {
        if (List.of(schema.fieldNames()).contains(name)) {
            throw new DataException("there is a column '" + name + "' already; set another predictionCol");
        }
        return schema.add(name, DataTypes.DoubleType);
    }

    @Override
    public ExactZeroModel copy(ParamMap extra) {
        ExactZeroModel copy = copyValues(new ExactZeroModel(uid, model, fit), extra);
        return copy.setParent(parent());
    }

    @Override
    public MLWriter write() {
        return new ModelStore.Writer(this);
    }

    /** Reads models that were saved. */
    public static MLReader<ExactZeroModel> read() {
        return new ModelStore.Reader();
    }

    /** Reads a model that was saved. */
    public static ExactZeroModel load(String path) {
        return read().load(path);
    }
}
