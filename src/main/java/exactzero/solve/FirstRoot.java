package exactzero.solve;

/**
 * The first root of a polynomial that starts positive.
 *
 * <p>With |p''| at most M, p stays positive on the way to the root of p(x) + p'(x) h - M h^2 / 2. Steps of that length never
 * pass a root, and close to a simple one they are Newton's.
 */
final class FirstRoot {
    private static final int MAX_STEPS = 400;
    private static final double EPSILON = 0x1p-53;

    private FirstRoot() {}

    /**
     * How far a polynomial stays positive.
     *
     * @param x the root, or where the steps ran out before one; infinity when there is none
     * @param root whether it is a root
     */
    record Reach(double x, boolean root) {
        static final Reach ENDLESS = new Reach(Double.POSITIVE_INFINITY, false);

        private static Reach root(double x, double limit) {
            return x < limit ? new Reach(x, true) : ENDLESS;
        }
    }

    /**
     * The smallest x in [0, limit) with a_0 + a_1 x + a_2 x^2 + ... = 0, or a smaller one up to which there is none.
     *
     * @param a coefficients, at least two, not modified
     * @param departs whether x = 0 is a root that does not count; it is divided out
     */
    static Reach of(double[] a, boolean departs, double limit) {
        int from = departs || (a[0] <= 0 && a[1] >= 0) ? 1 : 0;
        if (a[from] <= 0) {
            return departs || from > 0 ? Reach.ENDLESS : new Reach(0, true);
        }
        if (a.length == 2) {
            return from == 0 && a[1] < 0 ? Reach.root(-a[0] / a[1], limit) : Reach.ENDLESS;
        }
        return approach(a, from, limit);
    }

    private static Reach approach(double[] a, int from, double limit) {
        double most = 0;
        double bend = 0;
        for (int k = a.length - 1; k > from; k--) {
            int power = k - from;
            most = (most + Math.abs(a[k])) * limit;
            bend += power * (power - 1) * Math.abs(a[k]) * (power > 1 ? Math.pow(limit, power - 2) : 0);
        }
        if (most < a[from]) {
            return Reach.ENDLESS;
        }
        double x = 0;
        for (int step = 0; step < MAX_STEPS && x < limit; step++) {
            double value = 0;
            double slope = 0;
            for (int k = a.length - 1; k >= from; k--) {
                slope = slope * x + value;
                value = value * x + a[k];
            }
            if (value <= 0) {
                return new Reach(x, true);
            }
            double root = Math.sqrt(slope * slope + 2 * bend * value);
            double h = slope > 0 ? (slope + root) / bend : 2 * value / (root - slope);
            if (h <= EPSILON * x) {
                return new Reach(x, true);
            }
            x += h;
        }
        return x < limit ? new Reach(x, false) : Reach.ENDLESS;
    }
}
