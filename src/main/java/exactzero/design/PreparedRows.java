package exactzero.design;

/** Standardised data whose rows are at hand, however the columns are stored. */
public sealed interface PreparedRows extends Prepared permits Standardized, SparseStandardized {

    @Override
    ColumnDesign design();

    /** The centred target in units of {@link Standardization#yScale}, length n, shared and not modified. */
    double[] y();

    /**
     * What a fit leaves of the target, in the solvers' units.
     *
     * @param b weights on the solvers' scale, length p, not modified
     */
    default double[] residual(double[] b) {
        return design().residual(y(), b);
    }
}
