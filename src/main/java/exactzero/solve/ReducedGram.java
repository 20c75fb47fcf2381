package exactzero.solve;

import exactzero.kernel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * A Gram matrix G = Q T Q', T a band: (G + shift I)^-1 for any shift, and the digits that rounding leaves of it.
 *
 * <p>The relative error is at most (4 sqrt(s) + 16) u trace(G) / (smallest eigenvalue + shift), and as much more as rounding has
 * left of a right-hand side whose terms cancel, where u is the unit roundoff and s the longest chain of additions; the root is the bound
 * that holds with near certainty for rounding errors of mean zero (Higham and Mary 2019).
 */
final class ReducedGram {
    private static final double UNIT_ROUNDOFF = 0x1p-53;
    private static final int ROWS = 1024;
    private static final int HALVINGS = 45;
    private static final double CLOSE = 1.05;
    /** Exponents of two beyond which squares of entries would leave the range of a double. */
    private static final int SAFE_EXPONENT = 300;

    private final BandReduction reduction;
    /** G is reduced times the square of this power of two, and so are all of the following. */
    private final double root;
    private final double trace;
    private final double smallest;
    private final double roundoff;

    /**
     * Decomposes.
     *
     * @param gram k + 3 rows of length k of which the last three are zero; overwritten
     * @param trace of G, or of the part of it that is asked about
     * @param length of the vectors whose products are in G
     * @param magnified how many times larger rounding errors are than those of fresh products
     */
    ReducedGram(double[][] gram, double trace, int length, double magnified) {
        int exponent = Math.getExponent(trace);
        root = Math.abs(exponent) > SAFE_EXPONENT ? Math.scalb(1.0, -exponent / 2) : 1;
        for (double[] row : gram) {
            for (int j = 0; j < row.length && root != 1; j++) {
                row[j] *= root * root;
            }
        }
        this.trace = trace * root * root;
        int chain = Math.min(length, ROWS) + length / ROWS;
        roundoff = (4 * Math.sqrt(chain) + 16) * UNIT_ROUNDOFF * magnified;
        reduction = new BandReduction(gram);
        smallest = smallestEigenvalue();
    }

    /** A lower bound, within 5 %: the largest shift down, by halves and then between, that leaves T positive definite. */
    private double smallestEigenvalue() {
        double low = trace / size();
        for (int turn = 0; BandFactor.of(reduction.band(), -low) == null; turn++) {
            if (turn == HALVINGS) {
                return 0;
            }
            low /= 2;
        }
        double high = 2 * low;
        while (high > CLOSE * low) {
            double middle = Math.sqrt(low * high);
            if (BandFactor.of(reduction.band(), -middle) == null) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    int size() {
        return reduction.size();
    }

    double meanEigenvalue() {
        return trace / size() / root / root;
    }

    double smallest() {
        return smallest / root / root;
    }

    /**
     * Decimal digits to expect of x = (G + shift I)^-1 f.
     *
     * @param length of x
     * @param off what rounding errors of f are relative to
     */
    double digits(double shift, double length, double off) {
        double definite = smallest + shift * root * root;
        double ofRight = length > 0 ? off * root / length * root / definite : 0;
        return -Math.log10(roundoff * (trace / definite + ofRight));
    }

    /** The smallest shift from which on one digit is left. */
    double least() {
        return Math.max(0, 10 * roundoff * trace - smallest);
    }

    /** The factor of T + shift I. */
    BandFactor factor(double shift) {
        @Nullable BandFactor factor = BandFactor.of(reduction.band(), shift * root * root, root);
        if (factor == null) {
            throw new IllegalStateException("no digit is left at a shift of " + shift);
        }
        return factor;
    }

    /** Overwrites every x with Q'x. */
    void transposeTimes(double[]... xs) {
        reduction.transposeTimes(xs);
    }

    /** (G + shift I)^-1 f for every shift, from Q'f; padded to a multiple of four rows. */
    double[][] solve(double[] rotated, double[] shifts) {
        double[][] x = new double[(shifts.length + 3) / 4 * 4][size()];
        Workers.forEachBlock(shifts.length, 4, (long) shifts.length * size() * BandReduction.BAND, (from, to) -> {
            for (int l = from; l < to; l++) {
                x[l] = factor(shifts[l]).solve(rotated);
            }
        });
        reduction.times(x);
        return x;
    }

    /** x'T x. */
    double form(double[] x) {
        double[][] band = reduction.band();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double below = 0;
            for (int j = Math.max(0, i - BandReduction.BAND); j < i; j++) {
                below += band[i][BandReduction.BAND - i + j] * x[j];
            }
            sum += x[i] * (2 * below + band[i][BandReduction.BAND] * x[i]);
        }
        return sum / root / root;
    }

    /** The rows of Q. */
    double[][] rows() {
        double[][] rows = new double[size()][size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i][i] = 1;
        }
        transposeTimes(rows);
        return rows;
    }
}
