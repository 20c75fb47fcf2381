package exactzero.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The shape of a column of numbers, missing ones left out.
 *
 * @param present how many numbers
 * @param distinct how many different ones
 * @param whole whether all are whole numbers
 * @param least the smallest
 * @param most the largest
 * @param skewness third standardised moment; 0 for a constant
 * @param farthest distance of the farthest number from the median, in interquartile ranges; NaN where that range is 0
 * @param outlier that number
 * @param ordered whether the numbers always increase, or always decrease, down the file
 */
record Summary(int present, long distinct, boolean whole, double least, double most, double skewness, double farthest,
        double outlier, boolean ordered) {
    private static final int ENOUGH = 20;
    private static final double FAR = 20;
    private static final double SKEWED = 5;
    private static final int CODES = 10;

    static Summary of(double[] numbers) {
        double[] sorted = Arrays.stream(numbers).filter(x -> !Double.isNaN(x)).toArray();
        int n = sorted.length;
        boolean ordered = monotone(sorted);
        Arrays.sort(sorted);
        long distinct = n == 0 ? 0 : 1;
        boolean whole = true;
        for (int i = 0; i < n; i++) {
            distinct += i > 0 && sorted[i] != sorted[i - 1] ? 1 : 0;
            whole &= sorted[i] == Math.rint(sorted[i]);
        }
        if (n == 0) {
            return new Summary(0, 0, false, Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN, false);
        }
        double median = sorted[n / 2];
        double range = sorted[(int) (0.75 * (n - 1))] - sorted[(int) (0.25 * (n - 1))];
        double outlier = sorted[n - 1] - median > median - sorted[0] ? sorted[n - 1] : sorted[0];
        return new Summary(n, distinct, whole, sorted[0], sorted[n - 1], skewness(sorted),
                range > 0 ? Math.abs(outlier - median) / range : Double.NaN, outlier, ordered);
    }

    private static boolean monotone(double[] values) {
        boolean up = true;
        boolean down = true;
        for (int i = 1; i < values.length; i++) {
            up &= values[i] > values[i - 1];
            down &= values[i] < values[i - 1];
        }
        return up || down;
    }

    /** m3 / m2^(3/2) on values scaled by the largest, which cannot overflow. */
    private static double skewness(double[] sorted) {
        int n = sorted.length;
        double scale = Math.max(Math.abs(sorted[0]), Math.abs(sorted[n - 1]));
        double mean = 0;
        for (double value : sorted) {
            mean += scale > 0 ? value / scale / n : 0;
        }
        double second = 0;
        double third = 0;
        for (double value : sorted) {
            double off = scale > 0 ? value / scale - mean : 0;
            second += off * off / n;
            third += off * off * off / n;
        }
        return second > 1e-20 ? third / Math.pow(second, 1.5) : 0;
    }

    /** Whether the column is a number for every row: whole, all different, and consecutive or in order. */
    boolean countsRows() {
        boolean consecutive = most - least == present - 1;
        return present > CODES && whole && distinct == present && (consecutive || ordered);
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (present > 0 && distinct == 1) {
            notes.add("constant: every value is " + least);
            return notes;
        }
        if (countsRows()) {
            notes.add("ID-like: whole numbers, a different one in every row");
        }
        if (whole && distinct > 2 && distinct <= CODES && present >= 5 * distinct) {
            notes.add(distinct + " whole numbers: if they are codes, say --categorical");
        }
        if (present >= ENOUGH && farthest > FAR) {
            notes.add(String.format(Locale.ROOT, "outlier: %.6g is %.0f interquartile ranges from the median", outlier,
                    farthest));
        }
        if (present >= ENOUGH && Math.abs(skewness) > SKEWED) {
            notes.add(String.format(Locale.ROOT, "skewed: skewness %.1f", skewness));
        }
        return notes;
    }
}
