package exactzero.inspect;

import exactzero.data.SourceColumn;

/** How much of the target one column tells. */
final class Leaks {
    private static final int FEWEST = 4;

    private Leaks() {}

    /** |correlation| of two columns of numbers over the rows that have both; 0 where there is none or too few rows. */
    static double correlation(SourceColumn column, SourceColumn target) {
        double[] x = column.numbers();
        double[] y = target.numbers();
        if (x.length == 0 || y.length == 0) {
            return 0;
        }
        double sx = scale(x);
        double sy = scale(y);
        int n = 0;
        double meanX = 0;
        double meanY = 0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                // Welford's update of the moments about the running means.
                n++;
                double dx = x[i] / sx - meanX;
                double dy = y[i] / sy - meanY;
                meanX += dx / n;
                meanY += dy / n;
                xx += dx * (x[i] / sx - meanX);
                yy += dy * (y[i] / sy - meanY);
                xy += dx * (y[i] / sy - meanY);
            }
        }
        return n >= FEWEST && xx > 0 && yy > 0 ? Math.abs(xy) / Math.sqrt(xx) / Math.sqrt(yy) : 0;
    }

    private static double scale(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Double.isNaN(value) ? 0 : Math.abs(value));
        }
        return largest > 0 ? largest : 1;
    }
}
