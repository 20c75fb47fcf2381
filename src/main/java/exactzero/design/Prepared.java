package exactzero.design;

import exactzero.data.Dataset;
import exactzero.data.Observations;
import exactzero.data.SparseDataset;
import java.util.Optional;

/** Data made ready for the solvers, however the columns are stored: centred and scaled, with the way back. */
public sealed interface Prepared permits Standardized, SparseStandardized {

    /**
     * Centres and scales, each kind of table in its own way.
     *
     * @throws exactzero.data.DataException when there are fewer than two rows, the target does not vary, or no feature does
     */
    static Prepared of(Observations data, Scaling scaling) {
        return switch (data) {
            case Dataset full -> Standardized.of(full, scaling);
            case SparseDataset few -> SparseStandardized.of(few, scaling);
        };
    }

    /** The data as given. */
    Observations source();

    /** The same with full columns; nothing where n p numbers, as often as they are needed to fit them, would not fit the memory. */
    Optional<Standardized> full();

    /** The standardised columns. */
    ColumnDesign design();

    /** The centred target in units of {@link Standardization#yScale}, length n, shared and not modified. */
    double[] y();

    /** The way back to original units. */
    Standardization back();

    /**
     * What a fit leaves of the target, in the solvers' units.
     *
     * @param b weights on the solvers' scale, length p, not modified
     */
    default double[] residual(double[] b) {
        return design().residual(y(), b);
    }
}
