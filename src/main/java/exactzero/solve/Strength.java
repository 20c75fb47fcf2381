package exactzero.solve;

/**
 * How strongly the two parts of the elastic net pull: l1 = lambda l1Ratio and l2 = lambda (1 - l1Ratio).
 *
 * @param l1 strength of the absolute values, in units of the target
 * @param l2 strength of the squares, a pure number
 */
public record Strength(double l1, double l2) {

    public Strength {
        if (!(l1 >= 0) || !(l2 >= 0)) {
            throw new IllegalArgumentException("penalty strengths must not be negative: l1 " + l1 + ", l2 " + l2);
        }
    }
}
