package exactzero.smile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exactzero.compare.OurFit;
import exactzero.compare.Rival;
import exactzero.data.CsvOptions;
import exactzero.data.CsvReader;
import exactzero.data.Dataset;
import exactzero.data.SyntheticSpec;
import exactzero.path.Conversion;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smile.data.formula.Formula;
import smile.regression.RidgeRegression;

/** The lambdas that Smile is given mean what ours mean, to the digits that Smile reaches. */
class SmileConversionTest {
    /** An interior-point method ends about this far from the optimum, relative to the largest weight. */
    private static final double LASSO_DIGITS = 1e-6;
    private static final double RIDGE_DIGITS = 1e-11;

    @BeforeAll
    static void loads() {
        OpenBlas.load(1);
    }

    @ParameterizedTest
    @CsvSource({"1,0.05", "1,0.8", "1,4", "0.5,0.3", "0.9,1.5", "0.1,2", "0,0.001", "0,0.5", "0,20"})
    void everyModelOfSmileMinimisesOurObjective(double l1Ratio, double lambda) {
        for (Dataset data : new Dataset[] {diabetes(), small()}) {
            double tolerance = l1Ratio == 0 ? Double.NaN : 1e-12;
            double off = off(new SmileRival(l1Ratio, tolerance), data, lambda, lambda);
            assertThat(off).isLessThan(l1Ratio == 0 ? RIDGE_DIGITS : LASSO_DIGITS);
            // A conversion that forgot that Smile divides by n - 1 would be seen, and by far.
            double forgetful = lambda * data.rows() / (data.rows() - 1.0);
            assertThat(off(new SmileRival(l1Ratio, tolerance), data, lambda, forgetful))
                    .isGreaterThan(20 * off);
        }
    }

    /** The largest difference between our weights and a rival's, relative to our largest, each times its column's spread. */
    private static double off(Rival rival, Dataset data, double lambda, double theirs) {
        double[] ours = new OurFit(rival.l1Ratio()).on(data, lambda).run().coefficients();
        double[] other = rival.on(data, theirs).run().coefficients();
        double largest = 0;
        double off = 0;
        for (int j = 0; j < ours.length; j++) {
            double spread = deviation(data.columns()[j]);
            largest = Math.max(largest, Math.abs(ours[j]) * spread);
            off = Math.max(off, Math.abs(ours[j] - other[j]) * spread);
        }
        return off / largest;
    }

    private static double deviation(double[] column) {
        double mean = 0;
        for (double value : column) {
            mean += value / column.length;
        }
        double square = 0;
        for (double value : column) {
            square += (value - mean) * (value - mean);
        }
        return Math.sqrt(square / column.length);
    }

    @Test
    void ridgeByHandNeedsNoTable() {
        Dataset data = diabetes();
        double[] direct = RidgeRegression.fit(Formula.lhs(Tables.TARGET), Tables.of(data), 441 * 0.5).coefficients()
                .toArray(new double[0]);
        assertThat(new SmileRival(0, Double.NaN).on(data, 0.5).run().coefficients()).containsExactly(direct);
        assertThat(Conversion.smile(442).theirs(new Conversion.Strength(0.5, 0)).lambda()).isEqualTo(220.5);
        assertThat(Conversion.smile(2).theirs(new Conversion.Strength(1, 1)).lambda()).isEqualTo(4 * Math.sqrt(0.5));
    }

    @Test
    void oneRowHasNoTerms() {
        assertThatThrownBy(() -> Conversion.smile(1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1").hasMessageContaining("at least 2");
    }

    private static Dataset diabetes() {
        return CsvReader.read(Path.of("data/diabetes.csv"), CsvOptions.of("progression"));
    }

    /** Few rows, so that n and n - 1 differ. */
    private static Dataset small() {
        return SyntheticSpec.of(15, 4, 3).withCoefficients(5, 9).withSnr(20).withSeed(3).generate().dataset();
    }
}
