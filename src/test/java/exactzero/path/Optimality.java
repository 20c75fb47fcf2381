package exactzero.path;

/**
 * How good coefficients are: see {@link Yardstick}, which measures it.
 *
 * @param gap (P - D) / (y'y / 2n)
 * @param violation largest violation of a stationarity condition
 * @param objective P, relative to y'y / 2n
 * @param largestPull at weights that are all zero
 */
public record Optimality(double gap, double violation, double objective, double largestPull) {}
