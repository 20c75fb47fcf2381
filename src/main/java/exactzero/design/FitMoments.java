package exactzero.design;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.kernel.CompensatedSums;
import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;
import java.io.Serializable;
import java.util.Arrays;

/**
 * What several fits leave of rows, measured on the rows themselves: for fit k the residuals r_k = y - Z b_k, their mean square
 * and their products with every column, of all rows seen so far, in O(K p) memory.
 *
 * <p>Columns are measured as {@link Standardization} says. What its means, rounded as they are, leave of a true centring is
 * taken away in the end, where there is an intercept.
 */
public final class FitMoments implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Kernel KERNEL = Kernel.BEST;
    private static final int FITS = 4;
    private static final int ROWS = 1024;

    private final Standardization back;
    private final Moments.Frame frame;
    private final double[][] b;
    private final int p;
    /** Of every feature the first value seen, and how rows have deviated from there. */
    private final double[] value;
    private final Deviations deviations;
    private final boolean[] varies;
    private final CompensatedSums weight = new CompensatedSums(1);
    /** Of every z_j, and of y as the last. */
    private final CompensatedSums means;
    private final CompensatedSums squares;
    /** For every fit the products of r with every z_j, with y, with 1 and with r. */
    private final CompensatedSums[] products;

    /** @param b weights on the standardised scale, a row of length p for every fit, shared and not modified */
    public FitMoments(Standardization back, double[][] b) {
        this.back = back;
        this.b = b;
        p = back.size();
        value = new double[p];
        deviations = new Deviations(p);
        Arrays.fill(value, Double.NaN);
        varies = new boolean[p];
        double[] origin = Arrays.copyOf(back.mean(), p + 1);
        double[] unit = Arrays.copyOf(back.norm(), p + 1);
        origin[p] = back.yMean();
        unit[p] = back.yScale();
        frame = new Moments.Frame(back.features(), origin, unit);
        means = new CompensatedSums(p + 1);
        squares = new CompensatedSums(p + 1);
        products = new CompensatedSums[b.length];
        Arrays.setAll(products, k -> new CompensatedSums(p + 3));
    }

    /** Looks at further rows. */
    public void add(Dataset rows) {
        int n = rows.rows();
        double[][] u = Arrays.copyOf(frame.measured(rows), (p + 2 + 3) / 4 * 4);
        double[] root = Arrays.stream(rows.weights()).map(Math::sqrt).toArray();
        Arrays.fill(u, p + 1, u.length, root);
        for (int j = 0; j < p; j++) {
            u[j] = back.constant()[j] ? new double[n] : u[j];
            look(j, rows);
        }
        weight.add(0, KERNEL.dot(root, root));
        for (int from = 0; from < n; from += ROWS) {
            for (int j = 0; j <= p; j++) {
                means.add(j, KERNEL.dot(u[j], root, from, Math.min(n, from + ROWS)));
                squares.add(j, KERNEL.dot(u[j], u[j], from, Math.min(n, from + ROWS)));
            }
        }
        Workers.forEachBlock(b.length, FITS, (long) n * p * b.length, (from, to) -> look(u, n, from, to));
    }

    /** How a column deviates, and whether one that counts as constant is. */
    private void look(int j, Dataset rows) {
        double[] x = rows.columns()[j];
        double[] away = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            if (rows.weights()[i] > 0) {
                value[j] = Double.isNaN(value[j]) ? x[i] : value[j];
                varies[j] |= x[i] != value[j];
                away[i] = (x[i] - value[j]) / back.norm()[j];
            }
        }
        deviations.add(j, away, rows.weights());
    }

    /**
     * Fails where a column of the rows varies that moments took for constant.
     *
     * @throws DataException with its name
     */
    public void requireConstant() {
        for (int j = 0; j < p; j++) {
            if (back.constant()[j] && varies[j]) {
                throw new DataException(
                        "column '" + back.features().get(j) + "' varies, but so little beside its size that "
                                + "moments do not tell; subtract its mean, leave it out, or fit the rows in memory");
            }
        }
    }

    /** What others have seen of the same fits, on further rows. */
    public void add(FitMoments others) {
        weight.add(others.weight);
        means.add(others.means);
        squares.add(others.squares);
        for (int k = 0; k < products.length; k++) {
            products[k].add(others.products[k]);
        }
        for (int j = 0; j < p; j++) {
            deviations.add(j, others.deviations, (others.value[j] - value[j]) / back.norm()[j]);
            varies[j] |= others.varies[j] || !Double.isNaN(value[j]) && !Double.isNaN(others.value[j])
                    && value[j] != others.value[j];
            value[j] = Double.isNaN(value[j]) ? others.value[j] : value[j];
        }
    }

    /** The fits measured, a row of weights for each; shared and not to be modified. */
    public double[][] fits() {
        return b;
    }

    /** Nothing seen so far of the same fits. */
    public FitMoments empty() {
        return new FitMoments(back, b);
    }

    /** Four fits at once, so that each column is read once for all of them. */
    private void look(double[][] u, int n, int first, int end) {
        double[][] r = new double[FITS][n];
        int size = 16 * KERNEL.lanes();
        double[] sums = new double[u.length / 4 * size];
        for (int from = 0; from < n; from += ROWS) {
            int to = Math.min(n, from + ROWS);
            for (int k = first; k < end; k++) {
                double[] residual = r[k - first];
                System.arraycopy(u[p], from, residual, from, to - from);
                for (int j = 0; j < p; j++) {
                    if (b[k][j] != 0.0) {
                        subtract(b[k][j], u[j], residual, from, to);
                    }
                }
                products[k].add(p + 2, KERNEL.dot(residual, residual, from, to));
            }
            for (int tile = 0; tile < u.length / 4; tile++) {
                KERNEL.tile(u, 4 * tile, r, 0, from, to, sums, tile * size);
            }
        }
        for (int k = first; k < end; k++) {
            for (int j = 0; j < p + 2; j++) {
                int at = j / 4 * size + (4 * (j % 4) + k - first) * KERNEL.lanes();
                products[k].add(j, KERNEL.sum(sums, at, at + KERNEL.lanes()));
            }
        }
    }

    private static void subtract(double weight, double[] z, double[] r, int from, int to) {
        for (int i = from; i < to; i++) {
            r[i] -= weight * z[i];
        }
    }

    /** The pulls of the k-th fit's residuals, z_j'r / n, length p. */
    public double[] pulls(int k) {
        double[] pulls = new double[p];
        Arrays.setAll(pulls, j -> mean(products[k], j) - centre(j) * mean(products[k], p + 1));
        return pulls;
    }

    /** r'r / n of the k-th fit. */
    public double meanSquare(int k) {
        double mean = back.intercept() ? mean(products[k], p + 1) : 0;
        return Math.max(0, mean(products[k], p + 2) - mean * mean);
    }

    /** y'y / n. */
    public double nullMeanSquare() {
        return mean(squares, p) - centre(p) * centre(p);
    }

    /** The length of a standardised column over the root of the number of rows: near 1. */
    public double length(int j) {
        return Math.sqrt(Math.max(0, mean(squares, j) - centre(j) * centre(j)));
    }

    /** The standard deviation of a column as it was divided by {@link Standardization#norm}: with an intercept near 1. */
    public double deviation(int j) {
        if (j < p) {
            return deviations.of(j);
        }
        double mean = mean(means, j);
        return Math.sqrt(Math.max(0, mean(squares, j) - mean * mean));
    }

    /** The mean of a column as it was measured: with an intercept near 0. */
    public double mean(int j) {
        return mean(means, j);
    }

    /** Sum of the weights of all rows. */
    public double weight() {
        return weight.get(0);
    }

    private double centre(int j) {
        return back.intercept() ? mean(means, j) : 0;
    }

    private double mean(CompensatedSums sums, int i) {
        return sums.get(i) / weight.get(0);
    }
}
