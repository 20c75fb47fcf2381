package exactzero.design;

/** An accumulator that is a vector of length n and nothing else. */
abstract class PlainAccumulator implements ColumnDesign.Accumulator {
    /** The vector. */
    final double[] v;

    private final Design design;

    PlainAccumulator(Design design) {
        this.design = design;
        v = new double[design.rows()];
    }

    @Override
    public void set(double[] given) {
        System.arraycopy(given, 0, v, 0, v.length);
    }

    @Override
    public void get(double[] out) {
        System.arraycopy(v, 0, out, 0, v.length);
    }

    @Override
    public double pull(int j) {
        return design.pull(j, v);
    }
}
