package exactzero.compare;

import exactzero.data.Dataset;
import exactzero.select.Folds;
import java.util.Optional;

/** Rows to fit and rows to predict. */
record Split(Dataset train, Dataset test) {
    private static final int PARTS = 5;
    private static final int LEAST_ROWS = 20;

    /** A fifth of the rows held out, at random; none when there are fewer than twenty. */
    static Optional<Split> of(Dataset data, long seed) {
        if (data.rows() < LEAST_ROWS) {
            return Optional.empty();
        }
        Folds folds = Folds.random(data.rows(), PARTS, seed);
        return Optional.of(new Split(data.rows(folds.outside(0)), data.rows(folds.inside(0))));
    }
}
