package exactzero.data;

/** What every data set asks of its numbers. */
final class Finite {
    private Finite() {}

    /** @throws DataException unless there are n values, all finite */
    static void require(String name, double[] values, int n) {
        if (values.length != n) {
            throw new DataException("column '" + name + "' has " + values.length + " rows, the target has " + n);
        }
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(values[i])) {
                throw new DataException("column '" + name + "', row " + (i + 1) + ": " + values[i]
                        + " is not a finite number");
            }
        }
    }

    /** @throws DataException unless there are n weights, finite, not negative and not all zero */
    static void requireWeights(double[] weights, int n) {
        require("weights", weights, n);
        double total = 0;
        for (double w : weights) {
            if (w < 0) {
                throw new DataException("a weight is " + w + "; observation weights must not be negative");
            }
            total += w;
        }
        if (!(total > 0)) {
            throw new DataException("all observation weights are zero");
        }
    }
}
