package exactzero.solve;

import exactzero.design.ColumnDesign;
import exactzero.kernel.Kernel;
import java.util.Arrays;

/**
 * The optimum on a working set without its Gram matrix, for working sets of which that would not fit the memory.
 *
 * <p>Sweeps of coordinate descent on the residual find the support and its signs; on them the loss is quadratic, and
 * conjugate gradients (Hestenes and Stiefel 1952) take the long way to its minimum in few products with the data. Weights
 * that would change sign are set to zero where that lowers the objective (as in Andrew and Gao 2007); else the step ends,
 * exactly, at the first of them. No step increases the objective. It ends when the duality gap on the working set is small
 * enough.
 */
final class ColumnDescent {
    /** Relative duality gap that rounding lets it reach anywhere. */
    static final double GAP = 1e-13;
    private static final int MAX_ROUNDS = 1000;
    private static final int SWEEPS = 2;
    /** Part to which conjugate gradients reduce what is left of the gradient before the support is looked at again. */
    private static final double FORCING = 1e-2;
    private static final int MAX_ITERATIONS = 500;
    private static final double EPSILON = 0x1p-53;

    private final ColumnDesign z;
    private final double[] y;
    private final int[] features;
    private final ElasticNet penalty;
    private final double enough;
    private final Tally tally;
    private final double[] b;
    private double[] c;
    private final double[] r;
    private final ColumnDesign.Accumulator moving;
    private int[] support = new int[0];
    private int[] supportFeatures = new int[0];

    /**
     * @param features the working set, of which as many as penalty has are used
     * @param penalty strengths and bounds by position in the working set
     * @param start weights by position, perhaps fewer; the rest start at zero
     * @param gap relative duality gap at which it is done
     */
    ColumnDescent(ColumnDesign z, double[] y, int[] features, ElasticNet penalty, double[] start, double gap,
            Tally tally) {
        this.z = z;
        this.y = y;
        this.features = features;
        this.penalty = penalty;
        this.enough = Math.max(gap, GAP) * Kernel.BEST.dot(y, y) / y.length / 2;
        this.tally = tally;
        this.b = Arrays.copyOf(start, penalty.l1().length);
        for (int i = 0; i < start.length; i++) {
            b[i] = Math.clamp(b[i], penalty.lower()[i], penalty.upper()[i]) + 0.0;
        }
        this.c = new double[b.length];
        this.r = new double[y.length];
        this.moving = z.accumulator();
    }

    /** The weights by position. */
    double[] b() {
        return b;
    }

    /** The pulls at the weights by position. */
    double[] pulls() {
        return c;
    }

    /** Minimises; false when the gap is not reached. */
    boolean solve() {
        double before = Double.POSITIVE_INFINITY;
        int stalled = 0;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            refresh();
            double gap = penalty.gap(b, c, Kernel.BEST.dot(r, r) / r.length);
            if (gap <= enough) {
                return true;
            }
            stalled = gap < before ? 0 : stalled + 1;
            before = Math.min(before, gap);
            if (stalled > MAX_ROUNDS / 10) {
                return false;
            }
            moving.set(r);
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                sweep(sweep > 0);
            }
            moving.get(r);
            accelerate();
        }
        return false;
    }

    /** Residual and pulls afresh from the weights. */
    private void refresh() {
        findSupport();
        double[] weights = new double[support.length];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = b[support[k]];
        }
        z.fit(supportFeatures, weights.length, weights, r);
        for (int i = 0; i < r.length; i++) {
            r[i] = y[i] - r[i];
        }
        z.pulls(features, b.length, r, c);
        tally.featuresFitted += weights.length;
        tally.featuresTouched += b.length;
    }

    private void findSupport() {
        support = new int[b.length];
        int size = 0;
        for (int i = 0; i < b.length; i++) {
            if (b[i] != 0.0) {
                support[size++] = i;
            }
        }
        support = Arrays.copyOf(support, size);
        supportFeatures = new int[size];
        Arrays.setAll(supportFeatures, k -> features[support[k]]);
    }

    private void sweep(boolean onlyNonzero) {
        for (int i = 0; i < b.length; i++) {
            double old = b[i];
            if (onlyNonzero && old == 0.0) {
                continue;
            }
            b[i] = penalty.update(i, moving.pull(features[i]) + old);
            if (b[i] != old) {
                moving.add(features[i], old - b[i]);
            }
        }
        tally.sweeps++;
    }

    /** A Newton step on the support, by conjugate gradients, cut where signs change. */
    private void accelerate() {
        findSupport();
        int m = support.length;
        double[] gradient = new double[m];
        z.pulls(supportFeatures, m, r, gradient);
        tally.featuresTouched += m;
        boolean[] free = new boolean[m];
        for (int k = 0; k < m; k++) {
            int i = support[k];
            free[k] = b[i] < penalty.upper()[i] && b[i] > penalty.lower()[i];
            gradient[k] = free[k]
                    ? gradient[k] - penalty.l2()[i] * b[i] - penalty.l1()[i] * Math.signum(b[i])
                    : 0;
        }
        double[] d = conjugateGradients(gradient, free, enough / (2 * length()));
        double[] target = new double[m];
        double first = 1;
        for (int k = 0; k < m; k++) {
            int i = support[k];
            target[k] = within(i, b[i] + d[k]);
            if (target[k] != b[i] + d[k]) {
                first = Math.min(first, (target[k] - b[i]) / d[k]);
            }
        }
        if (first < 1 && objective(target) >= objective(current())) {
            for (int k = 0; k < m; k++) {
                int i = support[k];
                double reached = (target[k] - b[i]) / d[k];
                target[k] = target[k] != b[i] + d[k] && reached <= first ? target[k] : b[i] + first * d[k];
            }
        }
        for (int k = 0; k < m; k++) {
            b[support[k]] = target[k];
        }
    }

    /** The sum of |b|: the gap is at most the largest gradient times twice that, where all else is at its optimum. */
    private double length() {
        double length = 0;
        for (int i : support) {
            length += Math.abs(b[i]);
        }
        return length;
    }

    /** A weight moved no farther than zero, if it is penalised, and its bounds. */
    private double within(int i, double weight) {
        boolean turns = penalty.l1()[i] > 0 && weight * b[i] <= 0;
        return turns ? 0.0 : Math.clamp(weight, penalty.lower()[i], penalty.upper()[i]);
    }

    private double[] current() {
        double[] weights = new double[support.length];
        Arrays.setAll(weights, k -> b[support[k]]);
        return weights;
    }

    private double objective(double[] weights) {
        double[] fit = new double[y.length];
        z.fit(supportFeatures, weights.length, weights, fit);
        tally.featuresFitted += weights.length;
        double squares = 0;
        for (int i = 0; i < fit.length; i++) {
            squares += (y[i] - fit[i]) * (y[i] - fit[i]);
        }
        double objective = squares / (2 * y.length);
        for (int k = 0; k < weights.length; k++) {
            objective += penalty.value(support[k], weights[k]);
        }
        return objective;
    }

    /**
     * Approximately H^-1 g on the support, H = Z_A'Z_A / n + diag(l2_A); entries that are not free stay 0.
     *
     * @param needed size of the largest entry of what is left of g that is small enough
     */
    private double[] conjugateGradients(double[] g, boolean[] free, double needed) {
        int m = g.length;
        double[] d = new double[m];
        double[] rest = g.clone();
        double[] p = g.clone();
        double[] hp = new double[m];
        double[] fit = new double[y.length];
        double square = Kernel.BEST.dot(rest, rest);
        double least = square * FORCING * FORCING;
        for (int k = 0; k < MAX_ITERATIONS && square > least && largest(rest) > needed; k++) {
            z.fit(supportFeatures, m, p, fit);
            z.pulls(supportFeatures, m, fit, hp);
            tally.featuresFitted += m;
            tally.featuresTouched += m;
            tally.conjugateGradients++;
            for (int i = 0; i < m; i++) {
                hp[i] = free[i] ? hp[i] + penalty.l2()[support[i]] * p[i] : 0;
            }
            double curvature = Kernel.BEST.dot(p, hp);
            double length = Kernel.BEST.dot(p, p);
            if (!(curvature > m * EPSILON * length)) {
                break;
            }
            double step = square / curvature;
            Kernel.axpy(step, p, d, m);
            Kernel.axpy(-step, hp, rest, m);
            double next = Kernel.BEST.dot(rest, rest);
            double mix = next / square;
            square = next;
            for (int i = 0; i < m; i++) {
                p[i] = rest[i] + mix * p[i];
            }
        }
        return d;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
