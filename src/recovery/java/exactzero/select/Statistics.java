package exactzero.select;

import java.util.Arrays;

/** Means and their standard errors. */
final class Statistics {
    private Statistics() {}

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    static double standardError(double[] values) {
        double mean = mean(values);
        double square = 0;
        for (double value : values) {
            square += (value - mean) * (value - mean);
        }
        return Math.sqrt(square / (values.length - 1) / values.length);
    }

    /** A mean in units of its standard error; 0 where all is 0. */
    static double inStandardErrors(double[] values) {
        double mean = mean(values);
        return mean == 0 ? 0 : mean / standardError(values);
    }
}
