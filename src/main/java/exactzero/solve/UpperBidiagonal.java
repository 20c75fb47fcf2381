package exactzero.solve;

/**
 * An upper bidiagonal factor D of a symmetric tridiagonal matrix, D'D: what a ridge problem becomes at one lambda. Everything
 * asked of it takes O(k).
 *
 * @param diagonal length k, nowhere zero
 * @param above length k, of which the last is not used
 */
record UpperBidiagonal(double[] diagonal, double[] above) {

    /** Overwrites x with D^-1 x. */
    void solve(double[] x) {
        for (int i = diagonal.length - 1; i >= 0; i--) {
            double rest = i + 1 < diagonal.length ? above[i] * x[i + 1] : 0;
            x[i] = (x[i] - rest) / diagonal[i];
        }
    }

    /** Overwrites x with D'^-1 x. */
    void solveTransposed(double[] x) {
        for (int i = 0; i < diagonal.length; i++) {
            double rest = i > 0 ? above[i - 1] * x[i - 1] : 0;
            x[i] = (x[i] - rest) / diagonal[i];
        }
    }

    /** The trace of (D'D)^-1, the sum of squares in D^-1, whose columns follow from one another. */
    double traceOfInverse() {
        double trace = 0;
        double column = 0;
        for (int j = 0; j < diagonal.length; j++) {
            double ratio = j == 0 ? 0 : above[j - 1] / diagonal[j - 1];
            column = 1 + ratio * ratio * column;
            trace += column / (diagonal[j] * diagonal[j]);
        }
        return trace;
    }
}
