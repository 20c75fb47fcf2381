package exactzero.design;

/** Data made ready for the solvers, however the columns are stored: centred and scaled, with the way back. */
public sealed interface Prepared permits Standardized, SparseStandardized, MappedStandardized {

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
