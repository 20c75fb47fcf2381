package exactzero.path;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Watches a long computation, and may end it. Several threads may call at once; what a method throws ends the computation too.
 */
@FunctionalInterface
public interface Monitor {
    /** Nobody watches. */
    Monitor NONE = steps -> {};

    /** Told how many steps are done: lambdas of a path, folds of a cross-validation, pairs of halves. */
    void done(int steps);

    /** Whether to stop; asked before every lambda. The computation then throws a {@link CancellationException}. */
    default boolean cancelled() {
        return false;
    }

    /** A monitor that stops a computation as soon as this is true, and is told nothing. */
    static Monitor until(BooleanSupplier stop) {
        return NONE.cancelledBy(stop);
    }

    /** The same, told that some steps were done before. */
    default Monitor from(int before) {
        Monitor counting = steps -> done(before + steps);
        return counting.cancelledBy(this::cancelled);
    }

    /** One that stops when this one does, and is told nothing. */
    default Monitor silent() {
        return until(this::cancelled);
    }

    /**
     * Goes on or throws.
     *
     * @throws CancellationException when {@link #cancelled}
     */
    default void check() {
        if (cancelled()) {
            throw new CancellationException("cancelled: the computation was told to stop, and has no result");
        }
    }

    private Monitor cancelledBy(BooleanSupplier stop) {
        return new Monitor() {
            @Override
            public void done(int steps) {
                Monitor.this.done(steps);
            }

            @Override
            public boolean cancelled() {
                return stop.getAsBoolean();
            }
        };
    }
}
