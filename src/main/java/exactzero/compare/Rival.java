package exactzero.compare;

import exactzero.data.Dataset;
import java.util.Optional;

/**
 * A program that minimises our objective, RSS / 2n + lambda ( l1Ratio |b|_1 + (1 - l1Ratio) / 2 |b|_2^2 ) on standardised
 * columns with an intercept; it translates lambda to its own terms.
 */
public interface Rival {

    /** A fit that is ready to run: data and options are in the program's own form. */
    @FunctionalInterface
    interface Fit {
        /** Fits; everything from a table in memory to weights in original units happens here. */
        Weights run();
    }

    Entrant entrant();

    /** Share of L1 in the penalty: 1 for the Lasso, 0 for ridge. */
    double l1Ratio();

    /**
     * Hands over the data.
     *
     * @param data unweighted, complete, every column varying
     * @param lambda of our objective
     */
    Fit on(Dataset data, double lambda);

    /** The same program with a stricter stopping rule; none where it has none, or none stricter. */
    default Optional<Rival> tighter() {
        return Optional.empty();
    }

    /** A known fault of the program that these weights show. */
    default Optional<String> remark(Dataset data, double lambda, Weights weights) {
        return Optional.empty();
    }
}
