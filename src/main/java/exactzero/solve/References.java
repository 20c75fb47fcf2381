package exactzero.solve;

import exactzero.design.Design;
import exactzero.kernel.Kernel;
import exactzero.kernel.Workers;

/**
 * What earlier passes over the data still say of a new residual.
 *
 * <p>For an orthonormal basis Q of the residuals at which a full pass was made, C = Z'Q / n is known. A residual r = Q a +
 * r' with r' orthogonal to Q then has, by Cauchy-Schwarz and ||z_j|| = sqrt(n),
 *
 * <pre>    | c_j - (C a)_j |  &lt;=  ||r'|| / sqrt(n)      for every feature j</pre>
 *
 * <p>in O(m (n + p)) for m references, without touching the data. Residuals move along a piecewise linear path, so the last
 * few nearly span the next one and the radius is small.
 */
final class References {
    private static final Kernel KERNEL = Kernel.BEST;
    private static final double EPSILON = 0x1p-53;
    private static final int MOST = 48;
    private static final int KEPT = 24;
    /** Share of a residual's length below which what the references leave of it is rounding. */
    private static final double SPANNED = 1e-13;

    private final Design z;
    private final Tally tally;
    private final double[][] q = new double[MOST][];
    private final double[][] c = new double[MOST][];
    private final double[] perpendicular;
    private final double[] pulls;
    private int count;
    private double radius;
    private double length;

    /** @param n length of the residuals; 0 where none is ever projected */
    References(Design z, int n, Tally tally) {
        this.z = z;
        this.tally = tally;
        this.perpendicular = new double[n];
        this.pulls = new double[z.features()];
    }

    /** The pulls of the last projected residual, each within {@link #radius} of the truth. Length p, overwritten. */
    double[] pulls() {
        return pulls;
    }

    /** How far each of {@link #pulls} may be off, rounding included. */
    double radius() {
        return radius;
    }

    /** Bounds the pulls of a residual on all features. */
    void project(double[] r) {
        int n = r.length;
        length = Math.sqrt(KERNEL.dot(r, r));
        System.arraycopy(r, 0, perpendicular, 0, n);
        double[] a = new double[count];
        for (int turn = 0; turn < 2; turn++) {
            for (int k = 0; k < count; k++) {
                double along = KERNEL.dot(q[k], perpendicular);
                Kernel.axpy(-along, q[k], perpendicular, n);
                a[k] += along;
            }
        }
        Workers.forEachBlock(pulls.length, 1024, (long) pulls.length * count, (from, to) -> {
            java.util.Arrays.fill(pulls, from, to, 0);
            for (int k = 0; k < count; k++) {
                addScaled(a[k], c[k], from, to);
            }
        });
        radius = Math.sqrt(KERNEL.dot(perpendicular, perpendicular) / n) + rounding();
    }

    private void addScaled(double a, double[] x, int from, int to) {
        for (int j = from; j < to; j++) {
            pulls[j] += a * x[j];
        }
    }

    /**
     * Makes a full pass with what the references do not span, after which pulls are exact to rounding. Where they span the
     * residual already, to rounding, there is nothing to learn and no pass.
     */
    void extend() {
        double norm = Math.sqrt(KERNEL.dot(perpendicular, perpendicular));
        if (norm <= SPANNED * length) {
            return;
        }
        if (count == MOST) {
            System.arraycopy(q, MOST - KEPT, q, 0, KEPT);
            System.arraycopy(c, MOST - KEPT, c, 0, KEPT);
            count = KEPT;
        }
        double[] direction = perpendicular.clone();
        for (int i = 0; i < direction.length; i++) {
            direction[i] /= norm;
        }
        double[] fresh = new double[pulls.length];
        z.pulls(direction, fresh);
        tally.fullPasses++;
        q[count] = direction;
        c[count++] = fresh;
        Kernel.axpy(norm, fresh, pulls, pulls.length);
        radius = rounding();
    }

    /** A bound on what rounding adds to a bound: dot products of length n, sums over the references. */
    private double rounding() {
        return 2 * z.amplification() * (length / Math.sqrt(z.rows())) * (z.rows() + 4.0 * count + 4) * EPSILON;
    }
}
