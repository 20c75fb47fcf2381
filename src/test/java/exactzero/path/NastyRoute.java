package exactzero.path;

import exactzero.data.ColumnFile;
import exactzero.data.Dataset;
import exactzero.data.SparseDataset;
import exactzero.data.SparseMatrix;
import exactzero.design.MappedStandardized;
import exactzero.design.Moments;
import exactzero.design.Prepared;
import exactzero.design.Scaling;
import exactzero.design.SparseStandardized;
import exactzero.design.Standardized;
import exactzero.design.StandardizedMoments;
import exactzero.design.StreamedMoments;
import exactzero.solve.CoordinateDescent;
import exactzero.solve.PathSolver;
import exactzero.solve.ResidualPulls;
import exactzero.solve.Route;
import exactzero.solve.Solution;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every way to a path of the Lasso or the elastic net. */
enum NastyRoute {
    AS_CHOSEN, WHOLE_GRAM, WORKING_SET, COLUMNS, PLAIN_DESCENT, HOMOTOPY, SPARSE, MAPPED, MOMENTS, STREAM;

    /** Sweeps that the plain solver, which has no finish, gets. */
    private static final Stopping PLAIN = new Stopping(1e-10, 1e-9, 300);
    private static final int ROWS_AT_ONCE = 3;

    /** Whether its gap is small whatever the data: iterations may end before, sums of products run out of digits. */
    boolean always() {
        return exactAtLargest();
    }

    /** Whether it computes pulls as those are that tell the largest lambda, to the last digit. */
    boolean exactAtLargest() {
        return this != COLUMNS && this != PLAIN_DESCENT && this != MOMENTS && this != STREAM;
    }

    /** The rows themselves made ready, where the route has them. */
    Prepared prepared(NastyProblem nasty) {
        Dataset data = nasty.problem().data();
        Scaling scaling = nasty.problem().scaling();
        return switch (this) {
            case SPARSE -> SparseStandardized.of(sparse(data), scaling);
            case MAPPED -> MappedStandardized.of(mapped(data), scaling);
            default -> Standardized.of(data, scaling);
        };
    }

    Path fit(NastyProblem nasty, double[] lambda) {
        Problem problem = nasty.problem();
        Dataset data = problem.data();
        return switch (this) {
            case AS_CHOSEN, SPARSE, MAPPED -> net(nasty, prepared(nasty), Lambdas.of(lambda)).path();
            case WHOLE_GRAM -> solved(nasty, lambda, Route.WHOLE_GRAM);
            case WORKING_SET -> solved(nasty, lambda, Route.WORKING_SET);
            case COLUMNS -> solved(nasty, lambda, Route.COLUMNS);
            case PLAIN_DESCENT -> descended(nasty, lambda);
            case HOMOTOPY -> net(nasty, problem.standardized(), Lambdas.of(lambda)).withKnots();
            case MOMENTS -> measured(nasty, Moments.of(data, Moments.Frame.of(data)), lambda);
            case STREAM -> measured(nasty, StreamedMoments.of(Slices.of(data, ROWS_AT_ONCE)).moments(), lambda);
        };
    }

    static ElasticNetPath net(NastyProblem nasty, Prepared data, Lambdas lambdas) {
        return new ElasticNetPath(data, nasty.problem().l1Ratio(), lambdas, Stopping.DEFAULT, nasty.constraints());
    }

    /** A path that has been fitted at the largest lambda only. */
    static ElasticNetPath net(NastyProblem nasty, Prepared data) {
        return net(nasty, data, Lambdas.grid(1, 0.5));
    }

    private static Path measured(NastyProblem nasty, Moments moments, double[] lambda) {
        Problem problem = nasty.problem();
        Path path = new ElasticNetPath(StandardizedMoments.of(moments, problem.scaling()), problem.l1Ratio(),
                Lambdas.of(lambda), Stopping.DEFAULT, nasty.constraints(), Monitor.NONE).path();
        return MeasuredFits.of(Slices.of(problem.data(), ROWS_AT_ONCE), problem.scaling(), Stopping.DEFAULT, path)
                .path(0, nasty.constraints());
    }

    private static Path solved(NastyProblem nasty, double[] lambda, Route route) {
        Standardized data = nasty.problem().standardized();
        PathSolver solver = new PathSolver(data.design(), data.y(), route);
        ElasticNetPath net = net(nasty, data);
        return collected(nasty, data, lambda, k -> solver.solve(net.penalty(lambda[k])));
    }

    private static Path descended(NastyProblem nasty, double[] lambda) {
        Standardized data = nasty.problem().standardized();
        CoordinateDescent descent = new CoordinateDescent(new ResidualPulls(data.design(), data.y()), PLAIN);
        ElasticNetPath net = net(nasty, data);
        double[] start = new double[nasty.problem().data().size()];
        return collected(nasty, data, lambda, k -> {
            Solution solution = descent.solve(net.penalty(lambda[k]), start);
            System.arraycopy(solution.b(), 0, start, 0, start.length);
            return solution;
        });
    }

    private interface Fit {
        Solution at(int k);
    }

    private static Path collected(NastyProblem nasty, Standardized data, double[] lambda, Fit fit) {
        int count = lambda.length;
        Path path = new Path(nasty.problem().l1Ratio(), data.back(), lambda, new double[count][], new double[count],
                new double[count], new boolean[count]);
        for (int k = 0; k < count; k++) {
            Solution solution = fit.at(k);
            path.b()[k] = solution.b();
            path.gap()[k] = solution.gap();
            path.converged()[k] = solution.gap() <= Stopping.DEFAULT.gap();
        }
        return path;
    }

    /** In a file that is gone as soon as it is mapped. */
    private static ColumnFile mapped(Dataset data) {
        List<String> names = new ArrayList<>(data.features());
        names.add("w");
        double[][] columns = Arrays.copyOf(data.columns(), names.size());
        columns[names.size() - 1] = data.weights();
        Dataset all = Dataset.of(data.name(), names, columns, data.target(), data.y());
        try {
            java.nio.file.Path file = Files.createTempFile("nasty", ".columns");
            try {
                ColumnFile.write(file, Slices.of(all, ROWS_AT_ONCE), "w", true);
                return ColumnFile.open(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SparseDataset sparse(Dataset data) {
        return new SparseDataset(data.name(), data.features(), SparseMatrix.of(data.columns(), data.rows()),
                data.target(), data.y(), data.weights());
    }
}
