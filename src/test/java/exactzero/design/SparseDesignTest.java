package exactzero.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.SparseDataset;
import exactzero.data.SparseMatrix;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Implicit centring does what explicit centring of full columns does. */
class SparseDesignTest {
    private static final int N = 97;
    /** Shares of entries that are not zero, one column each, and an offset of those entries. */
    private static final double[] DENSITY = {0, 0.02, 0.1, 0.3, 0.49, 0.6, 0.95, 1, 1, 0.2, 0.4};

    record Pair(Standardized full, SparseStandardized sparse) {}

    static Stream<Pair> pairs() {
        return Stream.of(true, false).flatMap(intercept -> Stream.of(true, false)
                .flatMap(standardize -> Stream.of(0, 1, 2).map(weights -> pair(new Scaling(intercept, standardize),
                        weights))));
    }

    /** @param weighting 0 none, 1 positive weights, 2 some rows without weight */
    private static Pair pair(Scaling scaling, int weighting) {
        Random random = new Random(5 + weighting);
        double[][] x = new double[DENSITY.length][N];
        for (int j = 0; j < x.length; j++) {
            double scale = j == 9 ? 1e-170 : j == 10 ? 1e160 : 1;
            for (int i = 0; i < N; i++) {
                double drawn = scale * (random.nextGaussian() + (j == 8 ? 1e6 : 2));
                x[j][i] = random.nextDouble() < DENSITY[j] ? drawn : 0;
            }
        }
        double[] y = random.doubles(N).map(u -> 10 * u - 3).toArray();
        double[] w = random.doubles(N).map(u -> weighting == 0 ? 1 : weighting == 2 && u < 0.2 ? 0 : u + 0.1).toArray();
        List<String> names = IntStream.range(0, x.length).mapToObj(j -> "x" + j).toList();
        return new Pair(Standardized.of(new Dataset("d", names, x, "y", y, w), scaling),
                SparseStandardized.of(new SparseDataset("d", names, SparseMatrix.of(x, N), "y", y, w), scaling));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void scaledAlike(Pair pair) {
        Standardization full = pair.full.back();
        Standardization sparse = pair.sparse.back();
        assertThat(sparse.constant()).isEqualTo(full.constant());
        assertThat(pair.sparse.y()).isEqualTo(pair.full.y());
        for (int j = 0; j < full.size(); j++) {
            assertThat(sparse.norm()[j] / full.norm()[j]).isCloseTo(1, within(1e-13));
            assertThat(sparse.unit()[j] / full.unit()[j]).isCloseTo(1, within(1e-13));
            assertThat(sparse.mean()[j]).isCloseTo(full.mean()[j], within(1e-13 * Math.abs(full.mean()[j])));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyOperationAgrees(Pair pair) {
        DenseDesign full = pair.full.design();
        SparseDesign sparse = pair.sparse.design();
        int p = full.features();
        double[] v = new Random(1).doubles(N).map(u -> u - 0.3).toArray();
        double[] expected = new double[p];
        double[] found = new double[p];
        full.pulls(v, expected);
        sparse.pulls(v, found);
        assertThat(found).containsExactly(expected, within(1e-13));

        int[] some = {10, 3, 7, 0, 9, 5};
        double[] ofSome = new double[some.length];
        sparse.pulls(some, some.length, v, ofSome);
        for (int k = 0; k < some.length; k++) {
            assertThat(ofSome[k]).isEqualTo(found[some[k]]);
        }

        double[][] gram = new double[p][p];
        double[][] sparseGram = new double[p][p];
        int[] all = IntStream.range(0, p).toArray();
        full.gram(all, 0, p, gram);
        sparse.gram(all, 0, 4, sparseGram);
        sparse.gram(all, 4, p, sparseGram);
        for (int j = 0; j < p; j++) {
            assertThat(sparseGram[j]).containsExactly(gram[j], within(1e-13));
        }

        double[] weights = {1, -2, 0.5, 3, -1, 0.25};
        double[] fit = new double[N];
        double[] sparseFit = new double[N];
        full.fit(some, some.length, weights, fit);
        sparse.fit(some, some.length, weights, sparseFit);
        assertThat(sparseFit).containsExactly(fit, within(1e-12));
        assertAccumulates(sparse, full, v, some, weights);
    }

    private static void assertAccumulates(
            SparseDesign sparse, DenseDesign full, double[] v, int[] some, double[] weights) {
        double[] sum = v.clone();
        full.fit(some, some.length, weights, sum);
        double[] expected = new double[N];
        double[] centred = centred(v);
        for (int i = 0; i < N; i++) {
            expected[i] = centred[i] + sum[i];
        }
        ColumnDesign.Accumulator a = sparse.accumulator();
        a.set(centred);
        for (int k = 0; k < some.length; k++) {
            a.add(some[k], weights[k]);
        }
        double[] found = new double[N];
        a.get(found);
        assertThat(found).containsExactly(expected, within(1e-12));
        for (int j = 0; j < full.features(); j++) {
            assertThat(a.pull(j)).isCloseTo(full.pull(j, expected), within(1e-12));
        }
    }

    private static double[] centred(double[] v) {
        double mean = IntStream.range(0, N).mapToDouble(i -> v[i]).average().orElseThrow();
        return IntStream.range(0, N).mapToDouble(i -> v[i] - mean).toArray();
    }

    /** Rounding errors of pulls stay within what the certificate allows for. */
    @Test
    void fewEntriesLoseNoDigits() {
        SparseDesign z = pair(Scaling.STANDARD, 0).sparse.design();
        double[][] gram = new double[z.features()][z.features()];
        z.gram(IntStream.range(0, z.features()).toArray(), 0, z.features(), gram);
        for (int j = 1; j < z.features(); j++) {
            assertThat(gram[j][j]).isCloseTo(1, within(z.amplification() * N * 0x1p-53));
        }
    }

    @Test
    void columnsAreChecked() {
        assertThatThrownBy(() -> new SparseMatrix(3, new int[][] {{0, 0}}, new double[][] {{1, 2}}))
                .isInstanceOf(DataException.class).hasMessageContaining("rows must rise");
        assertThatThrownBy(() -> new SparseMatrix(3, new int[][] {{3}}, new double[][] {{1}}))
                .isInstanceOf(DataException.class).hasMessageContaining("beyond");
        assertThatThrownBy(() -> new SparseMatrix(3, new int[][] {{1}}, new double[][] {{Double.NaN}}))
                .isInstanceOf(DataException.class).hasMessageContaining("not a finite");
        SparseMatrix zeros = new SparseMatrix(3, new int[1][0], new double[1][0]);
        assertThatThrownBy(() -> SparseStandardized.of(
                SparseDataset.of("d", List.of("a"), zeros, "y", new double[] {1, 2, 3}), Scaling.STANDARD))
                .isInstanceOf(DataException.class).hasMessageContaining("constant");
    }
}
