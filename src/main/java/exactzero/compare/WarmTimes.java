package exactzero.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Times fits against each other in one warm JVM: each runs until the compiler has had its chance, then they take turns, so
 * that whatever else the machine does meets all of them alike.
 */
final class WarmTimes {
    private static final long WARM_UP_NANOS = 600_000_000L;
    /** For a first look with few runs. */
    private static final long WARM_UP_NANOS_PER_RUN = 30_000_000L;
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final int LEAST_RUNS = 3;

    private WarmTimes() {}

    /**
     * Times fits.
     *
     * @param runs of each fit; fewer, but at least 3, where all together take over half a minute; none when 0
     */
    static List<Timing> of(List<Rival.Fit> fits, int runs) {
        if (runs == 0) {
            return Collections.nCopies(fits.size(), Timing.NONE);
        }
        long warmUp = Math.min(WARM_UP_NANOS, runs * WARM_UP_NANOS_PER_RUN);
        for (Rival.Fit fit : fits) {
            long start = System.nanoTime();
            while (System.nanoTime() - start < warmUp) {
                fit.run();
            }
        }
        List<double[]> rounds = new ArrayList<>();
        long start = System.nanoTime();
        while (rounds.size() < runs
                && (rounds.size() < LEAST_RUNS || System.nanoTime() - start < PATIENCE_NANOS)) {
            rounds.add(round(fits, rounds.size()));
        }
        List<Timing> timings = new ArrayList<>();
        for (int f = 0; f < fits.size(); f++) {
            int index = f;
            timings.add(new Timing(rounds.stream().mapToDouble(round -> round[index]).toArray()));
        }
        return timings;
    }

    /** One run of each, every round beginning with another. */
    private static double[] round(List<Rival.Fit> fits, int first) {
        double[] milliseconds = new double[fits.size()];
        for (int k = 0; k < milliseconds.length; k++) {
            int f = (first + k) % milliseconds.length;
            long start = System.nanoTime();
            fits.get(f).run();
            milliseconds[f] = (System.nanoTime() - start) / 1e6;
        }
        return milliseconds;
    }
}
