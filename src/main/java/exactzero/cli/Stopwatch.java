package exactzero.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** Milliseconds taken by the stages of a command. */
final class Stopwatch {
    private final Map<String, Double> laps = new LinkedHashMap<>();
    private long last = System.nanoTime();

    /** Ends a stage. */
    void lap(String stage) {
        long now = System.nanoTime();
        laps.put(stage, (now - last) / 1e6);
        last = now;
    }

    /** Milliseconds of every stage so far, in order. */
    Map<String, Double> milliseconds() {
        return laps;
    }
}
