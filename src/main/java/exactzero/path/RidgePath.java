package exactzero.path;

import exactzero.design.Standardized;
import exactzero.kernel.Kernel;
import exactzero.solve.Ridge;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Ridge along a path of lambdas, all from one decomposition:
 *
 * <pre>    minimise   RSS / 2n + lambda / 2 |b|_2^2</pre>
 *
 * <p>The default grid starts where the largest weight has shrunk to a thousandth and ends where the weights have all but
 * 0.1 % of their least-squares length: ridge shrinks, and nowhere on the way does a weight stay at zero.
 */
public final class RidgePath {
    private static final double SHRUNK = 1e-3;
    private static final double FULL = 0.999;
    private static final double SMALLEST = 1e-10;

    private RidgePath() {}

    /** Fits a path. */
    public static Path fit(Standardized data, Lambdas lambdas) {
        Ridge ridge = new Ridge(data.design(), data.y(), data.back().unit());
        double[] lambda = lambdas.given().length > 0 ? lambdas.decreasing() : grid(ridge, lambdas);
        int p = data.design().features();
        int[] all = IntStream.range(0, p).toArray();
        Path path = new Path(0, data.back(), lambda, new double[lambda.length][], new double[lambda.length],
                new double[lambda.length], new boolean[lambda.length]);
        double[] y = data.y();
        double total = Kernel.BEST.dot(y, y);
        double[] r = new double[y.length];
        for (int k = 0; k < lambda.length; k++) {
            path.b()[k] = ridge.solve(lambda[k]);
            data.design().fit(all, p, path.b()[k], r);
            for (int i = 0; i < r.length; i++) {
                r[i] -= y[i];
            }
            path.r2()[k] = 1 - Kernel.BEST.dot(r, r) / total;
        }
        Arrays.fill(path.converged(), true);
        return path;
    }

    private static double[] grid(Ridge ridge, Lambdas lambdas) {
        double floor = SMALLEST * ridge.meanEigenvalue();
        double length = ridge.norm(floor);
        double smallest = floor;
        while (ridge.norm(2 * smallest) > FULL * length) {
            smallest *= 2;
        }
        double shrunk = SHRUNK * largestWeight(ridge, smallest);
        double largest = 2 * smallest;
        while (largestWeight(ridge, largest) > shrunk) {
            largest *= 2;
        }
        return lambdas.geometric(largest, Double.isNaN(lambdas.ratio()) ? smallest : largest * lambdas.ratio());
    }

    private static double largestWeight(Ridge ridge, double lambda) {
        double largest = 0;
        for (double b : ridge.solve(lambda)) {
            largest = Math.max(largest, Math.abs(b));
        }
        return largest;
    }
}
