package exactzero.solve;

/**
 * Where to start at a penalty after solutions at stronger ones.
 *
 * <p>Weights move along a piecewise linear path: they are carried on in a straight line from the last two solutions, those
 * that stay zero or would change sign excepted. Where that line is right, what is left to find is what the features that
 * enter or leave change.
 */
final class WarmStart {
    /** Longest step ahead, in steps just made, for which a straight line is worth anything. */
    private static final double FARTHEST = 2;

    private double[] before = new double[0];
    private double[] now = new double[0];
    private double beforeStrength;
    private double nowStrength;

    /** Remembers weights by position, which keep their positions. */
    void solved(ElasticNet penalty, double[] b) {
        before = now;
        beforeStrength = nowStrength;
        now = b;
        nowStrength = penalty.strength();
    }

    /** Weights by position to start from, as many as the last solution has. */
    double[] at(ElasticNet penalty) {
        double steps = (penalty.strength() - nowStrength) / (nowStrength - beforeStrength);
        double[] start = now.clone();
        if (!(steps > 0 && steps < FARTHEST)) {
            return start;
        }
        for (int i = 0; i < before.length; i++) {
            double ahead = now[i] + steps * (now[i] - before[i]);
            start[i] = before[i] == 0.0 || now[i] == 0.0 ? now[i] : ahead * now[i] > 0 ? ahead : 0.0;
        }
        return start;
    }
}
