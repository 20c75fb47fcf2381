package exactzero.cli;

import exactzero.data.Provenance;
import exactzero.path.ElasticNetPath;
import exactzero.path.Knot;
import exactzero.path.Path;
import exactzero.path.RidgePath;
import exactzero.solve.Cost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path that was asked for, and what it was fitted to.
 *
 * @param name what the data are called
 * @param rows number of rows
 * @param provenance of the features
 * @param path the fits
 * @param net the Lasso or elastic net whose fits these are; null for ridge
 * @param closed ridge; null for the others
 * @param cost of the fits, before anything more was asked of the path; null for ridge
 */
record FittedPath(String name, int rows, String target, Provenance provenance, Path path, @Nullable ElasticNetPath net,
        @Nullable RidgePath closed, @Nullable Cost cost) {

    /** A path that has just been fitted. */
    FittedPath(String name, int rows, String target, Provenance provenance, Path path, @Nullable ElasticNetPath net,
            @Nullable RidgePath closed) {
        this(name, rows, target, provenance, path, net, closed, net == null ? null : net.cost());
    }

    /** The knots, where there are any. */
    @Nullable
    List<Knot> knots() {
        return net != null && net.hasKnots() ? net.knots() : null;
    }
}
