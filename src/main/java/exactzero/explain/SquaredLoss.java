package exactzero.explain;

/**
 * The squared loss RSS / 2n along one weight, all else held, a parabola:
 *
 * <pre>    f(w) = level - pull w + curvature w^2 / 2</pre>
 *
 * @param curvature f'', (1/n) sum x_i^2; at least 0
 * @param pull -f'(0), (1/n) sum x_i y_i: how hard the data pull the weight away from zero
 * @param level f(0)
 */
public record SquaredLoss(double curvature, double pull, double level) {

    public SquaredLoss {
        if (!(curvature >= 0 && curvature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("curvature is " + curvature + "; it must be at least 0 and finite");
        }
        if (!Double.isFinite(pull) || !Double.isFinite(level)) {
            throw new IllegalArgumentException("pull is " + pull + " and level " + level + "; both must be finite");
        }
    }

    /**
     * The loss of y = w x, without intercept and on x as given.
     *
     * @param x length n, not modified
     * @param y length n, not modified
     */
    public static SquaredLoss of(double[] x, double[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(x.length + " values of x for " + y.length + " of y");
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += x[i] * x[i];
            xy += x[i] * y[i];
            yy += y[i] * y[i];
        }
        return new SquaredLoss(xx / x.length, xy / x.length, yy / (2 * x.length));
    }

    /** f(w). */
    public double value(double w) {
        return level - w * (pull - curvature * w / 2);
    }

    /** -f'(w), the force with which the data pull the weight upwards at w. */
    public double pullAt(double w) {
        return pull - curvature * w;
    }

    /** The least-squares weight; 0 where the loss does not depend on the weight. */
    public double leastSquares() {
        return curvature == 0 ? 0 : pull / curvature;
    }
}
