package exactzero.bench;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What was measured of one contender at one task; seconds are NaN where it did not end well.
 *
 * @param gap largest relative duality gap, recomputed from the original data
 * @param cold seconds of the first call in a fresh JVM; NaN for others
 * @param peak megabytes of memory in use at most
 */
record Outcome(Cell cell, Task task, Contender contender, String label, double seconds, double least, int runs,
        double cold, double gap, int nonzeros, double peak) {

    static Outcome failed(Cell cell, Task task, Contender contender) {
        return new Outcome(cell, task, contender, contender.label().replace("{v}", "").replace(" ,", ","), Double.NaN,
                Double.NaN, 0, Double.NaN, Double.NaN, 0, Double.NaN);
    }

    boolean done() {
        return !Double.isNaN(seconds);
    }

    void write(Path file) throws IOException {
        Facts.write(file, "label", label, "seconds", seconds, "least", least, "runs", runs, "cold", cold, "gap", gap,
                "nonzeros", nonzeros, "peak", peak);
    }

    static Outcome read(Path file, Cell cell, Task task, Contender contender) throws IOException {
        Facts facts = Facts.read(file);
        return new Outcome(cell, task, contender, facts.text("label"), facts.number("seconds"), facts.number("least"),
                (int) facts.number("runs"), facts.number("cold"), facts.number("gap"), (int) facts.number("nonzeros"),
                facts.number("peak"));
    }
}
