package exactzero.report;

/**
 * A lambda at which a path bends.
 *
 * @param lambda where
 * @param feature whose weight enters or leaves
 * @param event "enters" or "leaves", lambda decreasing
 */
public record Knot(double lambda, String feature, String event) {}
