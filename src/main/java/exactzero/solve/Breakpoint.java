package exactzero.solve;

/**
 * A lambda at which a path bends because a feature's weight becomes zero or stops being zero.
 *
 * @param lambda where, on the solvers' scale
 * @param feature index of the feature
 * @param enters whether its weight leaves zero as lambda decreases; else it returns to exactly zero
 */
public record Breakpoint(double lambda, int feature, boolean enters) {}
