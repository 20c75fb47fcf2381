package exactzero.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.certify.Verdict;
import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.RidgePath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.ValueVector;
import smile.regression.DataFrameRegression;
import smile.regression.LinearModel;
import smile.validation.CrossValidation;

/** Our models among Smile's. */
class ExactModelTest {
    private static final Formula FORMULA = Formula.lhs("progression");
    private static final double ROUNDING = 1e-11;

    private static Dataset data;
    private static DataFrame frame;

    @BeforeAll
    static void reads() {
        OpenBlas.load(1);
        data = CsvReader.read(Path.of("data/diabetes.csv"), CsvOptions.of("progression"));
        ValueVector[] columns = new ValueVector[data.size() + 1];
        for (int j = 0; j < data.size(); j++) {
            columns[j] = ValueVector.of(data.features().get(j), data.columns()[j]);
        }
        columns[data.size()] = ValueVector.of("progression", data.y());
        frame = new DataFrame(columns);
    }

    @Test
    void weightsAreThoseOfTheLibraryAndZerosExact() {
        Standardized prepared = Standardized.of(data, Scaling.STANDARD);
        ExactModel lasso = ExactModel.lasso(FORMULA, frame, 5);
        assertThat(lasso.coefficients()).containsExactly(ElasticNetPath.lasso(prepared, Lambdas.of(5)).coefficients(0));
        assertThat(lasso.features()).isEqualTo(data.features());
        assertThat(lasso.verdicts()).contains(Verdict.PROVEN_ZERO);
        for (int j = 0; j < data.size(); j++) {
            assertThat(lasso.coefficients()[j] == 0.0).isEqualTo(lasso.verdicts().get(j) == Verdict.PROVEN_ZERO);
        }
        assertThat(lasso.gap()).isLessThan(1e-12);
        assertThat(ExactModel.ridge(FORMULA, frame, 5).coefficients())
                .containsExactly(RidgePath.fit(prepared, Lambdas.of(5)).coefficients(0));
    }

    @Test
    void predictionsByTupleByFrameAndBySmilesOwnModelAgree() {
        ExactModel lasso = ExactModel.elasticNet(FORMULA, frame, 2, 0.7);
        LinearModel same = lasso.linearModel(frame);
        double[] all = lasso.predict(frame);
        double[] theirs = same.predict(frame);
        for (int i = 0; i < data.rows(); i++) {
            double byHand = lasso.intercept();
            for (int j = 0; j < data.size(); j++) {
                byHand += lasso.coefficients()[j] * data.columns()[j][i];
            }
            assertThat(all[i]).isCloseTo(byHand, within(ROUNDING)).isEqualTo(lasso.predict(frame.get(i)));
            assertThat(theirs[i]).isCloseTo(all[i], within(1e-10));
        }
        assertThat(same.coefficients().toArray(new double[0])).containsExactly(lasso.coefficients());
        double rss = 0;
        for (int i = 0; i < data.rows(); i++) {
            rss += (data.y()[i] - all[i]) * (data.y()[i] - all[i]);
        }
        assertThat(same.RSS()).isCloseTo(rss, within(1e-9 * rss));
    }

    @Test
    void smilesCrossValidationTrainsAndTestsThem() {
        var validated =
                CrossValidation.regression(5, FORMULA, frame, (formula, rows) -> ExactModel.lasso(formula, rows, 5));
        double total = 0;
        for (var round : validated.rounds()) {
            ExactModel model = round.model();
            assertThat(model.coefficients()[0]).isZero();
            double square = 0;
            for (int i = 0; i < round.truth().length; i++) {
                square += Math.pow(round.truth()[i] - round.prediction()[i], 2) / round.truth().length;
            }
            total += Math.sqrt(square) / 5;
        }
        assertThat(validated.avg().rmse()).isCloseTo(total, within(1e-9)).isBetween(50.0, 60.0);
        DataFrameRegression asSmiles = validated.rounds().getFirst().model();
        assertThat(asSmiles.schema().names()).containsExactly(data.features().toArray(String[]::new));
    }

    @Test
    void categoriesAreCodedAsSmileCodesThem() {
        String[] colours = new String[data.rows()];
        Arrays.setAll(colours, i -> i % 3 == 0 ? "blue" : i % 3 == 1 ? "green" : "red");
        DataFrame coloured = frame.select("bmi", "progression").add(ValueVector.nominal("colour", colours));
        ExactModel model = ExactModel.lasso(FORMULA, coloured, 0.01);
        assertThat(model.features()).hasSize(3).startsWith("bmi");
        double[] w = model.coefficients();
        for (int i = 0; i < 6; i++) {
            double expected = model.intercept() + w[0] * coloured.getDouble(i, 0)
                    + (i % 3 == 1 ? w[1] : 0) + (i % 3 == 2 ? w[2] : 0);
            assertThat(model.predict(coloured.get(i))).isCloseTo(expected, within(ROUNDING));
        }
        assertThat(model.linearModel(coloured).predict(coloured)[4]).isCloseTo(model.predict(coloured.get(4)),
                within(1e-10));
    }

    @Test
    void itCanBeSavedAsSmileSavesModels() throws IOException, ClassNotFoundException {
        ExactModel model = ExactModel.lasso(FORMULA, frame, 5);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(model);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ExactModel again = (ExactModel) in.readObject();
            assertThat(again.predict(frame.get(7))).isEqualTo(model.predict(frame.get(7)));
        }
    }

    @Test
    void whatIsNoNumberIsRefusedWithItsPlace() {
        double[] faulty = data.columns()[2].clone();
        faulty[6] = Double.NaN;
        DataFrame broken = new DataFrame(ValueVector.of("bmi", faulty), ValueVector.of("progression", data.y()));
        assertThatThrownBy(() -> ExactModel.lasso(FORMULA, broken, 1)).isInstanceOf(DataException.class)
                .hasMessageContaining("'bmi'").hasMessageContaining("row 7").hasMessageContaining("NaN");
    }
}
