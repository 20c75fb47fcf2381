package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.SparseDataset;
import exactzero.data.SparseMatrix;
import exactzero.data.TooLargeException;
import exactzero.design.PreparedTable;
import exactzero.design.Scaling;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ridge of columns that are never made full: more cells than fit the memory. */
class SparseRidgeTest {

    /** Every stationarity condition, z_j'(y - Z b) / n = lambda b_j, from the entries. */
    @Test
    void productsSolveItWhereFullColumnsWouldNotFit() {
        int p = 150;
        int n = (int) (Runtime.getRuntime().maxMemory() / 80 / p) + 1;
        SparseDataset table = random(n, p, 300);
        PreparedTable data = PreparedTable.of(table, Scaling.STANDARD);
        assertThat(data.full()).isEmpty();
        RidgePath ridge = new RidgePath(data, Lambdas.of(1, 0.1, 0.01));
        for (int k = 0; k < 3; k++) {
            double[] b = ridge.path().b()[k];
            double[] r = data.residual(b);
            double[] pulls = new double[p];
            data.design().pulls(r, pulls);
            double lambda = ridge.path().lambda()[k];
            for (int j = 0; j < p; j++) {
                assertThat(pulls[j]).isCloseTo(lambda * b[j], within(1e-12));
            }
            double left = Arrays.stream(r).map(v -> v * v).sum();
            double before = Arrays.stream(data.y()).map(v -> v * v).sum();
            assertThat(ridge.path().r2()[k]).isCloseTo(1 - left / before, within(1e-12));
            assertThat(ridge.degreesOfFreedom(k)).isBetween(1.0, p / (1 + lambda) + 1e-6);
        }
        assertThat(ridge.digits(2)).isGreaterThan(10);
    }

    @Test
    void whatFitsNeitherWayIsRefused() {
        int p = 60_000;
        PreparedTable data = PreparedTable.of(random(30_000, p, 3), Scaling.STANDARD);
        assertThatThrownBy(() -> new RidgePath(data, Lambdas.of(1))).isInstanceOf(TooLargeException.class)
                .hasMessageContaining("30000 rows and 60000 features").hasMessageContaining("exactzero path");
    }

    private static SparseDataset random(int n, int p, int entries) {
        Random random = new Random(5);
        int[][] rows = new int[p][];
        double[][] values = new double[p][];
        double[] y = random.doubles(n).toArray();
        for (int j = 0; j < p; j++) {
            rows[j] = random.ints(0, n).distinct().limit(entries).sorted().toArray();
            values[j] = random.doubles(entries).map(u -> 1 + u).toArray();
            for (int k = 0; k < entries; k++) {
                y[rows[j][k]] += j % 5 == 0 ? values[j][k] : 0;
            }
        }
        List<String> names = IntStream.range(0, p).mapToObj(j -> "x" + j).toList();
        return SparseDataset.of("d", names, new SparseMatrix(n, rows, values), "y", y);
    }
}
