package exactzero.cli;

import exactzero.data.CsvStream;
import exactzero.design.StandardizedMoments;
import exactzero.design.StreamedMoments;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.MeasuredFits;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.solve.Stopping;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A path of rows that are read in blocks; its gaps and R2 are measured on the rows by a last reading.
 *
 * @param rows the file
 * @param streamed its moments
 * @param prepared the same, for the solvers
 * @param asked constraints of the fit
 * @param net the Lasso or elastic net that was asked for; null for ridge
 * @param closed ridge, where that was asked for; null otherwise
 * @param path the fits as measured
 */
record StreamedPath(CsvStream rows, StreamedMoments streamed, StandardizedMoments prepared, Constraints asked,
        @Nullable ElasticNetPath net, @Nullable RidgePath closed, Path path) {

    /** Fits the moments of a file and measures the fits. */
    static StreamedPath of(CsvStream rows, StreamedMoments streamed, Method method, double l1Ratio, FitOptions fit,
            ConstraintOptions constraints, Notes notes) throws IOException {
        StandardizedMoments prepared = StandardizedMoments.of(streamed.moments(), fit.scaling());
        Constraints asked = constraints.on(rows.name(), prepared.back().features());
        ElasticNetPath net = method == Method.RIDGE ? null
                : new ElasticNetPath(prepared, l1Ratio, fit.lambdas(), fit.stopping(), asked, Monitor.NONE);
        RidgePath closed = net != null ? null
                : ridge(streamed, fit, fit.lambdas(), asked);
        Path fitted = net == null ? ridgePath(closed) : net.path();
        MeasuredFits measured = SizeOptions.watched(rows, "measuring", notes,
                watched -> MeasuredFits.of(watched, fit.scaling(), fit.stopping(), fitted));
        streamed.requireSame(measured.read());
        return new StreamedPath(rows, streamed, prepared, asked, net, closed, measured.path(0, asked));
    }

    private static RidgePath ridge(StreamedMoments streamed, FitOptions fit, Lambdas lambdas, Constraints asked) {
        return UsageException.check(() -> new RidgePath(streamed.moments(), fit.scaling(), lambdas, asked));
    }

    private static Path ridgePath(@Nullable RidgePath closed) {
        if (closed == null) {
            throw new IllegalStateException("neither the Lasso nor ridge was fitted");
        }
        return closed.path();
    }

    /** A Lasso for a report beside ridge. */
    ElasticNetPath drawnNet() {
        return net != null ? net
                : new ElasticNetPath(prepared, 1, Lambdas.GRID, Stopping.DEFAULT, asked, Monitor.NONE);
    }

    /** Ridge for a report beside the Lasso. */
    Path drawnRidge(FitOptions fit) {
        return net == null ? path : ridge(streamed, fit, Lambdas.GRID, asked.withoutBounds()).path();
    }

    /** Number of rows. */
    int count() {
        return Math.toIntExact(streamed.read().rows());
    }

    /** Decimal digits of the products of columns. */
    double digits() {
        return streamed.digits(prepared.magnified());
    }
}
