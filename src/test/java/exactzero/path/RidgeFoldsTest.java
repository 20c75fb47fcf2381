package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ridge without some rows, from moments less theirs, against fits to the rows that remain. */
class RidgeFoldsTest {
    private static final int[] LEFT = IntStream.range(40, 300).toArray();
    private static final int[] REST = IntStream.range(0, 1200).filter(i -> i < 40 || i >= 300).toArray();
    private static final Lambdas LAMBDAS = Lambdas.of(30, 1, 0.01);

    @ParameterizedTest
    @CsvSource({"true, true, 1", "false, true, 1", "true, false, 3", "false, false, 3", "true, true, 4"})
    void subtractingRowsIsLeavingThemOut(boolean intercept, boolean standardize, int weights) {
        double[][] x = Columns.autoregressive(1200, 220, 0.6, 3);
        Arrays.fill(x[11], 7.25);
        x[5] = Arrays.stream(x[5]).map(v -> v + (intercept ? 1e6 : 1)).toArray();
        x[6] = Arrays.stream(x[6]).map(v -> v * (standardize ? 1e90 : 3)).toArray();
        Dataset data = data(x, weights);
        Scaling scaling = new Scaling(intercept, standardize);
        for (Constraints constraints : new Constraints[] {Constraints.NONE, factors()}) {
            Standardized rest = Standardized.of(data.rows(REST), scaling);
            Path expected = new RidgePath(rest, LAMBDAS, constraints).path();
            Path path = new RidgeFolds(Standardized.of(data, scaling), scaling, constraints)
                    .fromMoments(data.rows(LEFT), LAMBDAS).orElseThrow();
            for (int k = 0; k < path.size(); k++) {
                assertThat(path.intercept(k)).isCloseTo(expected.intercept(k),
                        within(1e-9 * Math.abs(expected.intercept(k)) + 1e-9));
                double largest = Arrays.stream(expected.b()[k]).map(Math::abs).max().orElseThrow();
                for (int j = 0; j < x.length; j++) {
                    double norm = expected.scaling().norm()[j] / expected.scaling().yScale();
                    assertThat(path.coefficients(k)[j] * norm)
                            .isCloseTo(expected.coefficients(k)[j] * norm, within(1e-10 * largest));
                }
                assertThat(path.r2()[k]).isCloseTo(expected.r2()[k], within(1e-11));
            }
        }
    }

    private static Constraints factors() {
        double[] factors = new double[220];
        Arrays.setAll(factors, j -> j % 7 == 3 ? Double.POSITIVE_INFINITY : 1 + j % 4);
        return Constraints.NONE.withFactors(factors);
    }

    /** What is left of such a column has lost its digits in the subtraction: the rows themselves must be fitted. */
    @ParameterizedTest
    @CsvSource({"1e-3, 1e-5", "1e6, 1e-6", "1, 0"})
    void aColumnThatLivesInTheRowsLeftOutAsksForTheRowsThatRemain(double size, double elsewhere) {
        double[][] x = Columns.autoregressive(1200, 220, 0.6, 3);
        for (int i = 0; i < 1200; i++) {
            x[3][i] = i == 100 ? size : elsewhere * size * x[3][i];
        }
        Dataset data = data(x, 1);
        RidgeFolds folds = new RidgeFolds(Standardized.of(data, Scaling.STANDARD), Scaling.STANDARD, Constraints.NONE);
        assertThat(folds.fromMoments(data.rows(LEFT), LAMBDAS)).isEmpty();
        Standardized rest = Standardized.of(data.rows(REST), Scaling.STANDARD);
        Path path = folds.fit(data.rows(LEFT), () -> rest, LAMBDAS);
        assertThat(path.b()[1]).containsExactly(RidgePath.fit(rest, LAMBDAS).b()[1]);
    }

    @Test
    void whatMomentsCannotTellIsLeftToTheRows() {
        double[][] x = Columns.autoregressive(1200, 220, 0.6, 3);
        Dataset data = data(x, 1);
        Standardized all = Standardized.of(data, Scaling.STANDARD);
        double[] free = new double[220];
        Arrays.fill(free, 1);
        free[4] = 0;
        assertThat(folds(all, Constraints.NONE.withFactors(free), data, 1)).isEmpty();
        assertThat(folds(all, Constraints.NONE, data, 0)).isEmpty();
        assertThat(folds(all, Constraints.NONE, data, 1e-9)).isPresent();
        double[][] copies = Columns.duplicated(x);
        Dataset dependent = data(copies, 1);
        assertThat(folds(Standardized.of(dependent, Scaling.STANDARD), Constraints.NONE, dependent, 1e-9)).isEmpty();
        double[][] wide = Columns.autoregressive(300, 400, 0.6, 3);
        Dataset few = Problem.dataset(wide, Columns.target(wide, 5, 1, 1));
        assertThat(new RidgeFolds(Standardized.of(few, Scaling.STANDARD), Scaling.STANDARD, Constraints.NONE)
                .fromMoments(few.rows(new int[] {1, 2, 3}), LAMBDAS)).isEmpty();
    }

    private static Optional<Path> folds(Standardized all, Constraints constraints, Dataset data, double lambda) {
        return new RidgeFolds(all, Scaling.STANDARD, constraints).fromMoments(data.rows(LEFT), Lambdas.of(1, lambda));
    }

    private static Dataset data(double[][] x, int weights) {
        double[] w = new double[1200];
        Arrays.setAll(w, i -> weights == 1 ? 1 : i % weights);
        Dataset plain = Problem.dataset(x, Columns.target(Columns.autoregressive(1200, 20, 0.6, 3), 5, 1, 1));
        return new Dataset("rows", plain.features(), x, "y", plain.y(), w);
    }
}
