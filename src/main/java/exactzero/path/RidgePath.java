package exactzero.path;

import exactzero.design.Standardized;
import exactzero.kernel.Kernel;
import exactzero.solve.OrthogonalRidge;
import exactzero.solve.Ridge;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Ridge along a path of lambdas, all from one decomposition:
 *
 * <pre>    minimise   RSS / 2n + lambda / 2 |b|_2^2</pre>
 *
 * <p>The default grid starts where the largest weight has shrunk to a thousandth and ends where the weights have all but
 * 0.1 % of their least-squares length: ridge shrinks, and nowhere on the way does a weight stay at zero. At lambda = 0 the
 * weights are those of least squares, of the smallest norm where columns are dependent.
 */
public final class RidgePath {
    private static final double SHRUNK = 1e-3;
    private static final double FULL = 0.999;
    private static final double SMALLEST = 1e-10;
    private static final int LADDER = 16;

    private final Standardized data;
    private final Ridge ridge;
    private final Path path;
    private @Nullable OrthogonalRidge orthogonal;

    /** Fits a path. */
    public RidgePath(Standardized data, Lambdas lambdas) {
        this.data = data;
        double[] given = lambdas.given().length > 0 ? lambdas.decreasing() : new double[0];
        double smallest = given.length > 0 ? given[given.length - 1] : Double.NaN;
        this.ridge = Ridge.of(data.design(), data.y(), data.back().unit(), smallest);
        double[] lambda = given.length > 0 ? given : grid(lambdas);
        this.path = at(lambda);
    }

    /** Exact fits at other lambdas, of which an infinite one leaves no weight. */
    public Path at(double... lambda) {
        double[] finite = Arrays.stream(lambda).filter(l -> l < Double.POSITIVE_INFINITY).toArray();
        double[][] solved = ridge.solve(finite);
        Path fits = new Path(0, data.back(), lambda.clone(), new double[lambda.length][], new double[lambda.length],
                new double[lambda.length], new boolean[lambda.length]);
        double nullMeanSquare = Kernel.BEST.dot(data.y(), data.y()) / data.y().length;
        int next = 0;
        for (int k = 0; k < lambda.length; k++) {
            if (lambda[k] == Double.POSITIVE_INFINITY) {
                fits.b()[k] = new double[data.design().features()];
                continue;
            }
            fits.b()[k] = solved[next++];
            Refinement.refine(data, ridge, lambda[k], fits.b()[k]);
            fits.r2()[k] = 1 - ridge.meanSquare(lambda[k]) / nullMeanSquare;
        }
        Arrays.fill(fits.converged(), true);
        return fits;
    }

    /** Fits a path and keeps only its points. */
    public static Path fit(Standardized data, Lambdas lambdas) {
        return new RidgePath(data, lambdas).path();
    }

    /** The fits. */
    public Path path() {
        return path;
    }

    /** Decimal digits to expect of the weights at the k-th lambda, relative to the largest weight. */
    public double digits(int k) {
        return ridge.digits(path.lambda()[k]);
    }

    /** Effective degrees of freedom at the k-th lambda, sum_i d_i^2 / (d_i^2 + n lambda); the intercept is not counted. */
    public double degreesOfFreedom(int k) {
        return degreesOfFreedomAt(path.lambda()[k]);
    }

    /** Effective degrees of freedom at any lambda. */
    public double degreesOfFreedomAt(double lambda) {
        return ridge.degreesOfFreedom(lambda);
    }

    /**
     * The lambda at which ridge has a number of effective degrees of freedom.
     *
     * @param df above 0
     * @return 0 where ridge has no more even at a tiny part of the mean eigenvalue
     */
    public double lambdaAt(double df) {
        if (!(df > 0)) {
            throw new IllegalArgumentException("degrees of freedom are " + df + "; they must be above 0");
        }
        double low = SMALLEST * ridge.meanEigenvalue();
        if (ridge.degreesOfFreedom(low) < df) {
            return 0;
        }
        double high = low;
        while (ridge.degreesOfFreedom(high) > df) {
            high *= 4;
        }
        double middle = Math.sqrt(low * high);
        while (middle > low && middle < high) {
            if (ridge.degreesOfFreedom(middle) > df) {
                low = middle;
            } else {
                high = middle;
            }
            middle = Math.sqrt(low * high);
        }
        return middle;
    }

    /** Number of columns that are independent to working precision: below that of all, least squares are not unique. */
    public int rank() {
        return orthogonal().rank();
    }

    /**
     * Generalised cross-validation at the k-th lambda, Golub, Heath and Wahba (1979), in squared units of the target:
     * mean square / (1 - df / n)^2, the intercept counted in df.
     */
    public double generalisedCrossValidation(int k) {
        double share = 1 - (degreesOfFreedom(k) + interceptDf()) / data.y().length;
        return meanSquare(k) / (share * share);
    }

    /**
     * What every row would be missed by were it left out, (y_i - fit_i) / (1 - leverage_i), in units of the target: exactly
     * the errors of n refits with the columns' centres free and their scales kept (Allen 1974). Rows without weight are
     * given their plain residual.
     */
    public double[] leaveOneOut(int k) {
        int n = data.y().length;
        double[] leverage = orthogonal().leverages(path.lambda()[k]);
        double[] r = residual(path.b()[k]);
        double[] errors = new double[n];
        for (int i = 0; i < n; i++) {
            double root = data.rootWeight(i);
            double own = leverage[i] + interceptDf() * root * root / n;
            errors[i] = root == 0 ? Double.NaN : r[i] / root / (1 - own) * data.back().yScale();
        }
        return errors;
    }

    /**
     * Standard errors of the coefficients at the k-th lambda, in original units, under the model y = X beta + independent
     * noise: sigma^2 (G + lambda)^-1 G (G + lambda)^-1 / n, sigma^2 = RSS / (n - df) (Hastie and Tibshirani 1990, section
     * 3.5). They measure the spread of the shrunken weights, not their bias.
     */
    public double[] standardErrors(int k) {
        int n = data.y().length;
        double[] variance = orthogonal().variances(path.lambda()[k]);
        double noise = meanSquare(k) * n / (n - degreesOfFreedom(k) - interceptDf());
        double[] errors = new double[variance.length];
        for (int j = 0; j < errors.length; j++) {
            errors[j] = Math.sqrt(noise * variance[j]) / data.back().norm()[j];
        }
        return errors;
    }

    private double meanSquare(int k) {
        return ridge.meanSquare(path.lambda()[k]) * data.back().yScale() * data.back().yScale();
    }

    private double interceptDf() {
        return data.back().intercept() ? 1 : 0;
    }

    private double[] residual(double[] b) {
        int[] all = new int[b.length];
        Arrays.setAll(all, j -> j);
        double[] r = new double[data.y().length];
        data.design().fit(all, b.length, b, r);
        for (int i = 0; i < r.length; i++) {
            r[i] = data.y()[i] - r[i];
        }
        return r;
    }

    private OrthogonalRidge orthogonal() {
        if (orthogonal == null) {
            orthogonal = ridge instanceof OrthogonalRidge same ? same
                    : new OrthogonalRidge(data.design(), data.y(), data.back().unit());
        }
        return orthogonal;
    }

    private double[] grid(Lambdas lambdas) {
        double floor = SMALLEST * ridge.meanEigenvalue();
        double length = ridge.norm(floor);
        double smallest = floor;
        while (ridge.norm(2 * smallest) > FULL * length) {
            smallest *= 2;
        }
        double largest = firstShrunk(2 * smallest, SHRUNK * largest(ridge.solve(smallest)));
        return lambdas.geometric(largest, Double.isNaN(lambdas.ratio()) ? smallest : largest * lambdas.ratio());
    }

    /** The first of the doubled lambdas whose largest weight has shrunk; many are tried at once, which costs little more. */
    private double firstShrunk(double from, double shrunk) {
        double[] ladder = new double[LADDER];
        double bottom = from;
        while (true) {
            for (int k = 0; k < LADDER; k++) {
                ladder[k] = Math.scalb(bottom, k);
            }
            double[][] b = ridge.solve(ladder);
            for (int k = 0; k < LADDER; k++) {
                if (largest(b[k]) <= shrunk) {
                    return ladder[k];
                }
            }
            bottom = 2 * ladder[LADDER - 1];
        }
    }

    private static double largest(double[] weights) {
        double largest = 0;
        for (double b : weights) {
            largest = Math.max(largest, Math.abs(b));
        }
        return largest;
    }
}
