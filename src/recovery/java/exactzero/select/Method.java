package exactzero.select;

/** What is compared. */
enum Method {
    MIN("min"),
    ONE_SE("1se"),
    BIC("bic"),
    EBIC("ebic"),
    RELAXED("relaxed, min"),
    ADAPTIVE("adaptive, min"),
    STABLE("stability 0.75");

    private final String label;

    Method(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
