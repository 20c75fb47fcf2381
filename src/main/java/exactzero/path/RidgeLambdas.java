package exactzero.path;

import exactzero.solve.Ridge;

/**
 * The lambdas of ridge: a default grid, from where the largest weight has shrunk to a thousandth to where the weights have all
 * but 0.1 % of their least-squares length, and that of given degrees of freedom.
 *
 * @param size penalised size of every weight, 0 for those that do not shrink
 */
record RidgeLambdas(Ridge ridge, double[] size) {
    private static final double SHRUNK = 1e-3;
    private static final double FULL = 0.999;
    private static final int LADDER = 16;
    /** Degrees of freedom that rounding may add to those that no penalty takes. */
    private static final double ROUNDING = 1e-9;

    /** The lambdas given, or a grid. */
    double[] values(Lambdas lambdas) {
        return lambdas.given().length > 0 ? lambdas.decreasing() : grid(lambdas);
    }

    private double[] grid(Lambdas lambdas) {
        double smallest = ridge.least();
        double length = ridge.norm(smallest);
        while (ridge.norm(2 * smallest) > FULL * length) {
            smallest *= 2;
        }
        double largest = firstShrunk(2 * smallest, SHRUNK * largest(ridge.solve(smallest)));
        return lambdas.geometric(largest, Double.isNaN(lambdas.ratio()) ? smallest : largest * lambdas.ratio());
    }

    /**
     * The lambda at which ridge has a number of effective degrees of freedom.
     *
     * @param df above 0
     */
    double at(double df) {
        if (!(df > 0)) {
            throw new IllegalArgumentException("degrees of freedom are " + df + "; they must be above 0");
        }
        if (ridge.free() > 0 && df <= ridge.free() + ROUNDING) {
            return Double.POSITIVE_INFINITY;
        }
        double low = ridge.least();
        if (ridge.degreesOfFreedom(low) < df) {
            return 0;
        }
        double high = low;
        while (ridge.degreesOfFreedom(high) > df) {
            high *= 4;
        }
        double middle = Math.sqrt(low * high);
        while (middle > low && middle < high) {
            if (ridge.degreesOfFreedom(middle) > df) {
                low = middle;
            } else {
                high = middle;
            }
            middle = Math.sqrt(low * high);
        }
        return middle;
    }

    /** The first of the doubled lambdas whose largest weight has shrunk; many are tried at once, which costs little more. */
    private double firstShrunk(double from, double shrunk) {
        double[] ladder = new double[LADDER];
        double bottom = from;
        while (true) {
            for (int k = 0; k < LADDER; k++) {
                ladder[k] = Math.scalb(bottom, k);
            }
            double[][] b = ridge.solve(ladder);
            for (int k = 0; k < LADDER; k++) {
                if (largest(b[k]) <= shrunk) {
                    return ladder[k];
                }
            }
            bottom = 2 * ladder[LADDER - 1];
        }
    }

    private double largest(double[] weights) {
        double largest = 0;
        for (int j = 0; j < weights.length; j++) {
            largest = Math.max(largest, size[j] == 0 ? 0 : Math.abs(weights[j]));
        }
        return largest;
    }
}
