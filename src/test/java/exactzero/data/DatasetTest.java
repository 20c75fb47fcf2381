package exactzero.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers that no data set may hold are refused with their place. */
class DatasetTest {
    private static final double[] Y = {1, 2, 4};

    @Test
    void aCellThatIsNotFiniteIsNamedByDataColumnAndRow() {
        assertThatThrownBy(() -> of(new double[] {1, Double.NaN, 3}, Y, new double[] {1, 1, 1}))
                .isInstanceOf(DataException.class).hasMessage("flats: column 'age', row 2: NaN is not a finite number");
        assertThatThrownBy(
                () -> of(new double[3], new double[] {1, 2, Double.POSITIVE_INFINITY}, new double[] {1, 1, 1}))
                .hasMessage("flats: column 'rent', row 3: Infinity is not a finite number");
    }

    @Test
    void aNegativeWeightIsNamedByRow() {
        assertThatThrownBy(() -> of(new double[3], Y, new double[] {1, 1, -2})).isInstanceOf(DataException.class)
                .hasMessage("flats: row 3 has the weight -2.0; a weight must be 0 or more");
    }

    @Test
    void dataWithoutWeightAreNamed() {
        assertThatThrownBy(() -> of(new double[3], Y, new double[3])).isInstanceOf(DataException.class)
                .hasMessageStartingWith("flats: all observation weights are zero");
    }

    private static Dataset of(double[] x, double[] y, double[] weights) {
        return new Dataset("flats", List.of("age"), new double[][] {x}, "rent", y, weights);
    }
}
