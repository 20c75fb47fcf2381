package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A sparse table is the full one with its zeros left out. */
class SparseDatasetTest {
    private static final int[] SOME = {0, 3, 4, 9};
    private final double[][] x = new double[4][10];
    private final double[] y = new double[10];
    private final SparseDataset sparse;

    SparseDatasetTest() {
        Random random = new Random(1);
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 4; j++) {
                x[j][i] = j == 3 || random.nextInt(3) > 0 ? 0 : random.nextGaussian();
            }
            y[i] = random.nextGaussian();
        }
        double[] weights = random.doubles(10).toArray();
        sparse = new SparseDataset("d", List.of("a", "b", "c", "d"), SparseMatrix.of(x, 10), "y", y, weights);
    }

    @Test
    void rowsAreThoseOfTheFullTable() {
        Dataset some = sparse.full().rows(SOME);
        SparseDataset picked = sparse.rows(SOME);
        assertThat(picked.full().columns()).isDeepEqualTo(some.columns());
        assertThat(picked.y()).isEqualTo(some.y());
        assertThat(picked.weights()).isEqualTo(some.weights());
        assertThat(picked.columns().entries()).isLessThan(sparse.columns().entries());
    }

    @Test
    void rowsMustRise() {
        assertThatThrownBy(() -> sparse.rows(new int[] {3, 3})).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 3 comes after row 3");
    }

    @Test
    void columnsAddUpLikeFullOnes() {
        double[] out = y.clone();
        double[] expected = y.clone();
        for (int j = 0; j < 4; j++) {
            sparse.addColumn(j, 1.5 + j, out);
            sparse.full().addColumn(j, 1.5 + j, expected);
        }
        assertThat(out).isEqualTo(expected);
    }
}
