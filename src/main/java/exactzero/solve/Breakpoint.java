package exactzero.solve;

/**
 * A lambda at which the state of a feature's weight changes: zero, free or held at a bound.
 *
 * @param lambda where, on the solvers' scale
 * @param feature index of the feature
 * @param event what its weight does there as lambda decreases
 */
public record Breakpoint(double lambda, int feature, Event event) {

    /** What a weight does as lambda decreases. */
    public enum Event {
        /** Leaves zero. */
        ENTERS("enters"),
        /** Returns to exactly zero. */
        LEAVES("leaves"),
        /** Comes to a bound other than zero and stays there. */
        REACHES_BOUND("reaches-bound"),
        /** Comes off such a bound, towards zero. */
        LEAVES_BOUND("leaves-bound");

        private final String label;

        Event(String label) {
            this.label = label;
        }

        /** The word used in reports and JSON. */
        public String label() {
            return label;
        }

        /** Whether the weight is zero there. */
        public boolean atZero() {
            return this == ENTERS || this == LEAVES;
        }

        /** What undoes it. */
        Event inverse() {
            return switch (this) {
                case ENTERS -> LEAVES;
                case LEAVES -> ENTERS;
                case REACHES_BOUND -> LEAVES_BOUND;
                case LEAVES_BOUND -> REACHES_BOUND;
            };
        }
    }
}
