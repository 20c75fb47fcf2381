package exactzero.solve;

import java.util.List;

/** Columns M, n x m, as ridge from the products of rows needs them, however they are stored. */
sealed interface WideColumns permits KeptColumns, ImplicitColumns {

    /** Number of features, kept among the columns or not, p. */
    int features();

    /** Number of columns, m. */
    int count();

    /** M M' / m as n + 3 new rows of length n, the last three zero. */
    double[][] rowGram();

    /** The weights of all features, length p, that belong to M'a for the first count rows a, each of length n. */
    double[][] weights(double[][] a, int count);

    /** M d for d with d'c = combination'b, c the weights of the columns and b those of the features; length n. */
    double[] times(double[] combination);

    /** Directions of length 1, orthogonal to each other, to which all columns may be orthogonal. */
    List<double[]> idle();

    /** How many times larger the rounding errors of products are than those of stored columns. */
    double magnified();
}
