package exactzero.design;

/** A design whose columns are at hand one at a time, as coordinate descent on the residual needs them. */
public interface ColumnDesign extends Design {

    /** The pull of a residual on one feature, z_j'v / n. */
    double pull(int j, double[] v);

    /** v += step * z_j. */
    void add(int j, double step, double[] v);
}
