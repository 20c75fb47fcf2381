package exactzero.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.data.SyntheticSpec;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The estimator alone and in a pipeline. */
class ExactZeroRegressionTest {
    private static final Dataset DATA = SyntheticSpec.of(200, 8, 3).generate().dataset();

    @Test
    void fitsTheLassoAtAGivenLambda() {
        ExactZeroRegression lasso = new ExactZeroRegression();
        lasso.with(lasso.featuresCol(), "x").with(lasso.labelCol(), "y").with(lasso.regParam(), (Object) 0.3);
        ExactZeroModel model = lasso.fit(LocalSpark.frame(DATA, LocalSpark.Shape.DENSE, 3));
        Path expected = ElasticNetPath.lasso(Standardized.of(DATA, Scaling.STANDARD), Lambdas.of(0.3));
        for (int j = 0; j < DATA.size(); j++) {
            assertThat(model.coefficients()[j]).isCloseTo(expected.coefficients(0)[j], within(1e-9));
            assertThat(model.coefficients()[j] == 0.0).isEqualTo(expected.b()[0][j] == 0.0);
        }
        assertThat(model.model().intercept()).isCloseTo(expected.intercept(0), within(1e-9));
        assertThat(model.fit().orElseThrow().certificate(0).weights()).hasSize(DATA.size());
    }

    @Test
    void standsInAPipelineAndIsSavedWithIt(@TempDir java.nio.file.Path folder) throws IOException {
        var frame = LocalSpark.frame(DATA, LocalSpark.Shape.COLUMNS, 3);
        VectorAssembler assembler = new VectorAssembler().setInputCols(DATA.features().toArray(String[]::new))
                .setOutputCol("features");
        ExactZeroRegression lasso = new ExactZeroRegression();
        lasso.with(lasso.labelCol(), "y").with(lasso.idCol(), "id");
        Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {assembler, lasso});
        PipelineModel fitted = pipeline.fit(frame);
        ExactZeroModel model = (ExactZeroModel) fitted.stages()[1];
        assertThat(model.featureNames().toString()).contains("featureNames");
        assertThat(model.model().sources().stream().map(source -> source.column()).toList())
                .isSubsetOf(DATA.features()).isNotEmpty();

        String path = folder.resolve("pipeline").toString();
        fitted.save(path);
        PipelineModel loaded = PipelineModel.load(path);
        List<Row> before = fitted.transform(frame).select("prediction").collectAsList();
        List<Row> after = loaded.transform(frame).select("prediction").collectAsList();
        assertThat(after).isEqualTo(before).hasSize(DATA.rows());
        double error = 0;
        for (int i = 0; i < before.size(); i++) {
            error += Math.pow(before.get(i).getDouble(0) - DATA.y()[i], 2) / before.size();
        }
        double spread = Arrays.stream(DATA.y()).map(y -> y * y).average().orElseThrow();
        assertThat(error).isLessThan(0.6 * spread);

        String estimator = folder.resolve("estimator").toString();
        pipeline.save(estimator);
        ExactZeroModel again = (ExactZeroModel) Pipeline.load(estimator).fit(frame).stages()[1];
        assertThat(again.coefficients()).isEqualTo(model.coefficients());
        assertThat(ExactZeroModel.load(path + "/stages/1_" + model.uid()).coefficients())
                .isEqualTo(model.coefficients());
    }
}
