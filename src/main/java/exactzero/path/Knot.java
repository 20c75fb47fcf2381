package exactzero.path;

/**
 * A lambda at which a Lasso path bends. Between knots every weight is linear in lambda.
 *
 * @param lambda where
 * @param feature whose weight enters or leaves there
 * @param event "enters" when its weight leaves zero as lambda decreases, "leaves" when it returns to exactly zero
 */
public record Knot(double lambda, String feature, String event) {
    static final String ENTERS = "enters";
    static final String LEAVES = "leaves";

    /** Whether the weight leaves zero as lambda decreases. */
    public boolean enters() {
        return event.equals(ENTERS);
    }
}
