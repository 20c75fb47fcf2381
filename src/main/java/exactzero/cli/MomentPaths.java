package exactzero.cli;

import exactzero.data.CsvStream;
import exactzero.data.Provenance;
import exactzero.design.StandardizedMoments;
import exactzero.design.StreamedMoments;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.MeasuredFits;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.report.PathAxis;
import exactzero.report.PathReport;
import exactzero.report.ReportOptions;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paths that are fitted to moments: the one that was asked for and, where a report is written, the other beside it.
 *
 * @param streamed the moments
 * @param digits decimal digits of the products of columns
 * @param constraints of the fit
 * @param net the Lasso or elastic net; null where only ridge is wanted
 * @param lasso its fits, by the moments or as measured on the rows; null with it
 * @param closed ridge, where that was asked for
 * @param ridge its fits, by the moments or as measured; null where only the Lasso is wanted
 */
record MomentPaths(StreamedMoments streamed, double digits, Constraints constraints, @Nullable ElasticNetPath net,
        @Nullable Path lasso, @Nullable RidgePath closed, @Nullable Path ridge) {

    /**
     * Fits moments.
     *
     * @param name what the data are called
     * @param both whether the path that was not asked for is wanted too
     */
    static MomentPaths of(String name, StreamedMoments streamed, Method method, double l1Ratio, FitOptions fit,
            ConstraintOptions constraints, boolean both) {
        StandardizedMoments prepared = StandardizedMoments.of(streamed.moments(), fit.scaling());
        Constraints asked = constraints.on(name, prepared.back().features());
        boolean asksRidge = method == Method.RIDGE;
        ElasticNetPath net = !asksRidge
                ? new ElasticNetPath(prepared, l1Ratio, fit.lambdas(), fit.stopping(), asked, Monitor.NONE)
                : both ? new ElasticNetPath(prepared, 1, Lambdas.GRID, Stopping.DEFAULT, asked, Monitor.NONE) : null;
        RidgePath closed = asksRidge ? ridge(streamed, fit, fit.lambdas(), asked) : null;
        Path ridge = closed != null ? closed.path()
                : both ? ridge(streamed, fit, Lambdas.GRID, asked.withoutBounds()).path() : null;
        return new MomentPaths(streamed, streamed.digits(prepared.magnified()), asked, net,
                net == null ? null : net.path(), closed, ridge);
    }

    private static RidgePath ridge(StreamedMoments streamed, FitOptions fit, Lambdas lambdas, Constraints asked) {
        return UsageException.check(() -> new RidgePath(streamed.moments(), fit.scaling(), lambdas, asked));
    }

    /** The same fits, their gaps and R2 measured on the rows by one reading. */
    MomentPaths measured(CsvStream rows, FitOptions fit, Notes notes) throws IOException {
        List<Path> fitted = new ArrayList<>();
        if (lasso != null) {
            fitted.add(lasso);
        }
        if (ridge != null) {
            fitted.add(ridge);
        }
        MeasuredFits measured = SizeOptions.watched(rows, "measuring", notes,
                watched -> MeasuredFits.of(watched, fit.scaling(), fit.stopping(), fitted.toArray(Path[]::new)));
        streamed.requireSame(measured.read());
        return new MomentPaths(streamed, digits, constraints, net, lasso == null ? null : measured.path(0, constraints),
                closed,
                ridge == null ? null
                        : measured.path(fitted.size() - 1, closed != null ? constraints : constraints.withoutBounds()));
    }

    /** The fits that were asked for. */
    Path path() {
        return required(closed == null ? lasso : ridge);
    }

    /** The path that was asked for. */
    FittedPath asked(String name) {
        Path path = path();
        return new FittedPath(name, Math.toIntExact(streamed.read().rows()), streamed.target(),
                Provenance.plain(path.features()), path, closed == null ? net : null, closed);
    }

    /** Writes the report of both paths. */
    List<java.nio.file.Path> report(String name, PathAxis axis, ReportOptions report) throws IOException {
        return PathReport.write(required(net), required(lasso), required(ridge), name, streamed.target(), axis, report);
    }

    private static <T> T required(@Nullable T fitted) {
        if (fitted == null) {
            throw new IllegalStateException("a path is used that was not fitted");
        }
        return fitted;
    }
}
