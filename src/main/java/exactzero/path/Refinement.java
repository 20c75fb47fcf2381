package exactzero.path;

import exactzero.design.Standardized;
import exactzero.solve.OrthogonalRidge;
import exactzero.solve.Ridge;

/**
 * Takes the rounding of standardised columns out of ridge weights.
 *
 * <p>Solvers see columns that were centred, scaled and rounded; where columns are nearly dependent and residuals large, that
 * costs digits, by the square of the condition number. Here what is left of the equations is computed from the columns as
 * given, in double-double arithmetic (Dekker 1971), and the weights are corrected by the decomposition at hand: iterative
 * refinement (Wilkinson 1963), at lambda = 0 of the augmented equations, of residual and weights together (Bjorck 1967),
 * which converges for condition numbers up to the precision of a double. A correction stays only if the next one is less than
 * half as large.
 */
final class Refinement {
    /** Cells, rows by columns, up to which it is no matter. */
    private static final long FEW_CELLS = 20_000;
    /** Condition up to which its square costs less than three digits, and nothing is refined. */
    private static final double TAME = 30;
    private static final int MOST = 6;
    private static final double EPSILON = 0x1p-53;

    private final Standardized data;
    private final OrthogonalRidge ridge;
    private final double[] size;
    private final double[] down;
    private final double[] b;
    private final double[] r;
    private final double[] trusted;
    private double before = 1;

    private Refinement(Standardized data, OrthogonalRidge ridge, double[] size, double[] b) {
        this.data = data;
        this.ridge = ridge;
        this.size = size;
        this.b = b;
        this.trusted = b.clone();
        this.r = new double[data.y().length];
        this.down = new double[b.length];
        for (int j = 0; j < b.length; j++) {
            down[j] = Math.scalb(1.0, -Math.getExponent(data.back().norm()[j]));
        }
    }

    /**
     * Corrects the weights at one lambda in place.
     *
     * @param size penalised size of a weight per unit of b_j, infinite for features that are left out
     */
    static void refine(Standardized data, Ridge decomposed, double[] size, double lambda, double[] b) {
        boolean few = (long) data.y().length * b.length <= FEW_CELLS;
        if (!few || !(decomposed instanceof OrthogonalRidge ridge)) {
            return;
        }
        if (lambda == 0 && ridge.unique()) {
            new Refinement(data, ridge, size, b).refineAugmented();
        } else if (lambda == 0) {
            new Refinement(data, ridge, size, b).refineSmallestNorm();
        } else if (lambda > 0 && ridge.condition(lambda) > TAME) {
            new Refinement(data, ridge, size, b).refine(lambda);
        }
    }

    private void refine(double lambda) {
        boolean shrinking = true;
        for (int turn = 0; turn < MOST && shrinking; turn++) {
            double[] g = pulls(rest());
            for (int j = 0; j < b.length; j++) {
                g[j] -= b[j] == 0.0 ? 0 : lambda * size[j] * size[j] * b[j];
            }
            shrinking = apply(ridge.correction(lambda, g));
        }
    }

    /** What the weights of smallest norm leave has such weights itself; where columns differ much in size, that matters for the large. */
    private void refineSmallestNorm() {
        boolean shrinking = true;
        for (int turn = 0; turn < MOST && shrinking; turn++) {
            DoubleDouble[] left = rest();
            for (int i = 0; i < r.length; i++) {
                r[i] = left[i].value() * data.rootWeight(i);
            }
            shrinking = apply(ridge.smallestNorm(r));
        }
    }

    private void refineAugmented() {
        DoubleDouble[] start = rest();
        for (int i = 0; i < r.length; i++) {
            r[i] = start[i].value();
        }
        boolean shrinking = true;
        for (int turn = 0; turn < MOST && shrinking; turn++) {
            DoubleDouble[] f = rest();
            double[] missing = new double[r.length];
            DoubleDouble[] known = new DoubleDouble[r.length];
            for (int i = 0; i < r.length; i++) {
                known[i] = new DoubleDouble(r[i], 0);
                missing[i] = f[i].plus(known[i].negative()).value() * data.rootWeight(i);
            }
            double[] residualStep = new double[r.length];
            shrinking = apply(ridge.correction(missing, pulls(centred(known)), residualStep));
            for (int i = 0; i < r.length; i++) {
                r[i] += data.rootWeight(i) == 0 ? 0 : residualStep[i] / data.rootWeight(i);
            }
        }
    }

    /** Makes a step if it is less than half the last one, and else takes that back; whether there may be more. */
    private boolean apply(double[] step) {
        double largest = 0;
        double whole = 0;
        for (int j = 0; j < b.length; j++) {
            largest = Math.max(largest, Math.abs(step[j]));
            whole = Math.max(whole, Math.abs(b[j]));
        }
        double relative = largest / whole;
        if (!(relative < before / 2)) {
            System.arraycopy(trusted, 0, b, 0, b.length);
            return false;
        }
        before = relative;
        System.arraycopy(b, 0, trusted, 0, b.length);
        for (int j = 0; j < b.length; j++) {
            b[j] += step[j];
        }
        return relative > EPSILON;
    }

    /** y less its fit, about its mean, in units of yScale, from the columns as given. Powers of two keep all in range. */
    private DoubleDouble[] rest() {
        double[][] x = data.source().columns();
        double[] y = data.source().y();
        double[] weights = new double[b.length];
        for (int j = 0; j < b.length; j++) {
            weights[j] = b[j] / (data.back().norm()[j] * down[j]);
        }
        DoubleDouble[] rest = new DoubleDouble[y.length];
        for (int i = 0; i < y.length; i++) {
            rest[i] = new DoubleDouble(data.share(i) == 0 ? 0 : y[i] / data.back().yScale(), 0);
            for (int j = 0; j < b.length; j++) {
                if (weights[j] != 0.0 && data.share(i) > 0) {
                    rest[i] = rest[i].plusProduct(-weights[j], x[j][i] * down[j]);
                }
            }
        }
        return centred(rest);
    }

    /**
     * Less the weighted mean, where there is an intercept to take it. Three times: each takes off a mean to a double's digits,
     * and that of columns far from zero, one row of which has most of the weight, may be 1e13 times their deviation, once in
     * the residual and once more in the pulls.
     */
    private DoubleDouble[] centred(DoubleDouble[] v) {
        return data.back().intercept() ? lessMean(lessMean(lessMean(v))) : v;
    }

    private DoubleDouble[] lessMean(DoubleDouble[] v) {
        DoubleDouble mean = DoubleDouble.ZERO;
        DoubleDouble total = DoubleDouble.ZERO;
        for (int i = 0; i < v.length; i++) {
            mean = mean.plus(v[i].times(data.share(i)));
            total = total.plus(new DoubleDouble(data.share(i), 0));
        }
        // Shares add up to 1 but for rounding, by which the mean is off in proportion.
        DoubleDouble shift = mean.times(-1 / total.value());
        DoubleDouble[] centred = new DoubleDouble[v.length];
        for (int i = 0; i < v.length; i++) {
            centred[i] = v[i].plus(shift);
        }
        return centred;
    }

    /** The pulls Z'v / n of a centred residual on the standardised columns. */
    private double[] pulls(DoubleDouble[] v) {
        double[][] x = data.source().columns();
        double[] pulls = new double[b.length];
        for (int j = 0; j < b.length; j++) {
            if (data.back().constant()[j]) {
                continue;
            }
            DoubleDouble sum = DoubleDouble.ZERO;
            for (int i = 0; i < v.length; i++) {
                if (data.share(i) > 0) {
                    sum = sum.plus(v[i].times(data.share(i)).times(x[j][i] * down[j]));
                }
            }
            pulls[j] = sum.value() / (data.back().norm()[j] * down[j]);
        }
        return pulls;
    }
}
