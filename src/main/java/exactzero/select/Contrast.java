package exactzero.select;

import exactzero.path.Path;
import exactzero.path.RidgePath;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The Lasso at its chosen lambda against ridge of the same strength, in two senses: as many effective degrees of freedom, and
 * the same cross-validated error.
 *
 * @param df effective degrees of freedom of the Lasso's fit, the intercept not counted
 * @param atDf ridge with as many, a path of one; its lambda is infinite where the Lasso keeps nothing
 * @param error cross-validated error of the Lasso's fit; NaN where its lambda was not cross-validated
 * @param atError ridge at the largest lambda whose cross-validated error is no larger, a path of one; ridge at its smallest
 *     error where none is
 * @param errorReached whether ridge reaches that error
 * @param crossing for every feature the largest lambda at which its ridge weight passes through zero, on its way to the other
 *     sign: it does not stay there. NaN where the weight keeps its sign along the path, or is not among the 200 largest
 */
public record Contrast(
        double df,
        Path atDf,
        double error,
        Path atError,
        boolean errorReached,
        double[] crossing) {
    private static final int MOST = 200;
    private static final int STEPS = 60;

    static Contrast of(Path fit, double df, CvCurve lassoCv, RidgePath ridge, CvCurve ridgeCv) {
        int k = indexOf(lassoCv.lambda(), fit.lambda()[0]);
        double error = k < 0 ? Double.NaN : lassoCv.mean()[k];
        int same = 0;
        while (same < ridgeCv.mean().length && !(ridgeCv.mean()[same] <= error)) {
            same++;
        }
        boolean reached = same < ridgeCv.mean().length;
        Path atError = ridge.path().only(reached ? same : ridgeCv.min());
        double[] crossing = new double[fit.features().size()];
        Arrays.fill(crossing, Double.NaN);
        int[] order = IntStream.range(0, crossing.length).boxed()
                .sorted(Comparator
                        .comparingDouble(j -> -Math.abs(ridge.path().standardized(ridge.path().size() - 1, j))))
                .limit(MOST).mapToInt(j -> j).toArray();
        for (int j : order) {
            crossing[j] = crossing(ridge, j);
        }
        return new Contrast(df, ridge.at(df > 0 ? ridge.lambdaAt(df) : Double.POSITIVE_INFINITY), error, atError,
                reached, crossing);
    }

    /** Number of features whose ridge weight passes through zero. */
    public int crossings() {
        return (int) Arrays.stream(crossing).filter(lambda -> lambda > 0).count();
    }

    private static int indexOf(double[] values, double value) {
        return IntStream.range(0, values.length).filter(k -> values[k] == value).findFirst().orElse(-1);
    }

    /** Between the first two lambdas of the path with opposite signs, by halving on a scale of logarithms. */
    private static double crossing(RidgePath ridge, int j) {
        double[][] b = ridge.path().b();
        for (int k = 1; k < b.length; k++) {
            if (b[k - 1][j] * b[k][j] < 0) {
                double high = ridge.path().lambda()[k - 1];
                double low = ridge.path().lambda()[k];
                DoubleUnaryOperator weight = ridge.weight(j);
                for (int step = 0; step < STEPS; step++) {
                    double middle = Math.sqrt(low * high);
                    if (!(middle > low && middle < high)) {
                        break;
                    }
                    boolean above = weight.applyAsDouble(middle) * b[k - 1][j] > 0;
                    high = above ? middle : high;
                    low = above ? low : middle;
                }
                return high;
            }
        }
        return Double.NaN;
    }
}
