package exactzero.solve;

/**
 * Weights at one lambda, and how good they are.
 *
 * @param b weights on the standardised scale, length p
 * @param pulls c_j = z_j'r / n, length p; empty from {@link PathSolver}, which does not touch every feature
 * @param meanSquare r'r / n
 * @param gap duality gap relative to y'y / 2n; NaN for a penalty that has none
 * @param violation largest violation of a stationarity condition
 * @param epochs sweeps taken
 * @param converged whether the stopping rule was met
 */
public record Solution(
        double[] b, double[] pulls, double meanSquare, double gap, double violation, int epochs, boolean converged) {}
