package exactzero.design;

/** A design whose columns are at hand one at a time, as coordinate descent on the residual needs them. */
public interface ColumnDesign extends Design {

    /** A vector of zeros to which single features can be added. */
    Accumulator accumulator();

    /** A vector of length n to which single features are added, each at the cost of its entries. */
    interface Accumulator {

        /** Makes it a copy of v. */
        void set(double[] v);

        /** Copies it to out. */
        void get(double[] out);

        /** Its pull on one feature, z_j'v / n. */
        double pull(int j);

        /** v += step * z_j. */
        void add(int j, double step);
    }
}
