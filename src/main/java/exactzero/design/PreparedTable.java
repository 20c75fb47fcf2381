package exactzero.design;

import exactzero.data.Dataset;
import exactzero.data.Observations;
import exactzero.data.SparseDataset;
import java.util.Optional;

/** A table in memory, centred and scaled. */
public sealed interface PreparedTable extends Prepared permits Standardized, SparseStandardized {
    /** An entry takes the time of some 35 cells of full columns, which are multiplied in tiles. */
    double FEW = 0.02;

    /**
     * Centres and scales, each kind of table in its own way.
     *
     * @throws exactzero.data.DataException when there are fewer than two rows, the target does not vary, or no feature does
     */
    static PreparedTable of(Observations data, Scaling scaling) {
        return switch (data) {
            case Dataset full -> Standardized.of(full, scaling);
            case SparseDataset few -> SparseStandardized.of(few, scaling);
        };
    }

    /** The data as given. */
    Observations source();

    /** The root of a row's weight, weights adding up to n: what the standardised row was multiplied by. */
    double rootWeight(int i);

    /** Whether so few entries are stored that products of columns take less time from these than from full columns. */
    default boolean few() {
        return design().entries() <= FEW * design().rows() * design().features();
    }

    /** The same with full columns; nothing where n p numbers, as often as they are needed to fit them, would not fit the memory. */
    Optional<Standardized> full();
}
