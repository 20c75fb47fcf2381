package exactzero.path;

import exactzero.solve.Ridge;

/**
 * The default lambdas of ridge: from where the largest weight has shrunk to a thousandth to where the weights have all but
 * 0.1 % of their least-squares length.
 *
 * @param size penalised size of every weight, 0 for those that do not shrink
 */
record RidgeGrid(Ridge ridge, double[] size) {
    private static final double SHRUNK = 1e-3;
    private static final double FULL = 0.999;
    private static final double SMALLEST = 1e-10;
    private static final int LADDER = 16;

    /** A share of the mean eigenvalue so small that smaller lambdas change nothing that is worth a look. */
    static double floor(Ridge ridge) {
        return SMALLEST * ridge.meanEigenvalue();
    }

    double[] values(Lambdas lambdas) {
        double smallest = floor(ridge);
        double length = ridge.norm(smallest);
        while (ridge.norm(2 * smallest) > FULL * length) {
            smallest *= 2;
        }
        double largest = firstShrunk(2 * smallest, SHRUNK * largest(ridge.solve(smallest)));
        return lambdas.geometric(largest, Double.isNaN(lambdas.ratio()) ? smallest : largest * lambdas.ratio());
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
