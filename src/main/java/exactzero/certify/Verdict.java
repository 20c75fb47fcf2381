package exactzero.certify;

/** What is proved about a weight at the optimum, not merely seen in an iterate. */
public enum Verdict {
    /** Every optimal solution has this weight exactly zero. */
    PROVEN_ZERO("proven-zero"),
    /** The optimal weight is not zero. */
    PROVEN_NONZERO("proven-nonzero"),
    /** Neither could be proved from the gap reached. */
    UNDECIDED("undecided"),
    /** The column does not vary and was set aside. */
    CONSTANT("constant");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** The word used in reports and JSON. */
    public String label() {
        return label;
    }
}
