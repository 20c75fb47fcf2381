package exactzero.bench;

import java.util.Arrays;

/** Seconds of repeated calls. */
final class Stopwatch {
    /** A call within this factor of the best so far counts as stable. */
    private static final double STABLE = 1.1;

    private static final int STABLE_CALLS = 3;

    private Stopwatch() {}

    static double seconds(Runnable call) {
        long start = System.nanoTime();
        call.run();
        return (System.nanoTime() - start) * 1e-9;
    }

    /** Calls until three calls in a row are near the best, or the time is up: compiled code has then settled. */
    static int warmUp(Runnable call, double budget) {
        double spent = 0;
        double best = Double.POSITIVE_INFINITY;
        int calls = 0;
        for (int stable = 0; spent < budget && stable < STABLE_CALLS; calls++) {
            double seconds = seconds(call);
            spent += seconds;
            stable = spent > budget / 10 && seconds <= STABLE * best ? stable + 1 : 0;
            best = Math.min(best, seconds);
        }
        return calls;
    }

    static double[] times(Runnable call, int runs) {
        return times(call, runs, Double.POSITIVE_INFINITY);
    }

    /** At least one call, then others until there are enough or the budget is spent. */
    static double[] times(Runnable call, int runs, double budget) {
        double[] seconds = new double[runs];
        int count = 0;
        for (double spent = 0; count < runs && (count == 0 || spent < budget); count++) {
            seconds[count] = seconds(call);
            spent += seconds[count];
        }
        return Arrays.copyOf(seconds, count);
    }

    static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    static double least(double[] seconds) {
        return Arrays.stream(seconds).min().orElse(Double.NaN);
    }
}
