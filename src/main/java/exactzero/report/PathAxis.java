package exactzero.report;

import exactzero.path.Path;

/** What the weights of a path are drawn over. */
public enum PathAxis {
    /** The logarithm of lambda. */
    LAMBDA("log\u2081\u2080 of the penalty \u03BB", "each weight as the penalty grows",
            "the logarithm of the penalty lambda"),
    /** The sum of the weights' sizes, each per standard deviation of its column: it falls as lambda grows. */
    NORM("L1 norm of the weights, \u03A3 |w| per sd", "each weight as the weights grow together",
            "the L1 norm of the weights"),
    /** The share of the target's variation that the fit explains on its rows: it falls as lambda grows. */
    DEVIANCE("fraction of deviance explained, R\u00B2", "each weight as the fit comes closer",
            "the fraction of deviance explained");

    private final String label;
    private final String heading;
    private final String words;

    PathAxis(String label, String heading, String words) {
        this.label = label;
        this.heading = heading;
        this.words = words;
    }

    /** What stands at the axis. */
    String label() {
        return label;
    }

    /** What such a picture shows. */
    String heading() {
        return heading;
    }

    /** The same as the label, to be read aloud. */
    String words() {
        return words;
    }

    /** Whether larger lambdas lie to the right. */
    boolean growsWithLambda() {
        return this == LAMBDA;
    }

    /** Where the k-th fit of a path lies; NaN where lambda has no logarithm. */
    double place(Path path, int k) {
        return switch (this) {
            case LAMBDA -> path.lambda()[k] > 0 ? Math.log10(path.lambda()[k]) : Double.NaN;
            case NORM -> norm(path, k);
            case DEVIANCE -> path.r2()[k];
        };
    }

    private static double norm(Path path, int k) {
        double sum = 0;
        for (int j = 0; j < path.features().size(); j++) {
            sum += Math.abs(path.standardized(k, j));
        }
        return sum;
    }
}
