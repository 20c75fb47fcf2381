package exactzero.spark;

import exactzero.design.Moments;
import exactzero.path.Path;
import exactzero.select.SelectionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Many rows on a standalone cluster: the path and its cross-validation, once undisturbed and once losing a worker in the middle of the job
 * for the moments, which must make no difference; then one fit by Spark's own LinearRegression.
 */
public final class ClusterTrial {
    private static final double TOLERANCE = 1e-9;

    private ClusterTrial() {}

    /** Takes a folder for logs and the numbers of rows, columns and partitions. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        java.nio.file.Path folder = Files.createDirectories(java.nio.file.Path.of(arguments[0])).toAbsolutePath();
        Generated generated = new Generated(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        try (StandaloneCluster cluster = new StandaloneCluster(folder); SparkSession spark = cluster.session()) {
            Watch watch = new Watch();
            spark.sparkContext().addSparkListener(watch);
            Dataset<Row> frame = generated.frame(spark);
            say("rows %d, columns %d, partitions %d", generated.rows(), generated.columns(), generated.partitions());
            long start = System.nanoTime();
            double sum = frame.toJavaRDD().map(row -> row.getDouble(2)).reduce(Double::sum);
            say("making the rows alone: %.1f s (sum of y %.6g)", seconds(start), sum);

            SparkFit calm = fit("undisturbed", frame, watch);
            beside(frame, calm);
            watch.killAt(generated.partitions() / 4, cluster);
            SparkFit lost = fit("a worker lost", frame, watch);
            say("tasks that failed: %d", watch.failed.get());
            compare(calm, lost, watch);
        }
    }

    private static SparkFit fit(String what, Dataset<Row> frame, Watch watch) {
        int before = watch.jobs.get();
        long start = System.nanoTime();
        SelectionOptions options = new SelectionOptions(SelectionOptions.DEFAULT.scaling(), 1,
                SelectionOptions.DEFAULT.lambdas(), 5, 1, SelectionOptions.DEFAULT.rule(),
                SelectionOptions.DEFAULT.stopping(), SelectionOptions.DEFAULT.constraints());
        SparkFit fit = SparkFit.crossValidated(
                SparkRows.of(frame, FrameColumns.of("y").withFeatures("features").withId("id")), options);
        Path path = fit.path();
        say("%s: %d lambdas and 5 folds, measured on the rows: %.1f s, %d jobs", what, path.size(), seconds(start),
                watch.jobs.get() - before);
        int chosen = fit.chosen();
        say("  chosen lambda %.6g keeps %d of %d; largest gap %.2g; digits %.1f; passes for moments %d",
                path.lambda()[chosen], path.nonzero(chosen), path.features().size(),
                Arrays.stream(path.gap()).max().orElseThrow(), fit.digits(), fit.moments().passes());
        return fit;
    }

    private static void compare(SparkFit calm, SparkFit lost, Watch watch) {
        if (watch.failed.get() == 0 || !watch.killed) {
            throw new IllegalStateException("no task was lost: the trial has tried nothing");
        }
        Moments before = calm.moments().moments();
        Moments after = lost.moments().moments();
        say("moments the same to the bit: %s", Arrays.deepEquals(before.products(), after.products())
                && Arrays.equals(before.mean(), after.mean()) && before.rows() == after.rows());
        double farthest = 0;
        boolean zeros = true;
        for (int k = 0; k < calm.path().size(); k++) {
            for (int j = 0; j < calm.path().features().size(); j++) {
                double one = calm.path().b()[k][j];
                double other = lost.path().b()[k][j];
                farthest = Math.max(farthest, Math.abs(one - other));
                zeros &= (one == 0.0) == (other == 0.0);
            }
        }
        say("weights: farthest apart %.2g, zeros the same: %s, chosen the same: %s", farthest, zeros,
                calm.chosen() == lost.chosen());
        if (!(farthest <= TOLERANCE) || !zeros || calm.chosen() != lost.chosen()) {
            throw new IllegalStateException("losing a worker changed the result");
        }
    }

    /** One fit at the chosen lambda. */
    private static void beside(Dataset<Row> frame, SparkFit ours) {
        int chosen = ours.chosen();
        long start = System.nanoTime();
        LinearRegressionModel model = new LinearRegression().setLabelCol("y").setElasticNetParam(1)
                .setRegParam(ours.path().lambda()[chosen]).setTol(1e-12).setMaxIter(1000).fit(frame);
        double seconds = seconds(start);
        double[] theirs = model.coefficients().toArray();
        double[] beta = ours.path().coefficients(chosen);
        double farthest = 0;
        int zeros = 0;
        for (int j = 0; j < beta.length; j++) {
            farthest = Math.max(farthest, Math.abs(theirs[j] - beta[j]) * ours.path().scaling().norm()[j]);
            zeros += theirs[j] == 0.0 ? 1 : 0;
        }
        say("Spark ML LinearRegression, one lambda: %.1f s; standardised weights at most %.2g from ours, %d zeros",
                seconds, farthest, zeros);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void say(String format, Object... values) {
        System.out.printf(format + "%n", values);
    }

    /** Counts jobs and lost tasks, and kills a worker at a given one. */
    static final class Watch extends SparkListener {
        private final AtomicInteger jobs = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private final AtomicInteger tasks = new AtomicInteger();
        private volatile int at = Integer.MAX_VALUE;
        private volatile boolean killed;
        private volatile StandaloneCluster cluster;

        void killAt(int task, StandaloneCluster of) {
            cluster = of;
            tasks.set(0);
            at = task;
        }

        int jobs() {
            return jobs.get();
        }

        @Override
        public void onJobStart(SparkListenerJobStart start) {
            jobs.incrementAndGet();
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            if (!end.taskInfo().successful()) {
                failed.incrementAndGet();
            }
            if (tasks.incrementAndGet() >= at && !killed) {
                killed = true;
                cluster.killWorker();
            }
        }
    }
}
