package exactzero.compare;

import java.util.Arrays;

/**
 * Wall-clock times of warm fits.
 *
 * @param milliseconds one for each run, increasing; empty when none was timed
 */
public record Timing(double[] milliseconds) {
    static final Timing NONE = new Timing(new double[0]);

    public Timing {
        milliseconds = milliseconds.clone();
        Arrays.sort(milliseconds);
    }

    public int runs() {
        return milliseconds.length;
    }

    public double min() {
        return quantile(0);
    }

    public double median() {
        return quantile(0.5);
    }

    /** Half of the distance between the quartiles, as a share of the median. */
    public double spread() {
        return (quantile(0.75) - quantile(0.25)) / 2 / median();
    }

    /** How many times the other's median is as long as this one's. */
    public double timesAsFastAs(Timing other) {
        return other.median() / median();
    }

    /** The time that a share of the runs stays within, linear between them; NaN without runs. */
    public double quantile(double share) {
        if (milliseconds.length == 0) {
            return Double.NaN;
        }
        double place = share * (milliseconds.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, milliseconds.length - 1);
        return milliseconds[below] + (place - below) * (milliseconds[above] - milliseconds[below]);
    }
}
