package exactzero.solve;

/**
 * The pulls c_j = z_j'r / n of the data on the weights, kept up to date while single weights change.
 *
 * <p>Two ways to do it, at the same result: {@link ResidualPulls} keeps the residual and pays n per look and per change;
 * {@link CovariancePulls} keeps all pulls and pays nothing per look and p per change.
 */
public interface Pulls {

    /** The pull on feature j at the present weights. */
    double of(int j);

    /** Weight j has changed by this much. */
    void move(int j, double change);

    /** Starts afresh at the weights b, free of the rounding that changes have piled up. */
    void refresh(double[] b);

    /** All pulls at the present weights, length p, new. */
    double[] all();

    /** r'r / n at the present weights. */
    double meanSquare();

    /** y'y / n: the mean square when every weight is zero. */
    double nullMeanSquare();
}
