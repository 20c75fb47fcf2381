package exactzero.explain;

import exactzero.data.Dataset;
import java.util.Arrays;

/**
 * The founding experiment, whole: y = w x, one weight, L1 beside L2. Loss RSS / 2n, penalties lambda |w| and lambda w^2 / 2,
 * columns as given and no intercept.
 *
 * @param x the column, length n
 * @param y the target, length n
 * @param loss RSS / 2n over the weight
 */
public record Article(double[] x, double[] y, SquaredLoss loss) {
    private static final double[] SHARES = {0, 0.25, 0.5, 0.75, 1, 1.5};
    private static final double WEAK = 0.5;
    private static final double STRONG = 1.3;
    private static final double START = 1.5;
    private static final double STEP_SHARE = 0.3;
    private static final int STEPS = 40;

    /** The experiment on a data set's first feature. */
    public static Article of(Dataset data) {
        double[] x = data.columns()[0].clone();
        double[] y = data.y().clone();
        return new Article(x, y, SquaredLoss.of(x, y));
    }

    /** The lambda from which on L1's minimum is exactly 0: |(1/n) sum x_i y_i|. L2 has none. */
    public double zeroFrom() {
        return Math.abs(loss.pull());
    }

    /** The same for a loss that is the sum of squares, RSS, as the article has it. */
    public double zeroFromOfSum() {
        return 2 * x.length * zeroFrom();
    }

    /** Lambdas from 0 to beyond {@link #zeroFrom}, which is among them. */
    public double[] lambdas() {
        return Arrays.stream(SHARES).map(share -> share * zeroFrom()).toArray();
    }

    /** A lambda at which L1's minimum has come half of the way to 0. */
    public double weak() {
        return WEAK * zeroFrom();
    }

    /** A lambda at which L1's minimum is exactly 0. */
    public double strong() {
        return STRONG * zeroFrom();
    }

    /** The loss with L1. */
    public PenalisedLoss lasso(double lambda) {
        return new PenalisedLoss(loss, WeightPenalty.lasso(lambda));
    }

    /** The loss with L2. */
    public PenalisedLoss ridge(double lambda) {
        return new PenalisedLoss(loss, WeightPenalty.ridge(lambda));
    }

    /** The descents that are shown, all from one start with one step length. */
    public Descent descent() {
        return new Descent(START, STEP_SHARE / loss.curvature(), STEPS);
    }
}
