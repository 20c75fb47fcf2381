package exactzero.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.certify.Certificate;
import exactzero.certify.WeightProof;
import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.SyntheticSpec;
import exactzero.design.Moments;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.design.StandardizedMoments;
import exactzero.design.StreamedMoments;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Knot;
import exactzero.path.Lambdas;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.path.Slices;
import exactzero.select.CrossValidation;
import exactzero.select.CvCurve;
import exactzero.select.Folds;
import exactzero.select.Rule;
import exactzero.select.SelectionOptions;
import exactzero.solve.Stopping;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same data through memory, stream and Spark: the same knots, weights, errors and verdicts. */
class SparkFitTest {
    private static final int ROWS = 600;
    private static final int FOLDS = 4;
    private static final Lambdas LAMBDAS = Lambdas.grid(25, 1e-3);

    @ParameterizedTest
    @CsvSource({"COLUMNS, 1, 5, true", "DENSE, 1, 1, false", "SPARSE, 0.4, 20, true", "ARRAY, 1, 3, true"})
    void theSameAsMemoryAndStream(LocalSpark.Shape shape, double l1Ratio, int partitions, boolean standardize) {
        Dataset data = data(1e3);
        Scaling scaling = new Scaling(true, standardize);
        Standardized prepared = Standardized.of(data, scaling);
        ElasticNetPath memory = new ElasticNetPath(prepared, l1Ratio, LAMBDAS, Stopping.DEFAULT);
        ElasticNetPath stream = new ElasticNetPath(
                StandardizedMoments.of(StreamedMoments.of(Slices.of(data, 64)).moments(), scaling), l1Ratio, LAMBDAS,
                Stopping.DEFAULT, Constraints.NONE, Monitor.NONE);
        SparkFit spark = SparkFit.path(rows(data, shape, partitions), options(scaling, l1Ratio));

        assertThat(spark.path().allConverged()).isTrue();
        assertSame(spark.path(), memory.path());
        assertSame(spark.path(), stream.path());
        assertSame(spark, memory.knots(), data.features());
        assertSame(spark, stream.knots(), data.features());
        for (int k = 0; k < memory.path().size(); k++) {
            List<WeightProof> expected = Certificate
                    .of(prepared, memory.path().b()[k], memory.penalty(memory.path().lambda()[k])).weights();
            assertThat(spark.certificate(k).weights().stream().map(WeightProof::verdict).toList())
                    .isEqualTo(expected.stream().map(WeightProof::verdict).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 7", "0.5, 20", "0, 3"})
    void crossValidatesAsInMemory(double l1Ratio, int partitions) {
        Dataset data = data(10);
        SelectionOptions options = options(Scaling.STANDARD, l1Ratio);
        SparkFit spark = SparkFit.crossValidated(rows(data, LocalSpark.Shape.DENSE, partitions), options);
        double[] lambda = spark.path().lambda();
        CrossValidation.Fitter fitter = l1Ratio == 0 ? RidgePath::fit
                : (rest, lambdas) -> ElasticNetPath.fit(rest, l1Ratio, lambdas, Stopping.DEFAULT);
        CvCurve expected = CrossValidation.of(data, Scaling.STANDARD, new Folds(data.folds(), FOLDS), lambda, fitter,
                Monitor.NONE);
        CvCurve curve = spark.curve().orElseThrow();
        for (int k = 0; k < lambda.length; k++) {
            assertThat(curve.mean()[k]).isCloseTo(expected.mean()[k], within(1e-10 * expected.mean()[k]));
            assertThat(curve.se()[k]).isCloseTo(expected.se()[k], within(1e-9 * expected.mean()[k]));
        }
        assertThat(spark.chosen()).isEqualTo(Rule.ONE_SE.choose(expected));
        if (l1Ratio == 0) {
            assertSame(spark.path(), RidgePath.fit(Standardized.of(data, Scaling.STANDARD), Lambdas.of(lambda)));
        }
    }

    /** A target that is explained to eight digits: the quadratic forms cancel, the rows do not. */
    @Test
    void errorsThatFormsCannotTellAreMeasuredOnTheRows() {
        Dataset noisy = data(10);
        double[] y = IntStream.range(0, ROWS).mapToDouble(i -> 2 * noisy.columns()[0][i] + 1e-5 * noisy.y()[i])
                .toArray();
        Dataset data = new Dataset("exact", noisy.features(), noisy.columns(), "y", y, noisy.weights(), noisy.gaps(),
                noisy.folds(), noisy.provenance());
        SparkFit spark = SparkFit.crossValidated(rows(data, LocalSpark.Shape.DENSE, 6),
                options(Scaling.STANDARD, 1));
        CvCurve expected = CrossValidation.of(data, Scaling.STANDARD, new Folds(data.folds(), FOLDS),
                spark.path().lambda(), (rest, lambdas) -> ElasticNetPath.lasso(rest, lambdas), Monitor.NONE);
        CvCurve curve = spark.curve().orElseThrow();
        int last = curve.mean().length - 1;
        assertThat(curve.mean()[last]).isLessThan(1e-5 * curve.mean()[0]);
        for (int k = 0; k <= last; k++) {
            assertThat(curve.mean()[k]).isCloseTo(expected.mean()[k], within(1e-8 * expected.mean()[k]));
        }
    }

    @Test
    void rowsOfTheFirstPartitionMayLieFarFromTheOthers() {
        Dataset near = data(1);
        double[][] columns = near.columns().clone();
        columns[1] = IntStream.range(0, ROWS).mapToDouble(i -> i < 60 ? 1e7 + near.columns()[1][i]
                : near.columns()[1][i]).toArray();
        double[] weights = IntStream.range(0, ROWS).mapToDouble(i -> i < 60 ? 1e-9 : 1).toArray();
        Dataset data = new Dataset("far", near.features(), columns, "y", near.y(), weights);
        SparkFit spark = SparkFit.path(rows(data, LocalSpark.Shape.COLUMNS, 10), options(Scaling.STANDARD, 1));
        assertThat(spark.moments().passes()).isEqualTo(2);
        assertSame(spark.path(), ElasticNetPath.fit(Standardized.of(data, Scaling.STANDARD), 1, LAMBDAS,
                Stopping.DEFAULT));
    }

    @Test
    void aPathTakesThreeJobsAndTheSameBitsEveryTime() throws InterruptedException, TimeoutException {
        Dataset data = data(1);
        SparkRows rows = rows(data, LocalSpark.Shape.DENSE, 20);
        SelectionOptions options = options(Scaling.STANDARD, 1);
        SparkFit[] fits = new SparkFit[2];
        int jobs = LocalSpark.jobs(() -> fits[0] = SparkFit.crossValidated(rows, options));
        assertThat(jobs).isEqualTo(3);
        fits[1] = SparkFit.crossValidated(rows, options);
        Moments one = fits[0].moments().moments();
        Moments other = fits[1].moments().moments();
        assertThat(Arrays.deepEquals(one.products(), other.products())).isTrue();
        assertThat(Arrays.deepEquals(fits[0].path().b(), fits[1].path().b())).isTrue();
        assertThat(fits[0].path().gap()).isEqualTo(fits[1].path().gap());
    }

    /** By the rows' numbers, which is what a stream counts, or by a column that says the same. */
    @Test
    void foldsAreThoseOfTheStream() {
        Dataset data = data(1);
        SelectionOptions options = options(Scaling.STANDARD, 1);
        int[] hashed = IntStream.range(0, ROWS).map(i -> StreamedMoments.fold(i, FOLDS, options.seed())).toArray();
        Dataset held = new Dataset(data.name(), data.features(), data.columns(), "y", data.y(), data.weights(),
                data.gaps(), hashed, data.provenance());
        FrameColumns columns = FrameColumns.of("y").withFeatures("x").withWeights("w");
        var frame = LocalSpark.frame(held, LocalSpark.Shape.DENSE, 5);
        CvCurve given = curve(frame, columns.withFolds("fold"), options);
        CvCurve byId = curve(frame, columns.withId("id"), options);
        CvCurve byNumber = curve(frame, columns, options);
        assertThat(byId.mean()).isEqualTo(given.mean());
        assertThat(byNumber.mean()).isEqualTo(given.mean());
    }

    private static CvCurve curve(org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> frame, FrameColumns columns,
            SelectionOptions options) {
        return SparkFit.crossValidated(SparkRows.of(frame, columns), options).curve().orElseThrow();
    }

    @Test
    void saysWhatIsWrongWithTheRows() {
        var frame = LocalSpark.frame(data(1), LocalSpark.Shape.COLUMNS, 4);
        String first = frame.columns()[1];
        var missing = frame.withColumn(first,
                functions.when(functions.col("id").equalTo(ROWS - 1), null).otherwise(functions.col(first)));
        FrameColumns columns = FrameColumns.of("y").withWeights("w").withFolds("fold").withId("id");
        assertThatThrownBy(() -> SparkFit.path(SparkRows.of(missing, columns), options(Scaling.STANDARD, 1)))
                .isInstanceOf(DataException.class).hasMessageMatching(
                        "partition 3, row \\d+: column '" + first + "' is missing or no number; drop .*");
        assertThatThrownBy(() -> SparkRows.of(frame, FrameColumns.of("z")))
                .isInstanceOf(DataException.class).hasMessageStartingWith("the data frame has no column 'z'");
        assertThatThrownBy(() -> SparkRows.of(frame.withColumn("y", functions.lit("a")), FrameColumns.of("y")))
                .isInstanceOf(DataException.class).hasMessageStartingWith("column 'y' is of type string");
        var odd = frame.withColumn("fold", functions.lit(FOLDS));
        assertThatThrownBy(() -> SparkFit.crossValidated(SparkRows.of(odd, columns), options(Scaling.STANDARD, 1)))
                .isInstanceOf(DataException.class).hasMessageContaining("a fold is 4; folds must be whole numbers");
        var none = frame.withColumn("w", functions.lit(0.0));
        assertThatThrownBy(() -> SparkFit.path(SparkRows.of(none, columns), options(Scaling.STANDARD, 1)))
                .isInstanceOf(DataException.class).hasMessage("the data frame has no row with weight");
    }

    private static SelectionOptions options(Scaling scaling, double l1Ratio) {
        return new SelectionOptions(scaling, l1Ratio, LAMBDAS, FOLDS, 7, Rule.ONE_SE, Stopping.DEFAULT,
                Constraints.NONE);
    }

    private static SparkRows rows(Dataset data, LocalSpark.Shape shape, int partitions) {
        FrameColumns columns = FrameColumns.of("y").withWeights("w").withFolds("fold").withId("id");
        return SparkRows.of(LocalSpark.frame(data, shape, partitions),
                shape == LocalSpark.Shape.COLUMNS ? columns : columns.withFeatures("x"));
    }

    /** Weights, one column far from zero, one constant, and folds. */
    private static Dataset data(double offset) {
        Dataset plain = SyntheticSpec.of(ROWS, 12, 5).generate().dataset();
        double[][] x = plain.columns().clone();
        x[2] = Arrays.stream(x[2]).map(v -> v + offset).toArray();
        x[3] = Arrays.stream(x[3]).map(v -> v > 0.5 ? v : 0).toArray();
        x[7] = new double[ROWS];
        Arrays.fill(x[7], 0.1);
        double[] weights = IntStream.range(0, ROWS).mapToDouble(i -> 0.5 + i % 3).toArray();
        int[] folds = IntStream.range(0, ROWS).map(i -> i * 31 % FOLDS).toArray();
        return new Dataset("small", plain.features(), x, "y", plain.y(), weights, plain.gaps(), folds,
                plain.provenance());
    }

    private static void assertSame(Path actual, Path expected) {
        for (int k = 0; k < expected.size(); k++) {
            assertThat(actual.lambda()[k]).isCloseTo(expected.lambda()[k], within(1e-9 * expected.lambda()[k]));
            for (int j = 0; j < expected.features().size(); j++) {
                assertThat(actual.b()[k][j] == 0.0).isEqualTo(expected.b()[k][j] == 0.0);
                assertThat(actual.standardized(k, j) / expected.scaling().yScale())
                        .isCloseTo(expected.b()[k][j], within(1e-9));
            }
        }
    }

    /** Vectors call their features by numbers, so that it is these that agree. */
    private static void assertSame(SparkFit spark, List<Knot> expected, List<String> names) {
        List<Knot> actual = spark.knots();
        assertThat(actual).hasSameSizeAs(expected);
        for (int k = 0; k < expected.size(); k++) {
            assertThat(spark.path().features().indexOf(actual.get(k).feature()))
                    .isEqualTo(names.indexOf(expected.get(k).feature())).isNotNegative();
            assertThat(actual.get(k).event()).isEqualTo(expected.get(k).event());
            assertThat(actual.get(k).lambda())
                    .isCloseTo(expected.get(k).lambda(), within(1e-9 * expected.get(k).lambda()));
        }
    }
}
