package exactzero.path;

import exactzero.solve.Breakpoint.Event;

/**
 * A lambda at which a path bends. Between knots the same weights are zero, free, or held at a bound; those of a Lasso are
 * linear in lambda there.
 *
 * @param lambda where
 * @param feature whose weight it is
 * @param event "enters" when its weight leaves zero as lambda decreases, "leaves" when it returns to exactly zero,
 *     "reaches-bound" when it comes to a bound other than zero, "leaves-bound" when it comes off that again
 */
public record Knot(double lambda, String feature, String event) {

    /** Whether the weight leaves zero as lambda decreases. */
    public boolean enters() {
        return event.equals(Event.ENTERS.label());
    }

    /** Whether the weight returns to zero as lambda decreases. */
    public boolean leaves() {
        return event.equals(Event.LEAVES.label());
    }
}
