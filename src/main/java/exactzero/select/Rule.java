package exactzero.select;

/** How a lambda is chosen from a cross-validation curve. */
public enum Rule {
    /** The smallest error. */
    MIN("min"),
    /** The largest lambda within one standard error of the smallest error (Breiman et al. 1984): fewer features. */
    ONE_SE("1se");

    private final String label;

    Rule(String label) {
        this.label = label;
    }

    /** The name used on the command line and in JSON. */
    public String label() {
        return label;
    }

    /** The rule of that name. */
    public static Rule parse(String label) {
        for (Rule rule : values()) {
            if (rule.label.equals(label)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("rule is '" + label + "'; it must be min or 1se");
    }

    /** Index of the chosen lambda. */
    public int choose(CvCurve curve) {
        return this == MIN ? curve.min() : curve.oneSe();
    }
}
