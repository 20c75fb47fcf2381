package exactzero.solve;

/**
 * A separable penalty, the sum over features j of pen_j(b_j), on weights of columns with (1/n) z_j'z_j = 1.
 *
 * <p>To add a penalty, implement this interface in one file and list it in the contract test: coordinate descent then
 * fits it.
 */
public interface Penalty {

    /** pen_j(b). */
    double value(int j, double b);

    /**
     * The coordinate update: the b that minimises (b - z)^2 / 2 + pen_j(b).
     *
     * @param z the least-squares weight of feature j, the other weights held: its pull plus its present weight
     */
    double update(int j, double z);

    /**
     * How far feature j is from stationary: the distance from its pull to the subdifferential of pen_j at b. Zero for
     * every j exactly at an optimum (for convex penalties).
     */
    double violation(int j, double b, double pull);

    /**
     * A bound on how far the objective at b lies above its minimum, proved by duality.
     *
     * @param b weights, length p
     * @param pulls z_j'r / n for the residual r of b, length p
     * @param meanSquare r'r / n
     * @return the duality gap, not negative; NaN where the penalty has none (it is not convex)
     */
    default double gap(double[] b, double[] pulls, double meanSquare) {
        return Double.NaN;
    }
}
