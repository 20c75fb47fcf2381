package exactzero.certify;

import exactzero.solve.ElasticNet;

/**
 * The ball around the dual point s r that holds the dual optimum, with rounding on the safe side.
 *
 * @param s the factor that makes the residual dual feasible, rounding of the pulls included
 * @param safeGap P(b) - D(s r), enlarged by its rounding error
 * @param objective an upper bound on P(b)
 * @param error bound on how far each pull may be off
 */
record DualBall(double s, double safeGap, double objective, double error) {

    /**
     * The ball at a fit.
     *
     * @param error bound on how far each pull may be off
     * @param nullMeanSquare y'y / n
     */
    static DualBall of(ElasticNet penalty, double[] b, Residual residual, double error, double nullMeanSquare) {
        double s = penalty.shrinkage(b, residual.pulls(), error);
        double square = residual.meanSquare();
        double length = 0;
        double value = 0;
        double gap = 0;
        double off = error < Double.POSITIVE_INFINITY ? error : 0;
        for (int j = 0; j < b.length; j++) {
            double c = pull(penalty, residual.pulls(), b, j);
            square += penalty.l2()[j] * b[j] * b[j];
            length += Math.abs(b[j]);
            value += penalty.value(j, b[j]);
            gap += Math.max(penalty.excess(j, s * (c + off)), penalty.excess(j, s * (c - off)));
            if (b[j] != 0.0) {
                gap += penalty.l1()[j] * Math.abs(b[j]) - s * b[j] * c;
            }
        }
        gap += (1 - s) * (1 - s) * square / 2;
        double slack = 4 * error * (length + Math.sqrt(nullMeanSquare));
        return new DualBall(s, Math.max(gap, 0) + slack, residual.meanSquare() / 2 + value + slack, error);
    }

    /** Which weights every optimum has at zero: their pull stays below l1 in every direction that is open to them. */
    boolean[] provenZero(ElasticNet penalty, double[] pulls, double[] b) {
        boolean[] zero = new boolean[b.length];
        for (int j = 0; j < b.length; j++) {
            double c = s * pull(penalty, pulls, b, j);
            double radius = s * error + Math.sqrt(2 * safeGap) * (1 + 1e-12);
            double l1 = penalty.l1()[j];
            boolean excluded = l1 == Double.POSITIVE_INFINITY;
            zero[j] = b[j] == 0.0
                    && (excluded || c + radius < l1 || penalty.upper()[j] == 0)
                    && (excluded || -c + radius < l1 || penalty.lower()[j] == 0);
        }
        return zero;
    }

    private static double pull(ElasticNet penalty, double[] pulls, double[] b, int j) {
        return pulls[j] - penalty.l2()[j] * b[j];
    }
}
