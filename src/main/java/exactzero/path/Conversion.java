package exactzero.path;

/**
 * From the strength of a penalty in our objective to that in another tool's, and back.
 *
 * <p>Every tool minimises, up to a factor and on its own scale of columns and target,
 *
 * <pre>    RSS / 2n + L1 |b|_1 + L2 / 2 |b|_2^2      with L1 = lambda l1Ratio, L2 = lambda (1 - l1Ratio)</pre>
 *
 * <p>so that two numbers say how it counts: its L1 and its L2 for each of ours.
 *
 * @param l1 the tool's L1 strength for one of ours, above 0
 * @param l2 the tool's L2 strength for one of ours, above 0
 */
public record Conversion(double l1, double l2) {

    /**
     * A strength and what share of it is L1.
     *
     * @param lambda at least 0
     * @param l1Ratio in [0, 1]
     */
    public record Strength(double lambda, double l1Ratio) {
        /** The part that multiplies |b|_1. */
        public double l1() {
            return lambda * l1Ratio;
        }

        /** The part that multiplies |b|_2^2 or half of it. */
        public double l2() {
            return lambda * (1 - l1Ratio);
        }
    }

    /** What the tool calls a strength of ours. */
    public Strength theirs(Strength ours) {
        return scaled(ours, l1, l2);
    }

    /** What we call a strength of the tool's. */
    public Strength ours(Strength theirs) {
        return scaled(theirs, 1 / l1, 1 / l2);
    }

    private static Strength scaled(Strength from, double l1, double l2) {
        double mixed = from.l1Ratio() * l1 + (1 - from.l1Ratio()) * l2;
        return new Strength(from.lambda() * mixed, from.l1Ratio() * l1 / mixed);
    }
}
