package exactzero.path;

import exactzero.design.Moments;
import exactzero.design.PreparedTable;
import exactzero.design.Scaling;
import exactzero.design.Standardization;
import exactzero.design.Standardized;
import exactzero.design.StandardizedMoments;
import exactzero.kernel.Kernel;
import exactzero.solve.GramRidge;
import exactzero.solve.Ridge;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Ridge along a path of lambdas, all from one decomposition, and what its closed form tells of each without a refit:
 *
 * <pre>    minimise   RSS / 2n + lambda / 2 sum_j v_j b_j^2</pre>
 *
 * <p>with penalty factors v_j, 1 unless told. The default grid starts where the largest weight has shrunk to a thousandth and ends where the weights have all but
 * 0.1 % of their least-squares length: ridge shrinks, and nowhere on the way does a weight stay at zero. At lambda = 0 the
 * weights are those of least squares, of the smallest norm where these are not {@link #unique}. Not for use by several
 * threads at once.
 */
public final class RidgePath {
    /** Leverages that are 1 to within so much are. */
    private static final double ROUNDING = 1e-9;

    private final Standardization back;
    private final double[] size;
    private final Ridge ridge;
    private final double nullMeanSquare;
    private final int rows;
    private final int seen;
    private final @Nullable PreparedTable data;
    private final Path path;

    /** Fits a path. */
    public RidgePath(PreparedTable data, Lambdas lambdas) {
        this(data, lambdas, Constraints.NONE);
    }

    /**
     * Fits a path with penalty factors: 0 leaves a weight unpenalised, infinity excludes its feature. Columns that are not
     * full stay so where they are more than the rows, whose products then say all, and where so few of their entries are not
     * zero that products of columns cost little. Else they are made full where memory allows, see {@link PreparedTable#full},
     * or the path is that of their products.
     *
     * @throws IllegalArgumentException for bounds, with which ridge has no closed form
     * @throws exactzero.data.DataException where no feature is left to penalise, or neither columns nor products fit the memory
     */
    public RidgePath(PreparedTable prepared, Lambdas lambdas, Constraints constraints) {
        this(RidgeRoute.of(prepared, lambdas, constraints), lambdas, prepared.y().length,
                (int) Arrays.stream(prepared.source().weights()).filter(weight -> weight > 0).count());
    }

    /**
     * Fits a path from moments alone, by the Gram matrix: {@link #digits} tells what to expect of it. Without rows
     * {@link #rank}, {@link #unique} and {@link #leaveOneOut} cannot be had.
     *
     * @throws IllegalArgumentException for bounds, for a penalty factor of 0, and for lambda 0, which need rows
     * @throws exactzero.data.DataException when the moments are of fewer than two rows, the target does not vary, no feature does, or
     *     nothing but rounding is left of what they say
     */
    public RidgePath(Moments moments, Scaling scaling, Lambdas lambdas, Constraints constraints) {
        this(RidgeRoute.of(StandardizedMoments.of(moments, scaling), lambdas, constraints), lambdas, moments.rows(),
                moments.rows());
    }

    private RidgePath(RidgeRoute route, Lambdas lambdas, int rows, int seen) {
        ridge = route.ridge();
        data = route.data();
        back = route.back();
        size = route.size();
        nullMeanSquare = route.meanSquare();
        this.rows = rows;
        this.seen = seen;
        path = at(new RidgeLambdas(ridge, size).values(lambdas));
    }

    /** Exact fits at other lambdas, at least 0, of which an infinite one leaves no penalised weight. */
    public Path at(double... lambda) {
        for (double one : lambda) {
            if (!(one >= 0)) {
                throw new IllegalArgumentException("lambda is " + one + "; it must be a number of at least 0");
            }
        }
        double[][] solved = ridge.solve(Arrays.stream(lambda).filter(l -> l < Double.POSITIVE_INFINITY).toArray());
        Path fits = new Path(0, back, lambda.clone(), new double[lambda.length][], new double[lambda.length],
                new double[lambda.length], new boolean[lambda.length]);
        int next = 0;
        for (int k = 0; k < lambda.length; k++) {
            if (lambda[k] == Double.POSITIVE_INFINITY) {
                fits.b()[k] = ridge.unpenalised();
                fits.r2()[k] = data == null ? 0 : 1 - meanSquare(data, fits.b()[k]) / nullMeanSquare;
                continue;
            }
            fits.b()[k] = solved[next++];
            if (data instanceof Standardized full) {
                Refinement.refine(full, ridge, size, lambda[k], fits.b()[k]);
            } else if (data != null && ridge instanceof GramRidge gram) {
                SeminormalCorrection.correct(data, gram, size, lambda[k], fits.b()[k]);
            }
            fits.r2()[k] = 1 - ridge.meanSquare(lambda[k]) / nullMeanSquare;
        }
        Arrays.fill(fits.converged(), true);
        return fits;
    }

    /** Fits a path and keeps only its points. */
    public static Path fit(PreparedTable data, Lambdas lambdas) {
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

    /** Effective degrees of freedom at any lambda; weights that are not penalised count 1 each. */
    public double degreesOfFreedomAt(double lambda) {
        return ridge.degreesOfFreedom(lambda);
    }

    /**
     * The lambda at which ridge has a number of effective degrees of freedom.
     *
     * @param df above 0
     * @return 0 where ridge has no more even at a tiny part of the mean eigenvalue; infinity where it has no fewer without
     *     its penalised weights; where columns are not full never so small that fewer than
     *     nine digits are left
     */
    public double lambdaAt(double df) {
        double lambda = new RidgeLambdas(ridge, size).at(df);
        return !(data instanceof Standardized) && !(ridge.digits(lambda) >= Ridge.ENOUGH)
                ? Math.max(lambda, ridge.smallestUseful())
                : lambda;
    }

    /** A standardised weight as a function of lambda, above 0, at O(min(n, p)) a value; for use by one thread. */
    public DoubleUnaryOperator weight(int j) {
        return ridge.weight(j);
    }

    /** Number of columns that are independent to working precision. */
    public int rank() {
        return ridge.rank().orElseGet(() -> ofFull().rank().orElseThrow());
    }

    /** The decomposition of full columns, which tells more. */
    private Ridge ofFull() {
        Standardized full = rows().full().orElseThrow(
                () -> new IllegalStateException("this needs full columns, which do not fit the memory"));
        return Ridge.of(full.design(), full.y(), size, 0);
    }

    /** Number of columns that vary and are not excluded. */
    public int varying() {
        return (int) IntStream.range(0, size.length)
                .filter(j -> !back.constant()[j] && size[j] < Double.POSITIVE_INFINITY).count();
    }

    /** Whether the columns determine their least-squares weights: not where some depend on others, or on too few rows. */
    public boolean unique() {
        return rank() == varying();
    }

    /**
     * Generalised cross-validation at the k-th lambda, Golub, Heath and Wahba (1979), in squared units of the target:
     * mean square / (1 - df / n)^2, the intercept counted in df, rows without weight not in n.
     */
    public double generalisedCrossValidation(int k) {
        double share = residualDegrees(k) / seen;
        return meanSquare(k) / (share * share);
    }

    /**
     * What every row would be missed by were it left out, (y_i - fit_i) / (1 - leverage_i), in units of the target: exactly
     * the errors of n refits with the columns' centres free and their scales kept (Allen 1974).
     *
     * @return length n; NaN for rows without weight, and for rows that the fit follows whatever their target
     */
    public double[] leaveOneOut(int k) {
        boolean fromProducts = ridge instanceof GramRidge && !(rows() instanceof Standardized);
        double[] leverage = (fromProducts ? ofFull() : ridge).leverages(path.lambda()[k]);
        double[] errors = rows().residual(path.b()[k]);
        for (int i = 0; i < errors.length; i++) {
            double root = rows().rootWeight(i);
            double left = 1 - leverage[i] - interceptDf() * root * root / rows;
            errors[i] = root == 0 || left < ROUNDING ? Double.NaN : errors[i] / root / left * back.yScale();
        }
        return errors;
    }

    /**
     * The standard deviation of the noise under the model y = X beta + independent noise (of variance 1 / weight): the root
     * of RSS / (n - df) (Hastie and Tibshirani 1990, section 3.5); NaN where no degrees of freedom are left.
     */
    public double sigma(int k) {
        return Math.sqrt(meanSquare(k) * seen / residualDegrees(k));
    }

    /**
     * Standard errors of the coefficients at the k-th lambda, in original units, under the model of {@link #sigma}:
     * sigma^2 (G + lambda)^-1 G (G + lambda)^-1 / n. They measure the spread of the shrunken weights, not their bias.
     */
    public double[] standardErrors(int k) {
        double[] errors = ridge.variances(path.lambda()[k]);
        double noise = meanSquare(k) * rows / residualDegrees(k);
        for (int j = 0; j < errors.length; j++) {
            errors[j] = Math.sqrt(noise * errors[j]) / back.norm()[j];
        }
        return errors;
    }

    private double meanSquare(int k) {
        double inUnits = data == null ? ridge.meanSquare(path.lambda()[k]) : meanSquare(data, path.b()[k]);
        return inUnits * back.yScale() * back.yScale();
    }

    private static double meanSquare(PreparedTable data, double[] b) {
        double[] r = data.residual(b);
        return Kernel.BEST.dot(r, r) / r.length;
    }

    private double residualDegrees(int k) {
        return seen - degreesOfFreedom(k) - interceptDf();
    }

    private double interceptDf() {
        return back.intercept() ? 1 : 0;
    }

    private PreparedTable rows() {
        if (data == null) {
            throw new IllegalStateException("this needs the rows, and the path was fitted to moments alone");
        }
        return data;
    }
}
