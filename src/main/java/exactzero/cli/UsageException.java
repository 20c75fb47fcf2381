package exactzero.cli;

import java.util.function.Supplier;

/** What was typed cannot be meant: a value out of its range, or options that contradict each other. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }

    /** Turns options into values; what the values refuse is a wrong use of the command line. */
    static <T> T check(Supplier<T> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException e) {
            UsageException usage = new UsageException(String.valueOf(e.getMessage()));
            usage.initCause(e);
            throw usage;
        }
    }
}
