package exactzero.solve;

import exactzero.design.Design;
import exactzero.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns whose weights are not penalised, as Q R by Gram-Schmidt made twice (Giraud, Langou and Rozloznik 2005). A
 * column that depends on those before it is set aside, its weight 0.
 */
final class FreeColumns {
    private static final Kernel KERNEL = Kernel.BEST;
    /** What is left of a column that depends on others, relative to the column, is rounding. */
    private static final double DEPENDENT = 0x1p-40;

    private final List<Integer> features = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private final List<double[]> basis = new ArrayList<>();

    /** @param size penalised size of a weight per unit of b_j, 0 for those that are free */
    FreeColumns(Design z, double[] size) {
        for (int j = 0; j < size.length; j++) {
            double[] rest = size[j] == 0 ? project(z.column(j)) : new double[0];
            double length = Math.sqrt(KERNEL.dot(rest, rest));
            if (length > 0) {
                for (int i = 0; i < rest.length; i++) {
                    rest[i] /= length;
                }
                features.add(j);
                columns.add(z.column(j));
                basis.add(rest);
            }
        }
    }

    /** Number of independent free columns. */
    int count() {
        return basis.size();
    }

    /** An orthonormal basis of their span, not to be modified. */
    List<double[]> basis() {
        return basis;
    }

    /** x less its part in the span; exactly 0 where nothing but rounding would be left. */
    double[] project(double[] x) {
        double[] out = x.clone();
        for (int turn = 0; turn < 2; turn++) {
            for (double[] q : basis) {
                Kernel.axpy(-KERNEL.dot(q, out), q, out, out.length);
            }
        }
        boolean nothing = KERNEL.dot(out, out) <= DEPENDENT * DEPENDENT * KERNEL.dot(x, x);
        return nothing ? new double[out.length] : out;
    }

    /**
     * Writes the free weights that fit best what the others leave, R b = Q'r.
     *
     * @param r what the others leave of the target, length n; overwritten
     */
    void complete(double[] r, double[] b) {
        for (int k = count() - 1; k >= 0; k--) {
            double weight = KERNEL.dot(basis.get(k), r) / KERNEL.dot(basis.get(k), columns.get(k));
            b[features.get(k)] = weight;
            Kernel.axpy(-weight, columns.get(k), r, r.length);
        }
    }

    /** What a combination c of the free weights is of the vector that they fit: d = Q R'^-1 c with c'b = d'r, length n. */
    double[] adjoint(double[] c, int n) {
        double[] d = new double[n];
        for (int k = 0; k < count(); k++) {
            double rest = c[features.get(k)] - KERNEL.dot(columns.get(k), d);
            Kernel.axpy(rest / KERNEL.dot(basis.get(k), columns.get(k)), basis.get(k), d, n);
        }
        return d;
    }

    /** Adds what the free columns alone let the fit follow each row. */
    void addLeverages(double[] leverages) {
        for (double[] q : basis) {
            for (int i = 0; i < q.length; i++) {
                leverages[i] += q[i] * q[i];
            }
        }
    }

    /** The largest length of a column relative to what is left of it without those before it. */
    double magnification() {
        double largest = 1;
        for (int k = 0; k < count(); k++) {
            double length = Math.sqrt(KERNEL.dot(columns.get(k), columns.get(k)));
            largest = Math.max(largest, length / Math.abs(KERNEL.dot(basis.get(k), columns.get(k))));
        }
        return largest;
    }
}
