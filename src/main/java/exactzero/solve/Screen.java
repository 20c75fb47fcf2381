package exactzero.solve;

import exactzero.design.Design;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * Shows that features outside the working set stay at zero, or takes them in.
 *
 * <p>The bound of {@link References} settles most of them without touching the data. The rest get their exact pull; when they
 * are many, a full pass for all is cheaper and becomes a new reference.
 */
final class Screen {
    /** More doubtful features than this part of all: a full pass is then worth its price. */
    private static final int PART = 8;

    private final Design z;
    private final References references;
    private final WorkingSet w;
    private final DoubleSupplier slack;
    private final Tally tally;

    /** @param slack for rounding, within which a pull counts as not exceeding its l1 */
    Screen(Design z, References references, WorkingSet w, DoubleSupplier slack, Tally tally) {
        this.z = z;
        this.references = references;
        this.w = w;
        this.slack = slack;
        this.tally = tally;
    }

    /**
     * Adds the features whose pull exceeds their l1 to W; of very many, those that exceed it most.
     *
     * @param r residual, length n, not modified
     * @return false when there are none: every feature outside W is shown to stay at zero
     */
    boolean addViolators(double[] r, ElasticNet penalty) {
        references.project(r);
        int[] doubtful = doubtful(penalty);
        if (doubtful.length > z.features() / PART) {
            references.extend();
            doubtful = doubtful(penalty);
        }
        double[] exact = new double[doubtful.length];
        z.pulls(doubtful, doubtful.length, r, exact);
        tally.featuresTouched += doubtful.length;
        int count = 0;
        for (int k = 0; k < doubtful.length; k++) {
            if (penalty.moves(doubtful[k], exact[k], slack.getAsDouble())) {
                exact[count] = Math.abs(exact[k]) - penalty.l1()[doubtful[k]];
                doubtful[count++] = doubtful[k];
            }
        }
        count = Strongest.keep(doubtful, exact, count, w.mostJoining());
        if (count > 0) {
            w.add(doubtful, count);
        }
        return count > 0;
    }

    /** Features outside W that the references cannot show to stay at zero. */
    private int[] doubtful(ElasticNet penalty) {
        double[] pulls = references.pulls();
        double radius = references.radius();
        int[] doubtful = new int[pulls.length];
        int count = 0;
        for (int j = 0; j < pulls.length; j++) {
            if (!w.contains(j) && penalty.moves(j, pulls[j], -radius)) {
                doubtful[count++] = j;
            }
        }
        return Arrays.copyOf(doubtful, count);
    }
}
