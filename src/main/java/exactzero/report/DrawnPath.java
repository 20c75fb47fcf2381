package exactzero.report;

import exactzero.path.ElasticNetPath;
import exactzero.path.Path;
import exactzero.select.FeatureResult;
import exactzero.select.Selection;
import exactzero.select.Track;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A path as it is drawn.
 *
 * @param path its fits
 * @param known its fits and perhaps others of the same path, by which lambdas find their places on an axis
 * @param lines for every feature the points that its line goes through, lambdas (decreasing) and standardised weights: fits of the
 *     path and, between them, at knots
 * @param zeroAtOrAbove for every feature the smallest lambda from which on, upwards, its weight is zero
 */
record DrawnPath(Path path, Path known, IntFunction<double[][]> lines, double[] zeroAtOrAbove) {
    /** By which the largest lambda and the first knot may differ, relatively. */
    private static final double ROUNDING = 1e-12;

    /** A path whose fits may have been judged elsewhere, with exact knots. */
    static DrawnPath of(ElasticNetPath net, Path fits) {
        Path curve = net.withKnots();
        return new DrawnPath(fits, curve, j -> points(curve, j), net.zeroAtOrAbove());
    }

    /** With the knots of the features that are followed. */
    static DrawnPath of(Selection selection) {
        Track track = selection.track();
        int[] place = new int[selection.features().size()];
        Arrays.fill(place, -1);
        for (int f = 0; f < track.features().length; f++) {
            place[track.features()[f]] = f;
        }
        Path path = selection.lasso();
        return new DrawnPath(path, path,
                j -> place[j] < 0 ? points(path, j)
                        : merged(points(path, j), new double[][] {track.lambda(), track.weights()[place[j]]}),
                selection.features().stream().mapToDouble(FeatureResult::zeroAtOrAbove).toArray());
    }

    /** By its fits alone. */
    static DrawnPath of(Path path) {
        return new DrawnPath(path, path, j -> points(path, j),
                IntStream.range(0, path.features().size()).mapToDouble(path::zeroAtOrAbove).toArray());
    }

    private static double[][] points(Path path, int j) {
        return new double[][] {path.lambda(),
            IntStream.range(0, path.size()).mapToDouble(k -> path.standardized(k, j)).toArray()};
    }

    /** Two lines in one, between the ends of the first; of two points at one lambda that of the first. */
    private static double[][] merged(double[][] line, double[][] more) {
        int n = line[0].length;
        double[][] merged = new double[2][n + more[0].length];
        int size = 0;
        int next = 0;
        for (int k = 0; k < n; k++) {
            for (; next < more[0].length && more[0][next] >= line[0][k]; next++) {
                if (k > 0 && more[0][next] > line[0][k] && more[0][next] < line[0][k - 1]) {
                    merged[0][size] = more[0][next];
                    merged[1][size++] = more[1][next];
                }
            }
            merged[0][size] = line[0][k];
            merged[1][size++] = line[1][k];
        }
        return new double[][] {Arrays.copyOf(merged[0], size), Arrays.copyOf(merged[1], size)};
    }

    /** Whether a weight becomes zero at a lambda that is drawn. */
    boolean becomesZero(int j) {
        double smallest = path.lambda()[path.size() - 1];
        return zeroAtOrAbove[j] > smallest && zeroAtOrAbove[j] <= path.lambda()[0] * (1 + ROUNDING);
    }
}
