package exactzero.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.data.Gaps;
import exactzero.data.Provenance;
import exactzero.data.Source;
import exactzero.data.SparseDataset;
import exactzero.data.SparseMatrix;
import exactzero.path.Monitor;
import exactzero.path.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A table of categories and numbers selects the same, whether its columns are full or stored by their entries. */
class SparseSelectionTest {
    private static final int N = 1500;
    private static final int[] LEVELS = {200, 120};
    private static final int NUMBERS = 2;

    @Test
    void weightsVerdictsAndCurvesAreThoseOfFullColumns() {
        SparseDataset few = table();
        Dataset full = few.full();
        SelectionOptions options = SelectionOptions.DEFAULT.withPairs(3);
        Selection a = Selection.of(few, options, Monitor.NONE);
        Selection b = Selection.of(full, options, Monitor.NONE);
        assertThat(a.folds()).isEqualTo(5);
        assertThat(a.provenance()).isEqualTo(b.provenance());
        assertThat(a.lambda() / b.lambda()).isCloseTo(1, within(1e-9));
        assertThat(a.gap()).isLessThanOrEqualTo(1e-12);
        assertClose(a.lassoCv().mean(), b.lassoCv().mean());
        assertClose(a.lassoCv().se(), b.lassoCv().se());
        assertClose(a.ridgeCv().lambda(), b.ridgeCv().lambda());
        assertClose(a.ridgeCv().mean(), b.ridgeCv().mean());
        assertClose(a.contrast().crossing(), b.contrast().crossing());
        assertSamePath(a.ridge(), b.ridge());
        assertSamePath(a.lasso(), b.lasso());
        assertThat(a.kept()).isEqualTo(b.kept()).isGreaterThan(5);
        for (int j = 0; j < few.size(); j++) {
            FeatureResult of = a.features().get(j);
            FeatureResult expected = b.features().get(j);
            assertThat(of.name()).isEqualTo(expected.name());
            assertThat(of.proof().verdict()).isEqualTo(expected.proof().verdict());
            assertThat(of.zero()).isEqualTo(expected.zero());
            assertThat(of.frequency()).isEqualTo(expected.frequency());
            assertThat(of.zeroAtOrAbove()).isCloseTo(expected.zeroAtOrAbove(), within(1e-9));
            assertThat(of.relaxed()).isCloseTo(expected.relaxed(), within(1e-8));
        }
        assertThat(Model.of(a, few).sources()).isEqualTo(Model.of(b, full).sources());
        assertThat(Model.of(a, few).levels()).isEqualTo(Model.of(b, full).levels()).isNotEmpty();
    }

    private static void assertSamePath(Path a, Path b) {
        for (int k = 0; k < b.size(); k++) {
            double largest = Arrays.stream(b.b()[k]).map(Math::abs).max().orElseThrow();
            for (int j = 0; j < b.b()[k].length; j++) {
                assertThat(a.b()[k][j]).isCloseTo(b.b()[k][j], within(1e-9 * largest + 1e-12));
            }
        }
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int k = 0; k < expected.length; k++) {
            assertThat(Double.isNaN(actual[k])).isEqualTo(Double.isNaN(expected[k]));
            if (!Double.isNaN(expected[k])) {
                assertThat(actual[k]).isCloseTo(expected[k], within(1e-8 * Math.abs(expected[k])));
            }
        }
    }

    private static SparseDataset table() {
        Random random = new Random(6);
        List<Source> sources = new ArrayList<>();
        for (int c = 0; c < LEVELS.length; c++) {
            for (int level = 0; level < LEVELS[c]; level++) {
                sources.add(new Source("c" + c, Source.Coding.LEVEL, "l" + level));
            }
        }
        IntStream.range(0, NUMBERS).forEach(j -> sources.add(Source.number("n" + j)));
        int p = sources.size();
        double[][] x = new double[p][N];
        double[] y = new double[N];
        double[] effect = random.doubles(p).map(u -> u < 0.2 ? 20 * u : 0).toArray();
        for (int i = 0; i < N; i++) {
            int first = 0;
            for (int levels : LEVELS) {
                int level = first + (int) (levels * random.nextDouble());
                x[level][i] = 1;
                y[i] += effect[level];
                first += levels;
            }
            for (int j = first; j < p; j++) {
                x[j][i] = 10 + random.nextGaussian();
                y[i] += effect[j] * x[j][i];
            }
            y[i] += random.nextGaussian();
        }
        List<String> names = sources.stream().map(Source::feature).toList();
        int[] folds = IntStream.range(0, N).map(i -> i % 5).toArray();
        double[] weights = random.doubles(N).map(u -> 0.5 + u).toArray();
        Dataset full = new Dataset("d", names, x, "y", y, weights, Gaps.none(p), folds,
                new Provenance(sources, List.of(), List.of("a note"), "fold"));
        return new SparseDataset("d", names, SparseMatrix.of(x, N), "y", y, weights, full.folds(), full.provenance());
    }
}
