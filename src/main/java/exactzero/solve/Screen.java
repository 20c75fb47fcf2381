package exactzero.solve;

import exactzero.design.Design;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * Shows that features outside the working set stay at zero, or takes them in.
 *
 * <p>The bound of {@link References} settles most of them without touching the data. The rest get their exact pull; when they
 * are many, a full pass for all is cheaper and becomes a new reference. Where few entries of the columns are not zero, a
 * full pass is cheaper than the bound, and is made each time.
 */
final class Screen {
    /** More doubtful features than this part of all: a full pass is then worth its price. */
    private static final int PART = 8;
    /** Entries for each row and feature up to which a full pass costs less than the bound. */
    private static final double FEW = 20;

    private final Design z;
    private final References references;
    private final WorkingSet w;
    private final DoubleSupplier slack;
    private final Tally tally;
    private final boolean always;
    private final double[] pulls;

    /** @param slack for rounding, within which a pull counts as not exceeding its l1 */
    Screen(Design z, References references, WorkingSet w, DoubleSupplier slack, Tally tally) {
        this.z = z;
        this.references = references;
        this.w = w;
        this.slack = slack;
        this.tally = tally;
        this.always = Route.few(z) && z.entries() <= FEW * (z.rows() + z.features());
        this.pulls = always ? new double[z.features()] : references.pulls();
    }

    /** The pulls of the last residual, exact or as the references tell them. Length p, overwritten. */
    double[] pulls() {
        return pulls;
    }

    /**
     * Adds the features whose pull exceeds their l1 to W; of very many, those that exceed it most.
     *
     * @param r residual, length n, not modified
     * @return false when there are none: every feature outside W is shown to stay at zero
     */
    boolean addViolators(double[] r, ElasticNet penalty) {
        int[] doubtful = always ? beyond(r, penalty) : doubtful(r, penalty);
        double[] exact = new double[doubtful.length];
        if (always) {
            Arrays.setAll(exact, k -> pulls[doubtful[k]]);
        } else {
            z.pulls(doubtful, doubtful.length, r, exact);
            tally.featuresTouched += doubtful.length;
        }
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

    /** Features outside W that want in, by a full pass. */
    private int[] beyond(double[] r, ElasticNet penalty) {
        z.pulls(r, pulls);
        tally.fullPasses++;
        return doubtful(penalty, 0);
    }

    /** Features outside W that the references cannot show to stay at zero. */
    private int[] doubtful(double[] r, ElasticNet penalty) {
        references.project(r);
        int[] doubtful = doubtful(penalty, references.radius());
        if (doubtful.length > z.features() / PART) {
            references.extend();
            doubtful = doubtful(penalty, references.radius());
        }
        return doubtful;
    }

    private int[] doubtful(ElasticNet penalty, double radius) {
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
