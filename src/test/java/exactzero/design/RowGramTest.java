package exactzero.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.SparseDataset;
import exactzero.data.SparseMatrix;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The products of rows against sums in 40 digits of the stored, rounded columns. */
class RowGramTest {
    private static final MathContext DIGITS = new MathContext(40);

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.19, 0.3, 0.49, 0.9})
    void sumsAreThoseOfCentredColumns(double density) {
        int n = 37;
        int p = 2100;
        Random random = new Random(3);
        double[][] x = new double[p][n];
        for (double[] column : x) {
            Arrays.setAll(column, i -> random.nextDouble() < density ? 50 + random.nextGaussian() : 0);
        }
        double[] y = random.doubles(n).toArray();
        double[] weights = random.doubles(n).map(u -> u < 0.1 ? 0 : u).toArray();
        List<String> names = IntStream.range(0, p).mapToObj(j -> "x" + j).toList();
        SparseDesign z = SparseStandardized.of(
                new SparseDataset("d", names, SparseMatrix.of(x, n), "y", y, weights), Scaling.STANDARD).design();
        double[] factor = random.doubles(p).map(u -> u < 0.05 ? 0 : u).toArray();
        double[][] gram = z.rowGram(factor);
        assertThat(gram).hasDimensions(n + 3, n);
        double[][] columns = IntStream.range(0, p).mapToObj(z::column).toArray(double[][]::new);
        for (int i = 0; i < n; i += 3) {
            for (int k = 0; k < n; k++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (int j = 0; j < p; j++) {
                    sum = sum.add(new BigDecimal(factor[j]).multiply(new BigDecimal(columns[j][i]))
                            .multiply(new BigDecimal(columns[j][k])), DIGITS);
                }
                assertThat(gram[i][k]).isCloseTo(sum.doubleValue(), within(40 * 0x1p-53 * p));
                assertThat(gram[k][i]).isEqualTo(gram[i][k]);
            }
        }
    }
}
