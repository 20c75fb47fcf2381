package exactzero.kernel;

/**
 * The inner loops that the solvers spend their time in, over plain arrays.
 *
 * <p>There are two implementations: VectorKernel on the Vector API, and PlainKernel for a JVM started
 * without {@code --add-modules jdk.incubator.vector}. They agree to rounding. A loop such as {@code y[i] += a * x[i]}
 * needs neither: the JIT vectorises it as it stands.
 */
public abstract class Kernel {

    /** The fastest kernel that this JVM can run, chosen once. */
    public static final Kernel BEST = best();

    /** Only for this package's own. */
    Kernel() {}

    /** What the kernel is called in reports. */
    public abstract String name();

    /** x'y over the rows from (inclusive) to (exclusive). */
    public abstract double dot(double[] x, double[] y, int from, int to);

    /** The sum of x over the rows from (inclusive) to (exclusive). */
    public abstract double sum(double[] x, int from, int to);

    /** Adds a_k'x to out[offset + k] for the four columns a_first ... a_(first+3): x is read once for all four. */
    public abstract void dotFour(double[][] a, int first, double[] x, int from, int to, double[] out, int offset);

    /** Partial sums that {@link #tile} keeps per product. */
    public abstract int lanes();

    /**
     * Adds the 4 x 4 block of products a_i'b_j over the rows from ... to, as {@link #lanes} partial sums each.
     *
     * <p>Sixteen accumulators stay in registers while eight columns stream by: each number loaded is used four times.
     *
     * @param a columns, of which firstA ... firstA + 3 are used
     * @param b columns, of which firstB ... firstB + 3 are used
     * @param sums partial sums of product (i, j) at offset + (4 i + j) lanes ..., added to
     */
    public abstract void tile(
            double[][] a, int firstA, double[][] b, int firstB, int from, int to, double[] sums, int offset);

    /**
     * Subtracts a product of slices of one matrix: c[row + i][j] -= sum over k of r[k][row + i] r[k][j], for four rows i
     * and the columns from ... to - 1, over k from 0 to depth - 1. This is the whole of a blocked Cholesky step.
     *
     * @param r rows, of which the first {@code depth} are read
     * @param row first of the four rows of c, and first of the four columns of r that multiply
     */
    public abstract void subtractProduct(double[][] r, int depth, int row, int from, int to, double[][] c);

    /** x'y over whole arrays of equal length. */
    public final double dot(double[] x, double[] y) {
        return dot(x, y, 0, x.length);
    }

    /** y += a x. */
    public static void axpy(double a, double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] += a * x[i];
        }
    }

    private static Kernel best() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present ? new VectorKernel() : new PlainKernel();
    }
}
