package exactzero.data;

/** What every data set asks of its numbers. */
final class Finite {
    private Finite() {}

    /**
     * @param data what the data are called
     * @throws DataException unless there are n values, all finite
     */
    static void require(String data, String name, double[] values, int n) {
        if (values.length != n) {
            throw new DataException(
                    data + ": column '" + name + "' has " + values.length + " rows, the target has " + n);
        }
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(values[i])) {
                throw new DataException(data + ": column '" + name + "', row " + (i + 1) + ": " + values[i]
                        + " is not a finite number");
            }
        }
    }

    /**
     * @param data what the data are called
     * @throws DataException unless there are n weights, finite, not negative and not all zero
     */
    static void requireWeights(String data, double[] weights, int n) {
        require(data, "weights", weights, n);
        double total = 0;
        for (int i = 0; i < n; i++) {
            if (weights[i] < 0) {
                throw new DataException(data + ": row " + (i + 1) + " has the weight " + weights[i]
                        + "; a weight must be 0 or more");
            }
            total += weights[i];
        }
        if (!(total > 0)) {
            throw new DataException(data + ": all observation weights are zero; at least one row must count");
        }
    }
}
