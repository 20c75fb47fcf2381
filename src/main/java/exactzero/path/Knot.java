package exactzero.path;

import exactzero.solve.Breakpoint.Event;

/**
 * A lambda at which a path bends. Between knots the same weights are zero, free, or held at a bound; those of a Lasso are
 * linear in lambda there.
 *
 * @param lambda where
 * @param index of the feature whose weight it is
 * @param feature its name
 * @param event what the weight does there as lambda decreases
 */
public record Knot(double lambda, int index, String feature, Event event) {

    /** Whether the weight leaves zero as lambda decreases. */
    public boolean enters() {
        return event == Event.ENTERS;
    }

    /** Whether the weight returns to zero as lambda decreases. */
    public boolean leaves() {
        return event == Event.LEAVES;
    }
}
