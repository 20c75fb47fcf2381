package exactzero.solve;

/**
 * Takes features into the working set before they are needed.
 *
 * <p>Pulls move along a piecewise linear path; carried on in a straight line from the last two solutions they tell which
 * features are about to enter. Having those at hand saves a second solve at the next one.
 */
final class Anticipation {
    /** Share of its l1 that a pull must be expected to reach. */
    private static final double NEAR = 0.94;
    /** Longest step ahead, in steps just made, for which a straight line is worth anything. */
    private static final double FARTHEST = 10;

    private final WorkingSet w;
    private double[] before = new double[0];
    private double[] now = new double[0];
    private double beforeStrength;
    private double nowStrength;

    Anticipation(WorkingSet w) {
        this.w = w;
    }

    /** Remembers the (approximate) pulls of all features at a solution. */
    void solved(ElasticNet penalty, double[] pulls) {
        double[] reused = before.length == pulls.length ? before : new double[pulls.length];
        System.arraycopy(pulls, 0, reused, 0, pulls.length);
        before = now;
        beforeStrength = nowStrength;
        now = reused;
        nowStrength = penalty.strength();
    }

    /** Adds the features whose pull is expected to come near their l1. */
    void prepare(ElasticNet penalty) {
        double steps = (penalty.strength() - nowStrength) / (nowStrength - beforeStrength);
        if (before.length == 0 || !(steps > 0 && steps < FARTHEST)) {
            return;
        }
        int[] near = new int[now.length];
        double[] nearness = new double[now.length];
        int count = 0;
        for (int j = 0; j < now.length; j++) {
            double ahead = now[j] + steps * (now[j] - before[j]);
            if (penalty.moves(j, ahead, (NEAR - 1) * penalty.l1()[j]) && !w.contains(j)) {
                nearness[count] = Math.abs(ahead) - penalty.l1()[j];
                near[count++] = j;
            }
        }
        count = Strongest.keep(near, nearness, count, w.mostJoining());
        w.add(near, count);
    }
}
