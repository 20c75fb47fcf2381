package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.certify.Certificate;
import exactzero.data.Dataset;
import exactzero.data.SparseDataset;
import exactzero.data.SparseMatrix;
import exactzero.design.Scaling;
import exactzero.design.SparseStandardized;
import exactzero.solve.CoordinateDescent;
import exactzero.solve.ResidualPulls;
import exactzero.solve.Route;
import exactzero.solve.Solution;
import exactzero.solve.Stopping;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sparse columns give the path, the knots and the verdicts of full ones. */
class SparsePathTest {
    private static final Lambdas LAMBDAS = Lambdas.grid(12, 0.03);

    static List<Problem> problems() {
        return Problem.all().stream().filter(problem -> !problem.tied()).toList();
    }

    static List<Problem> sparseProblems() {
        return List.of(sparse(60, 25, 0.1, 1), sparse(40, 120, 0.25, 2), sparse(200, 40, 0.3, 3),
                sparse(50, 80, 0.2, 4).with(0.5), sparse(50, 80, 0.2, 5).with(Scaling.STANDARD.withoutIntercept()),
                sparse(50, 80, 0.2, 6).with(Scaling.STANDARD.withoutStandardizing()),
                sparse(80, 70, 0.2, 7).weighted(0));
    }

    private static Problem sparse(int n, int p, double density, int seed) {
        Random random = new Random(seed);
        double[][] x = new double[p][n];
        double[] y = new double[n];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < n; i++) {
                x[j][i] = random.nextDouble() < density ? 1 + random.nextInt(3) + 0.5 * random.nextGaussian() : 0;
                y[i] += j % 9 == 0 ? x[j][i] : 0;
            }
        }
        Arrays.setAll(y, i -> y[i] + 0.3 * random.nextGaussian() + 7);
        return new Problem("sparse " + n + " x " + p, Problem.dataset(x, y), Scaling.STANDARD, 1, false);
    }

    static SparseStandardized sparse(Problem problem) {
        Dataset d = problem.data();
        return SparseStandardized.of(new SparseDataset(d.name(), d.features(), SparseMatrix.of(d.columns(), d.rows()),
                d.target(), d.y(), d.weights()), problem.scaling());
    }

    @ParameterizedTest
    @MethodSource({"problems", "sparseProblems"})
    void weightsAndVerdictsAgree(Problem problem) {
        ElasticNetPath full = new ElasticNetPath(problem.standardized(), problem.l1Ratio(), LAMBDAS, Stopping.DEFAULT);
        ElasticNetPath sparse = new ElasticNetPath(sparse(problem), problem.l1Ratio(), LAMBDAS, Stopping.DEFAULT);
        assertThat(sparse.largestLambda() / full.largestLambda()).isCloseTo(1, within(1e-12));
        for (int k = 0; k < LAMBDAS.count(); k++) {
            double[] expected = full.path().b()[k];
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            assertThat(sparse.path().b()[k]).containsExactly(expected, within(1e-9 * largest + 1e-11));
            assertThat(sparse.path().gap()[k]).isLessThanOrEqualTo(1e-12);
        }
        int last = LAMBDAS.count() - 1;
        double lambda = full.path().lambda()[last];
        assertThat(verdicts(sparse(problem), sparse, lambda, sparse.path().b()[last]))
                .isEqualTo(verdicts(problem.standardized(), full, lambda, full.path().b()[last]));
    }

    private static List<?> verdicts(
            exactzero.design.Prepared data, ElasticNetPath path, double lambda, double[] b) {
        return Certificate.of(data, b, path.penalty(lambda)).weights().stream().map(proof -> proof.verdict()).toList();
    }

    @ParameterizedTest
    @MethodSource("sparseProblems")
    void knotsAgree(Problem problem) {
        if (problem.l1Ratio() < 1) {
            return;
        }
        List<Knot> full = new ElasticNetPath(problem.standardized(), 1, LAMBDAS, Stopping.DEFAULT).knots();
        List<Knot> sparse = new ElasticNetPath(sparse(problem), 1, LAMBDAS, Stopping.DEFAULT).knots();
        assertThat(sparse).hasSameSizeAs(full);
        for (int k = 0; k < full.size(); k++) {
            assertThat(sparse.get(k).feature()).isEqualTo(full.get(k).feature());
            assertThat(sparse.get(k).lambda() / full.get(k).lambda()).isCloseTo(1, within(1e-9));
        }
    }

    /** Plain coordinate descent on the same columns, an independent way to the optimum. */
    @ParameterizedTest
    @MethodSource("sparseProblems")
    void plainDescentAgrees(Problem problem) {
        SparseStandardized data = sparse(problem);
        ElasticNetPath path = new ElasticNetPath(data, problem.l1Ratio(), LAMBDAS, Stopping.DEFAULT);
        double lambda = path.path().lambda()[6];
        Solution plain = new CoordinateDescent(new ResidualPulls(data.design(), data.y()),
                new Stopping(1e-14, 1e-12, 200_000)).solve(path.penalty(lambda), new double[problem.data().size()]);
        assertThat(path.path().b()[6]).containsExactly(plain.b(), within(1e-6));
    }

    /** With many more active features than entries in a column the factor is given up; the optimum is the same. */
    @Test
    void manyFeaturesOfFewEntriesAreSolvedWithoutAFactor() {
        int n = 1500;
        int p = 3000;
        Random random = new Random(8);
        int[][] rows = new int[p][];
        double[][] values = new double[p][];
        for (int j = 0; j < p; j++) {
            rows[j] = random.ints(0, n).distinct().limit(4).sorted().toArray();
            values[j] = random.doubles(4).map(u -> 1 + u).toArray();
        }
        double[] y = random.doubles(n).toArray();
        List<String> names = IntStream.range(0, p).mapToObj(j -> "x" + j).toList();
        SparseStandardized data = SparseStandardized.of(
                SparseDataset.of("d", names, new SparseMatrix(n, rows, values), "y", y), Scaling.STANDARD);
        ElasticNetPath path = new ElasticNetPath(data, 1, Lambdas.grid(20, 0.1), new Stopping(1e-12, 1e-9, 1000));
        assertThat(path.cost().route()).isEqualTo(Route.COLUMNS);
        assertThat(path.path().nonzero(19)).isGreaterThan(500);
        double[] b = path.path().b()[19];
        Certificate proof = Certificate.of(data, b, path.penalty(path.path().lambda()[19]));
        assertThat(proof.gap()).isBetween(-1e-14, 1e-12);
        ElasticNetPath again = new ElasticNetPath(data, 1, Lambdas.grid(20, 0.1), new Stopping(1e-12, 1e-9, 1000));
        assertThat(again.path().b()[19]).isEqualTo(b);
    }
}
