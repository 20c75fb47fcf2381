package exactzero.certify;

import exactzero.solve.ElasticNet;

/**
 * The ball around the dual point s r that holds the dual optimum, with rounding on the safe side.
 *
 * @param s the factor that makes the residual dual feasible, rounding of the pulls included
 * @param safeGap P(b) - D(s r), enlarged by its rounding error
 * @param objective an upper bound on P(b)
 * @param error bound on the rounding error of each pull
 */
record DualBall(double s, double safeGap, double objective, double error) {

    /** @param nullMeanSquare y'y / n */
    static DualBall of(ElasticNet penalty, double[] b, Residual residual, double nullMeanSquare) {
        double error = residual.error();
        double s = 1;
        double square = residual.meanSquare();
        double length = 0;
        double value = 0;
        for (int j = 0; j < b.length; j++) {
            double c = Math.abs(pull(penalty, residual.pulls(), b, j)) + error;
            if (c > penalty.l1()[j]) {
                s = Math.min(s, penalty.l1()[j] / c);
            }
            square += penalty.l2()[j] * b[j] * b[j];
            length += Math.abs(b[j]);
            value += penalty.value(j, b[j]);
        }
        double gap = (1 - s) * (1 - s) * square / 2;
        for (int j = 0; j < b.length; j++) {
            if (b[j] != 0.0) {
                gap += penalty.l1()[j] * Math.abs(b[j]) - s * b[j] * pull(penalty, residual.pulls(), b, j);
            }
        }
        double slack = 4 * error * (length + Math.sqrt(nullMeanSquare));
        return new DualBall(s, Math.max(gap, 0) + slack, residual.meanSquare() / 2 + value + slack, error);
    }

    boolean[] provenZero(ElasticNet penalty, double[] pulls, double[] b) {
        boolean[] zero = new boolean[b.length];
        for (int j = 0; j < b.length; j++) {
            double bound = s * (Math.abs(pull(penalty, pulls, b, j)) + error)
                    + Math.sqrt(2 * safeGap * (1 + penalty.l2()[j])) * (1 + 1e-12);
            zero[j] = b[j] == 0.0 && bound < penalty.l1()[j];
        }
        return zero;
    }

    private static double pull(ElasticNet penalty, double[] pulls, double[] b, int j) {
        return pulls[j] - penalty.l2()[j] * b[j];
    }
}
