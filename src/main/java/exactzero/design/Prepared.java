package exactzero.design;

/** Data made ready for the solvers, however the columns are stored: centred and scaled, with the way back. */
public sealed interface Prepared permits Standardized, SparseStandardized {

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
        int[] support = new int[b.length];
        double[] kept = new double[b.length];
        int count = 0;
        for (int j = 0; j < b.length; j++) {
            if (b[j] != 0.0) {
                support[count] = j;
                kept[count++] = b[j];
            }
        }
        double[] r = new double[y().length];
        design().fit(support, count, kept, r);
        for (int i = 0; i < r.length; i++) {
            r[i] = y()[i] - r[i];
        }
        return r;
    }
}
