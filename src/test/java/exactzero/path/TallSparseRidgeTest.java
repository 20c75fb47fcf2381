package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.data.SparseDataset;
import exactzero.data.SparseMatrix;
import exactzero.design.Scaling;
import exactzero.design.SparseStandardized;
import exactzero.design.Standardized;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ridge of many rows of categories, a column for each level, from the products of columns. The levels of a category add up to
 * 1, so the Gram matrix is singular, and no column is made full.
 */
class TallSparseRidgeTest {
    private static final int N = 1200;
    private static final int[] LEVELS = {250, 150};
    private static final int NUMBERS = 2;
    private static final int P = LEVELS[0] + LEVELS[1] + NUMBERS;
    private static final Lambdas LAMBDAS = Lambdas.of(100, 1, 0.01, 1e-4);

    record Case(String name, Dataset full, Scaling scaling) {
        SparseStandardized sparse() {
            return SparseStandardized.of(new SparseDataset("d", full.features(),
                    SparseMatrix.of(full.columns(), full.rows()), "y", full.y(), full.weights()), scaling);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(new Case("plain", table(0, 1000), Scaling.STANDARD),
                new Case("weighted", table(1, 1000), Scaling.STANDARD),
                new Case("some rows without weight", table(2, 1000), Scaling.STANDARD),
                new Case("as given", table(0, 1000), Scaling.STANDARD.withoutStandardizing()),
                new Case("no intercept", table(1, 0), Scaling.STANDARD.withoutIntercept()));
    }

    /**
     * @param weighting 0 none, 1 positive weights, 2 some rows without weight
     * @param far how far from zero the columns of numbers are
     */
    private static Dataset table(int weighting, double far) {
        Random random = new Random(4 + weighting);
        double[][] x = new double[P][N];
        double[] y = new double[N];
        double[] effect = random.doubles(P).map(u -> u < 0.2 ? 5 * u : 0).toArray();
        for (int i = 0; i < N; i++) {
            int first = 0;
            for (int levels : LEVELS) {
                int level = first + (int) (levels * random.nextDouble() * random.nextDouble());
                x[level][i] = 1;
                y[i] += effect[level];
                first += levels;
            }
            for (int j = first; j < P; j++) {
                x[j][i] = far * (j - first) + random.nextGaussian();
                y[i] += effect[j] * x[j][i];
            }
            y[i] += random.nextGaussian();
        }
        double[] w = random.doubles(N).map(u -> weighting == 0 ? 1 : weighting == 2 && u < 0.2 ? 0 : u + 0.1).toArray();
        return new Dataset("d", IntStream.range(0, P).mapToObj(j -> "x" + j).toList(), x, "y", y, w);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void weightsAreThoseOfFullColumns(Case of) {
        for (Lambdas lambdas : new Lambdas[] {LAMBDAS, Lambdas.grid(6, Double.NaN)}) {
            SparseStandardized sparse = of.sparse();
            assertThat(RidgeRoute.of(sparse, lambdas, Constraints.NONE).data()).isSameAs(sparse);
            RidgePath few = new RidgePath(sparse, lambdas);
            RidgePath full = new RidgePath(Standardized.of(of.full(), of.scaling()), lambdas);
            Yardstick yardstick = new Yardstick(of.full(), of.scaling());
            for (int k = 0; k < few.path().size(); k++) {
                double lambda = few.path().lambda()[k];
                assertThat(lambda / full.path().lambda()[k]).isCloseTo(1, within(1e-6));
                double[] b = full.at(lambda).b()[0];
                double largest = Arrays.stream(b).map(Math::abs).max().orElseThrow();
                for (int j = 0; j < P; j++) {
                    assertThat(few.path().b()[k][j]).isCloseTo(b[j], within(1e-9 * largest));
                }
                assertThat(few.path().r2()[k]).isCloseTo(full.at(lambda).r2()[0], within(1e-10));
                assertThat(few.degreesOfFreedom(k)).isCloseTo(full.degreesOfFreedomAt(lambda), within(1e-7 * P));
                Optimality fit = yardstick.of(0, lambda, few.path().coefficients(k));
                assertThat(fit.violation()).isLessThanOrEqualTo(1e-11 * fit.largestPull());
            }
            assertThat(few.rank()).isEqualTo(full.rank());
            double[] expected = full.leaveOneOut(1);
            double[] found = few.leaveOneOut(1);
            for (int i = 0; i < N; i++) {
                assertThat(Double.isNaN(found[i])).isEqualTo(Double.isNaN(expected[i]));
                if (!Double.isNaN(found[i])) {
                    assertThat(found[i]).isCloseTo(expected[i], within(1e-6 * (1 + Math.abs(expected[i]))));
                }
            }
        }
    }
}
