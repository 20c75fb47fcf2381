package exactzero.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Deviations of blocks joined, against those of all rows at once. */
class DeviationsTest {
    private static final double[] X = {3, 5, 4, 100, 7, 6, 2};
    private static final double[] WEIGHTS = {1, 2, 0, 0.5, 1e-3, 4, 1};

    private static double expected() {
        double total = Arrays.stream(WEIGHTS).sum();
        double mean = 0;
        double square = 0;
        for (int i = 0; i < X.length; i++) {
            mean += WEIGHTS[i] * X[i] / total;
        }
        for (int i = 0; i < X.length; i++) {
            square += WEIGHTS[i] * (X[i] - mean) * (X[i] - mean) / total;
        }
        return Math.sqrt(square);
    }

    private static void add(Deviations to, int from, int end, double level) {
        double[] x = Arrays.stream(X, from, end).map(v -> v - level).toArray();
        to.add(1, x, Arrays.copyOfRange(WEIGHTS, from, end));
    }

    @Test
    void blocksOfRowsJoin() {
        for (int cut = 0; cut <= X.length; cut++) {
            Deviations joined = new Deviations(2);
            add(joined, 0, cut, 0);
            add(joined, cut, X.length, 0);
            assertThat(joined.of(1)).isCloseTo(expected(), within(1e-14));
        }
    }

    @Test
    void partsMeasuredFromOtherPointsJoin() {
        Deviations joined = new Deviations(2);
        add(joined, 0, 3, 3);
        Deviations others = new Deviations(2);
        add(others, 3, X.length, 100);
        joined.add(1, others, 97);
        assertThat(joined.of(1)).isCloseTo(expected(), within(1e-13));
        Deviations first = new Deviations(2);
        first.add(1, joined, Double.NaN);
        assertThat(first.of(1)).isEqualTo(joined.of(1));
    }

    @Test
    void aColumnFarFromZeroKeepsItsDigits() {
        Deviations far = new Deviations(1);
        far.add(0, new double[] {1e12, 1e12 + 1}, new double[] {1, 1});
        far.add(0, new double[] {1e12 + 2, 1e12 + 3}, new double[] {1, 1});
        assertThat(far.of(0)).isCloseTo(Math.sqrt(1.25), within(1e-14));
    }
}
