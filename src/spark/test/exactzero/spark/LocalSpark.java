package exactzero.spark;

import exactzero.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Spark in this JVM, and our tables as its data frames. */
final class LocalSpark {
    private static final SparkSession SESSION = SparkSession.builder().master("local[2]").appName("tests")
            .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.warehouse.dir", "target/spark-warehouse").getOrCreate();

    private LocalSpark() {}

    static SparkSession session() {
        return SESSION;
    }

    /** How the features come. */
    enum Shape {
        COLUMNS,
        DENSE,
        SPARSE,
        ARRAY
    }

    /** Columns id, the features or one of them all named x, y, w and fold, in the order of the rows. */
    static org.apache.spark.sql.Dataset<Row> frame(Dataset data, Shape shape, int partitions) {
        StructType schema = new StructType().add("id", DataTypes.LongType);
        if (shape == Shape.COLUMNS) {
            for (String name : data.features()) {
                schema = schema.add(name, DataTypes.DoubleType);
            }
        } else {
            schema = schema.add("x", shape == Shape.ARRAY ? DataTypes.createArrayType(DataTypes.DoubleType)
                    : SQLDataTypes.VectorType());
        }
        schema = schema.add("y", DataTypes.DoubleType).add("w", DataTypes.DoubleType)
                .add("fold", DataTypes.IntegerType);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < data.rows(); i++) {
            rows.add(row(data, shape, i));
        }
        return SESSION.createDataFrame(rows, schema)
                .repartitionByRange(partitions, org.apache.spark.sql.functions.col("id"))
                .sortWithinPartitions("id");
    }

    private static Row row(Dataset data, Shape shape, int i) {
        List<Object> values = new ArrayList<>(List.of((long) i));
        double[] x = new double[data.size()];
        List<Double> boxed = new ArrayList<>();
        for (int j = 0; j < x.length; j++) {
            x[j] = data.columns()[j][i];
            boxed.add(x[j]);
        }
        switch (shape) {
            case COLUMNS -> values.addAll(boxed);
            case DENSE -> values.add(Vectors.dense(x));
            case SPARSE -> values.add(Vectors.dense(x).toSparse());
            case ARRAY -> values.add(x);
        }
        values.addAll(List.of(data.y()[i], data.weights()[i], data.folds().length == 0 ? 0 : data.folds()[i]));
        return RowFactory.create(values.toArray());
    }

    /** Jobs that Spark starts while something runs. */
    static int jobs(Runnable work) throws InterruptedException, TimeoutException {
        AtomicInteger jobs = new AtomicInteger();
        SparkListener listener = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart start) {
                jobs.incrementAndGet();
            }
        };
        SESSION.sparkContext().listenerBus().waitUntilEmpty();
        SESSION.sparkContext().addSparkListener(listener);
        try {
            work.run();
            SESSION.sparkContext().listenerBus().waitUntilEmpty();
        } finally {
            SESSION.sparkContext().removeSparkListener(listener);
        }
        return jobs.get();
    }
}
