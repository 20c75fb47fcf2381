package exactzero.report;

import exactzero.path.ElasticNetPath;
import exactzero.path.Path;
import exactzero.select.FeatureResult;
import exactzero.select.Selection;
import java.util.stream.IntStream;

/**
 * A path as it is drawn.
 *
 * @param path its fits
 * @param curve the fits that lines go through: those of the path and, between them, those at knots
 * @param zeroAtOrAbove for every feature the smallest lambda from which on, upwards, its weight is zero
 */
record DrawnPath(Path path, Path curve, double[] zeroAtOrAbove) {
    /** By which the largest lambda and the first knot may differ, relatively. */
    private static final double ROUNDING = 1e-12;

    /** With exact knots. */
    static DrawnPath of(ElasticNetPath net) {
        return new DrawnPath(net.path(), net.withKnots(), net.zeroAtOrAbove());
    }

    /** With exact knots. */
    static DrawnPath of(Selection selection) {
        return new DrawnPath(selection.lasso(), selection.curve(),
                selection.features().stream().mapToDouble(FeatureResult::zeroAtOrAbove).toArray());
    }

    /** By its fits alone. */
    static DrawnPath of(Path path) {
        return new DrawnPath(path, path,
                IntStream.range(0, path.features().size()).mapToDouble(path::zeroAtOrAbove).toArray());
    }

    /** Whether a weight becomes zero at a lambda that is drawn. */
    boolean becomesZero(int j) {
        double smallest = path.lambda()[path.size() - 1];
        return zeroAtOrAbove[j] > smallest && zeroAtOrAbove[j] <= path.lambda()[0] * (1 + ROUNDING);
    }
}
