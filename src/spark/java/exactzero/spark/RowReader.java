package exactzero.spark;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.Gaps;
import exactzero.data.Provenance;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of a data frame as tables of numbers.
 *
 * <p>A row holds the features, each a double or all in one vector or array, then the target, then the weight, then what tells
 * the fold, the last two only where there are such columns.
 *
 * @param features names of the p features
 * @param shape how they are stored
 * @param target name of the target
 * @param weighted whether there are observation weights
 * @param folds which rows are held out together
 */
record RowReader(List<String> features, Shape shape, String target, boolean weighted, FoldRule folds)
        implements Serializable {
    /** Numbers in a block: four megabytes. */
    private static final int NUMBERS = 1 << 19;
    private static final int FEWEST = 64;
    private static final int MOST = 8192;

    /** How a row holds its features. */
    enum Shape {
        COLUMNS,
        VECTOR,
        ARRAY
    }

    RowReader with(FoldRule rule) {
        return new RowReader(features, shape, target, weighted, rule);
    }

    /**
     * The rows of a partition in blocks, each with the fold of every row. Blocks in which no row has weight are passed over.
     *
     * <p>Its methods throw a {@link DataException} that names partition and row where a value is missing or not finite.
     */
    Iterator<Dataset> blocks(int partition, Iterator<Row> rows) {
        return new Blocks(partition, rows);
    }

    /** Rows in a block. */
    private int length() {
        return Math.min(MOST, Math.max(FEWEST, NUMBERS / (features.size() + 1)));
    }

    private int targetAt() {
        return shape == Shape.COLUMNS ? features.size() : 1;
    }

    private final class Blocks implements Iterator<Dataset> {
        private final int partition;
        private final Iterator<Row> rows;
        private final int p = features.size();
        private long row;
        private @Nullable Dataset next;

        Blocks(int partition, Iterator<Row> rows) {
            this.partition = partition;
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            while (next == null && rows.hasNext()) {
                next = block();
            }
            return next != null;
        }

        @Override
        public Dataset next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Dataset block = next;
            next = null;
            return block;
        }

        /** Further rows; null where none of them has weight. */
        private @Nullable Dataset block() {
            int most = length();
            double[][] x = new double[p][most];
            double[] y = new double[most];
            double[] weights = new double[most];
            int[] fold = new int[most];
            double total = 0;
            int n = 0;
            while (n < most && rows.hasNext()) {
                Row values = rows.next();
                features(values, x, n);
                y[n] = finite(values, targetAt(), target);
                weights[n] = weighted ? weight(values) : 1;
                fold[n] = folds.of(folds.reads() ? whole(values) : 0, partition, row);
                total += weights[n];
                n++;
                row++;
            }
            if (!(total > 0)) {
                return null;
            }
            for (int j = 0; j < p && n < most; j++) {
                x[j] = Arrays.copyOf(x[j], n);
            }
            return new Dataset("partition " + partition, RowReader.this.features, x, target, Arrays.copyOf(y, n),
                    Arrays.copyOf(weights, n), Gaps.none(p), Arrays.copyOf(fold, n),
                    Provenance.plain(RowReader.this.features));
        }

        private void features(Row values, double[][] x, int n) {
            if (shape == Shape.COLUMNS) {
                for (int j = 0; j < p; j++) {
                    x[j][n] = finite(values, j, features.get(j));
                }
                return;
            }
            if (values.isNullAt(0)) {
                throw fault("the features are missing; drop such rows or fill them");
            }
            if (shape == Shape.ARRAY) {
                List<Double> array = values.getList(0);
                requireSize(array.size());
                for (int j = 0; j < p; j++) {
                    Double value = array.get(j);
                    x[j][n] = finite(value == null ? Double.NaN : value, features.get(j));
                }
            } else if (values.get(0) instanceof SparseVector sparse) {
                requireSize(sparse.size());
                for (int k = 0; k < sparse.indices().length; k++) {
                    int j = sparse.indices()[k];
                    x[j][n] = finite(sparse.values()[k], features.get(j));
                }
            } else {
                double[] vector = ((Vector) values.get(0)).toArray();
                requireSize(vector.length);
                for (int j = 0; j < p; j++) {
                    x[j][n] = finite(vector[j], features.get(j));
                }
            }
        }

        private void requireSize(int size) {
            if (size != p) {
                throw fault("there are " + size + " features, but " + p + " in the first row");
            }
        }

        private double weight(Row values) {
            double weight = finite(values, targetAt() + 1, "weights");
            if (weight < 0) {
                throw fault("the weight is " + weight + "; observation weights must not be negative");
            }
            return weight;
        }

        private long whole(Row values) {
            int at = targetAt() + (weighted ? 2 : 1);
            if (values.isNullAt(at)) {
                throw fault("the column that tells the fold is missing");
            }
            return values.getLong(at);
        }

        private double finite(Row values, int at, String name) {
            return finite(values.isNullAt(at) ? Double.NaN : values.getDouble(at), name);
        }

        private double finite(double value, String name) {
            if (!Double.isFinite(value)) {
                throw fault("column '" + name + "' is " + (Double.isNaN(value) ? "missing or no number" : value)
                        + "; drop such rows or fill them, as by Spark's Imputer");
            }
            return value;
        }

        private DataException fault(String what) {
            return new DataException("partition " + partition + ", row " + (row + 1) + ": " + what);
        }
    }
}
