package exactzero.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Rows made where they are used, each from its number alone: correlated columns near normal, of which every fifth matters.
 *
 * @param rows how many
 * @param columns how many
 * @param partitions how many
 */
record Generated(long rows, int columns, int partitions) {
    private static final double CARRIED = 0.5;

    /** Columns id, features (a vector) and y. */
    Dataset<Row> frame(SparkSession spark) {
        int p = columns;
        StructType schema = new StructType().add("id", DataTypes.LongType)
                .add("features", SQLDataTypes.VectorType()).add("y", DataTypes.DoubleType);
        MapPartitionsFunction<Long, Row> make = numbers -> rows(numbers, p);
        return spark.range(0, rows, 1, partitions).as(Encoders.LONG()).mapPartitions(make, Encoders.row(schema));
    }

    private static Iterator<Row> rows(Iterator<Long> numbers, int p) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return numbers.hasNext();
            }

            @Override
            public Row next() {
                return row(numbers.next(), p);
            }
        };
    }

    private static Row row(long id, int p) {
        double[] x = new double[p];
        double y = 3;
        double before = 0;
        for (int j = 0; j < p; j++) {
            before = CARRIED * before + Math.sqrt(1 - CARRIED * CARRIED) * nearlyNormal(id * (p + 1) + j);
            x[j] = before * (j + 1) + j;
            y += j % 5 == 0 ? before * (j % 2 == 0 ? 1 : -0.5) : 0;
        }
        y += 2 * nearlyNormal(id * (p + 1) + p);
        return RowFactory.create(id, Vectors.dense(x), y);
    }

    /** A hash (SplitMix64) whose four parts, taken for uniform, are added: mean 0, variance 1. */
    private static double nearlyNormal(long number) {
        long z = number * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        double sum = 0;
        for (int part : List.of(0, 16, 32, 48)) {
            sum += (z >>> part & 0xFFFF) + 0.5;
        }
        return (sum / 0x10000 - 2) * Math.sqrt(3);
    }
}
