package exactzero.cli;

import exactzero.report.Milliseconds;

/** Milliseconds taken by reading and by fitting. */
final class Stopwatch {
    private final long start = System.nanoTime();
    private long read = start;
    private long fitted = start;

    void read() {
        read = System.nanoTime();
    }

    void fitted() {
        fitted = System.nanoTime();
    }

    Milliseconds milliseconds() {
        return new Milliseconds((read - start) / 1e6, (fitted - read) / 1e6);
    }
}
