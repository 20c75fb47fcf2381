package exactzero.spark;

import exactzero.path.Path;
import exactzero.select.Rule;
import exactzero.select.SelectionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/** 100 lambdas and 5 folds by us and by Spark's own CrossValidator, on the same cached rows of a standalone cluster, in the same folds. */
public final class CrossValidatorTrial {
    private static final int FOLDS = 5;

    private CrossValidatorTrial() {}

    /** Takes a folder for logs and the numbers of rows, columns and partitions. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        java.nio.file.Path folder = Files.createDirectories(java.nio.file.Path.of(arguments[0])).toAbsolutePath();
        Generated generated = new Generated(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        try (StandaloneCluster cluster = new StandaloneCluster(folder); SparkSession spark = cluster.session()) {
            Dataset<Row> frame = generated.frame(spark)
                    .withColumn("fold", functions.pmod(functions.hash(functions.col("id")), functions.lit(FOLDS)))
                    .persist(StorageLevel.MEMORY_ONLY());
            say("rows cached: %d", frame.count());
            long start = System.nanoTime();
            SelectionOptions options = new SelectionOptions(SelectionOptions.DEFAULT.scaling(), 1,
                    SelectionOptions.DEFAULT.lambdas(), FOLDS, 1, Rule.MIN, SelectionOptions.DEFAULT.stopping(),
                    SelectionOptions.DEFAULT.constraints());
            SparkFit ours = SparkFit.crossValidated(
                    SparkRows.of(frame, FrameColumns.of("y").withFeatures("features").withFolds("fold")), options);
            Path path = ours.path();
            double mse = ours.curve().orElseThrow().mean()[ours.chosen()];
            say("exactzero: %.1f s; lambda %.6g, cross-validated RMSE %.8f, largest gap %.2g", seconds(start),
                    path.lambda()[ours.chosen()], Math.sqrt(mse), Arrays.stream(path.gap()).max().orElseThrow());
            beside(frame, path.lambda());
        }
    }

    private static void beside(Dataset<Row> frame, double[] lambda) {
        LinearRegression regression = new LinearRegression().setLabelCol("y").setElasticNetParam(1);
        ParamMap[] grid = new ParamGridBuilder().addGrid(regression.regParam(), lambda).build();
        RegressionEvaluator error = new RegressionEvaluator().setLabelCol("y").setMetricName("rmse");
        long start = System.nanoTime();
        CrossValidatorModel model = new CrossValidator().setEstimator(regression).setEstimatorParamMaps(grid)
                .setEvaluator(error).setNumFolds(FOLDS).setFoldCol("fold").setParallelism(2).fit(frame);
        double seconds = seconds(start);
        double[] rmse = model.avgMetrics();
        int best = 0;
        for (int k = 1; k < rmse.length; k++) {
            best = rmse[k] < rmse[best] ? k : best;
        }
        say("Spark ML CrossValidator: %.1f s; lambda %.6g, mean RMSE of the folds %.8f", seconds, lambda[best],
                rmse[best]);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
