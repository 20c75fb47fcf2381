package exactzero.report;

import exactzero.path.Path;
import org.jfree.data.Range;

/** Where the fits of a path, and the lambdas between them, lie on the axis below. */
final class Places {
    private final PathAxis axis;
    private final Path path;
    private final double[] place;

    Places(PathAxis axis, Path path) {
        this.axis = axis;
        this.path = path;
        this.place = new double[path.size()];
        for (int k = 0; k < place.length; k++) {
            place[k] = axis.place(path, k);
        }
    }

    PathAxis axis() {
        return axis;
    }

    Path path() {
        return path;
    }

    /** The place of the k-th fit; NaN where it has none. */
    double of(int k) {
        return place[k];
    }

    /** The place of a lambda; between fits the L1 norm is linear in lambda where knots are fits. */
    double of(double lambda) {
        if (axis == PathAxis.LAMBDA) {
            return lambda > 0 ? Math.log10(lambda) : Double.NaN;
        }
        double[] grid = path.lambda();
        int k = firstAtMost(lambda);
        if (k == 0 || grid[k] >= lambda) {
            return place[k];
        }
        return place[k] + (place[k - 1] - place[k]) * (lambda - grid[k]) / (grid[k - 1] - grid[k]);
    }

    /** The first fit whose lambda is at most this; the last fit where there is none. */
    private int firstAtMost(double lambda) {
        int low = 0;
        int high = place.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (path.lambda()[middle] > lambda) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The last fit that has a place: there the lines end. */
    int last() {
        int last = place.length - 1;
        while (last > 0 && Double.isNaN(place[last])) {
            last--;
        }
        return last;
    }

    /** From the first place to the last; a unit of width where there is only one. */
    Range shown() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double one : place) {
            if (!Double.isNaN(one)) {
                low = Math.min(low, one);
                high = Math.max(high, one);
            }
        }
        return low < high ? new Range(low, high) : low == high ? new Range(low - 0.5, low + 0.5) : new Range(0, 1);
    }
}
