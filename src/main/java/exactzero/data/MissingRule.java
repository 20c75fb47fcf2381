package exactzero.data;

/** What becomes of cells that hold no value. */
public enum MissingRule {
    /** They are refused, with their number and place. */
    FAIL("fail"),
    /** The rows that lack a value in a column in use are left out. */
    DROP("drop"),
    /**
     * The weighted mean of the column's other cells stands in; cross-validation takes that of the training rows. Rows that
     * lack the target, the weight or the fold are left out.
     */
    MEAN("mean"),
    /** The same, and a 0/1 feature tells where. */
    MEAN_AND_INDICATOR("mean+indicator");

    private final String label;

    MissingRule(String label) {
        this.label = label;
    }

    /** The name used on the command line. */
    public String label() {
        return label;
    }

    /**
     * The rule of that name.
     *
     * @throws IllegalArgumentException for another name
     */
    public static MissingRule parse(String label) {
        for (MissingRule rule : values()) {
            if (rule.label.equals(label)) {
                return rule;
            }
        }
        throw new IllegalArgumentException(
                "missing is '" + label + "'; it must be fail, drop, mean or mean+indicator");
    }

    boolean fills() {
        return this == MEAN || this == MEAN_AND_INDICATOR;
    }
}
