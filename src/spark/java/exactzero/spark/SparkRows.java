package exactzero.spark;

import exactzero.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.VectorUDT;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The rows of a data frame whose columns have been found fit to be read as numbers. */
public final class SparkRows {
    /** Columns that an error lists. */
    private static final int SHOWN = 20;

    private final JavaRDD<Row> rows;
    private final RowReader reader;
    private final FrameColumns columns;

    private SparkRows(JavaRDD<Row> rows, RowReader reader, FrameColumns columns) {
        this.rows = rows;
        this.reader = reader;
        this.columns = columns;
    }

    /**
     * Looks at the columns, and where features come as vectors of unknown length at the first row.
     *
     * @throws DataException when a column is not there, or cannot be read as numbers
     */
    public static SparkRows of(Dataset<Row> frame, FrameColumns columns) {
        StructType schema = frame.schema();
        Set<String> others = new LinkedHashSet<>();
        others.add(columns.target());
        columns.weights().ifPresent(others::add);
        columns.folds().ifPresent(others::add);
        columns.id().ifPresent(others::add);
        others.forEach(name -> requireNumeric(schema, name));
        List<String> named = columns.features().isEmpty() ? numeric(schema, others) : columns.features();
        named.forEach(name -> field(schema, name));
        for (String name : named) {
            if (others.contains(name)) {
                throw new DataException("column '" + name + "' is both a feature and something else");
            }
        }
        RowReader.Shape shape = named.size() == 1 ? shape(field(schema, named.getFirst()).dataType())
                : RowReader.Shape.COLUMNS;
        List<String> features = named;
        if (shape == RowReader.Shape.COLUMNS) {
            named.forEach(name -> requireNumeric(schema, name));
        } else {
            features = names(frame, field(schema, named.getFirst()), shape);
        }
        List<Column> selected = new ArrayList<>();
        for (String name : named) {
            Column column = frame.col(quoted(name));
            selected.add(shape == RowReader.Shape.VECTOR ? column
                    : column.cast(shape == RowReader.Shape.ARRAY ? "array<double>" : "double"));
        }
        selected.add(frame.col(quoted(columns.target())).cast("double"));
        columns.weights().ifPresent(name -> selected.add(frame.col(quoted(name)).cast("double")));
        columns.folds().or(columns::id).ifPresent(name -> selected.add(frame.col(quoted(name)).cast("bigint")));
        return new SparkRows(frame.select(selected.toArray(Column[]::new)).toJavaRDD(),
                new RowReader(features, shape, columns.target(), columns.weights().isPresent(), FoldRule.NONE),
                columns);
    }

    /** Names of the features, length p. */
    public List<String> features() {
        return reader.features();
    }

    /** Name of the target. */
    public String target() {
        return reader.target();
    }

    JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(rows.context());
    }

    JavaRDD<Row> rdd() {
        return rows;
    }

    RowReader reader() {
        return reader;
    }

    /** The same rows, each in a fold; where these go by the rows' numbers one job counts the rows. */
    SparkRows inFolds(int count, long seed) {
        if (count < 2) {
            throw new IllegalArgumentException("folds are " + count + "; there must be at least 2");
        }
        FoldRule.Kind kind = columns.folds().isPresent() ? FoldRule.Kind.COLUMN
                : columns.id().isPresent() ? FoldRule.Kind.ID : FoldRule.Kind.NUMBER;
        long[] first = kind == FoldRule.Kind.NUMBER ? rowsBefore() : new long[0];
        return new SparkRows(rows, reader.with(new FoldRule(kind, count, seed, first)), columns);
    }

    /** The number of rows before each partition. */
    private long[] rowsBefore() {
        List<Long> counts = Jobs.run(() -> rows.mapPartitions(partition -> {
            long count = 0;
            while (partition.hasNext()) {
                partition.next();
                count++;
            }
            return List.of(count).iterator();
        }).collect());
        long[] before = new long[counts.size()];
        for (int i = 1; i < before.length; i++) {
            before[i] = before[i - 1] + counts.get(i - 1);
        }
        return before;
    }

    private static StructField field(StructType schema, String name) {
        List<String> names = Arrays.asList(schema.fieldNames());
        if (!names.contains(name)) {
            throw new DataException("the data frame has no column '" + name + "'; its columns are "
                    + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                    + (names.size() > SHOWN ? ", ..." : ""));
        }
        return schema.fields()[names.indexOf(name)];
    }

    private static void requireNumeric(StructType schema, String name) {
        DataType type = field(schema, name).dataType();
        if (!isNumeric(type)) {
            throw new DataException("column '" + name + "' is of type " + type.simpleString()
                    + "; make numbers of it first: by a cast, or labels by StringIndexer and OneHotEncoder");
        }
    }

    private static boolean isNumeric(DataType type) {
        return type instanceof NumericType || type instanceof BooleanType;
    }

    private static List<String> numeric(StructType schema, Set<String> others) {
        List<String> names = Arrays.stream(schema.fields())
                .filter(field -> isNumeric(field.dataType()) && !others.contains(field.name()))
                .map(StructField::name).toList();
        if (names.isEmpty()) {
            throw new DataException("no numeric column is left to be a feature; name a column of vectors");
        }
        return names;
    }

    private static RowReader.Shape shape(DataType type) {
        return type instanceof VectorUDT ? RowReader.Shape.VECTOR
                : type instanceof ArrayType array && isNumeric(array.elementType()) ? RowReader.Shape.ARRAY
                : RowReader.Shape.COLUMNS;
    }

    /** What the assembler of the vectors called their parts, else the column's name and a number from 0. */
    private static List<String> names(Dataset<Row> frame, StructField field, RowReader.Shape shape) {
        if (shape == RowReader.Shape.VECTOR) {
            AttributeGroup group = AttributeGroup.fromStructField(field);
            if (group.attributes().isDefined()) {
                List<String> names = Arrays.stream(group.attributes().get())
                        .map(attribute -> attribute.name().isDefined() ? attribute.name().get() : "").toList();
                if (!names.contains("") && new LinkedHashSet<>(names).size() == names.size()) {
                    return names;
                }
            }
        }
        List<Row> first = Jobs.run(() -> frame.select(frame.col(quoted(field.name()))).takeAsList(1));
        if (first.isEmpty() || first.getFirst().isNullAt(0)) {
            throw new DataException(
                    "column '" + field.name() + "' has no first row that tells how many features it holds");
        }
        int size = shape == RowReader.Shape.VECTOR ? ((Vector) first.getFirst().get(0)).size()
                : first.getFirst().getList(0).size();
        return IntStream.range(0, size).mapToObj(j -> field.name() + "_" + j).toList();
    }

    /** A column's name is no path into structures. */
    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
