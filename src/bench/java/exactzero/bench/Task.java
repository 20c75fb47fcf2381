package exactzero.bench;

import java.util.Arrays;

/** What is timed. */
enum Task {
    SINGLE("one fit at a tenth of the largest lambda"),
    PATH("100 lambdas down to a hundredth of the largest"),
    CV("10-fold cross-validation of that path, and the path on all rows"),
    MEMORY("that path once, in a process of its own");

    private final String label;

    Task(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    double[] lambdas(double largest) {
        if (this == SINGLE) {
            return new double[] {largest / 10};
        }
        double[] lambda = new double[100];
        Arrays.setAll(lambda, k -> largest * Math.pow(0.01, k / 99.0));
        return lambda;
    }
}
