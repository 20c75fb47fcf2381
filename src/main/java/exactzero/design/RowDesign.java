package exactzero.design;

/** A design whose rows can be multiplied with each other at the cost of its entries: where rows are few, that is little. */
public interface RowDesign extends Design {

    /**
     * The Gram matrix of the rows, sum over all j of factor_j z_j z_j'.
     *
     * @param factor length p, not negative, not modified
     * @return n + 3 new rows of length n, the last three zero, so that tiles of four rows may reach beyond the others
     */
    double[][] rowGram(double[] factor);

    /** The roots of the weights of the rows, which centred columns are orthogonal to; length n, not to be modified. */
    double[] root();
}
