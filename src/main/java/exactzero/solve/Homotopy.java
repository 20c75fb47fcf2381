package exactzero.solve;

import exactzero.design.Design;
import exactzero.kernel.Kernel;
import exactzero.solve.Breakpoint.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The path knot by knot: Osborne, Presnell and Turlach (2000), Efron, Hastie, Johnstone and Tibshirani (2004), with bounds and
 * with the curved paths of the elastic net.
 *
 * <p>Every weight is zero, free or held at a bound. While states and signs stand still, weights and pulls are the functions of
 * lambda that {@link PathSeries} gives: linear without squares in the penalty, else power series, good to rounding within a
 * radius. A state ends where one of these functions, positive before, reaches zero:
 *
 * <pre>    zero, either sign s    l1_j - s c_j                     the pull becomes strong enough
 *     free                   s b_j, and the distance to the bound that it moves towards
 *     held, s its sign       s c_j - l2_j |b_j| - l1_j        the pull becomes too weak</pre>
 *
 * <p>{@link FirstRoot} passes none of their roots. Features outside the working set are held against their l1 at every knot,
 * by the bound of {@link References} or by their exact pull; since both sides are linear between knots, or nearly so within
 * a known margin, that covers what lies between.
 */
final class Homotopy {
    private static final int RESYNC = 64;
    /** Steps per feature in which lambda must fall by a part of {@link #PROGRESS}; tied features take a few each. */
    private static final int CIRCLING = 8;
    private static final double PROGRESS = 1e-9;
    private static final int MOST_STEPS = 50_000;

    private final Design z;
    private final double[] y;
    private final ElasticNet penalty;
    private final boolean curved;
    private final WorkingSet w;
    private final Screen screen;
    private final ActiveFeatures active;
    private final List<Breakpoint> knots = new ArrayList<>();
    private ElasticNet onW;
    private double[] b = new double[0];
    private double[] c = new double[0];
    private double lambda;
    private int justChanged = -1;
    private Event justHappened = Event.ENTERS;
    private double justSign;

    /**
     * @param penalty the penalty at lambda = 1
     * @param active the active features and signs to start from
     * @param start the weights there, by position of W; those that are neither zero nor active are at a bound
     */
    Homotopy(Design z, double[] y, ElasticNet penalty, WorkingSet w, Screen screen, ActiveFeatures active,
            double[] start) {
        this.z = z;
        this.y = y;
        this.penalty = penalty;
        this.curved = Arrays.stream(penalty.l2()).anyMatch(l2 -> l2 > 0);
        this.w = w;
        this.screen = screen;
        this.active = active;
        this.onW = penalty.of(w.features(), w.size());
        grow();
        System.arraycopy(start, 0, b, 0, Math.min(start.length, b.length));
        for (int i = 0; i < b.length; i++) {
            c[i] = w.pullAtZero()[i] - Kernel.BEST.dot(w.gram(i), b, 0, b.length);
        }
    }

    /** Where the path now stands. */
    double lambda() {
        return lambda;
    }

    /** The weights where the path now stands, by position of W. */
    double[] weights() {
        return b;
    }

    /**
     * Follows the path from the lambda of its start to a smallest one.
     *
     * @return the breakpoints passed; after more than most of them, where rounding makes it go in circles or near
     *     dependence makes its steps tiny, it gives up and stands where it is
     */
    List<Breakpoint> trace(double largest, double smallest, int most) {
        lambda = largest;
        int sinceSync = 0;
        double mark = largest;
        int sinceMark = 0;
        int steps = 0;
        while (lambda > smallest && knots.size() < most && sinceMark <= CIRCLING * (w.size() + CIRCLING)
                && steps++ < MOST_STEPS) {
            boolean further = lambda < mark * (1 - PROGRESS);
            mark = further ? lambda : mark;
            sinceMark = further ? 0 : sinceMark + 1;
            if (curved) {
                active.prepare(penalty.times(lambda).of(w.features(), w.size()));
            }
            PathSeries series;
            Change next;
            do {
                grow();
                series = new PathSeries(w, active, onW.l1(), onW.l2(), b, lambda, w.spread());
                next = next(series, smallest);
            } while (violated(series, next.delta()));
            advance(series, next.delta(), smallest);
            apply(next);
            if (curved || ++sinceSync == RESYNC) {
                resync();
                sinceSync = 0;
            }
        }
        return knots;
    }

    /** What happens next: after delta, in units of the series, this to the weight at a position, with this sign; nothing where there is none. */
    private record Change(double delta, int position, Event event, double sign) {}

    private void grow() {
        active.ensureRoom();
        if (b.length < w.size()) {
            int old = b.length;
            b = Arrays.copyOf(b, w.size());
            c = Arrays.copyOf(c, w.size());
            onW = penalty.of(w.features(), w.size());
            for (int i = old; i < w.size(); i++) {
                c[i] = w.pullAtZero()[i] - Kernel.BEST.dot(w.gram(i), b, 0, old);
            }
        }
    }

    private Change next(PathSeries series, double smallest) {
        Change best = new Change(Math.min((lambda - smallest) / series.unit(), series.radius()), -1, Event.ENTERS, 0);
        double[] a = new double[series.length()];
        for (int k = 0; k < active.size(); k++) {
            int i = active.at(k);
            double s = active.sign(k);
            boolean penalised = onW.l1()[i] > 0;
            for (int side = -1; side <= 1; side += 2) {
                double end = penalised && side != s ? 0 : side > 0 ? onW.upper()[i] : onW.lower()[i];
                if (Double.isInfinite(end)) {
                    continue;
                }
                a[0] = side * (end - b[i]);
                for (int term = 1; term < a.length; term++) {
                    a[term] = -side * series.weight(term, k);
                }
                best = sooner(best, a, i, end == 0 ? Event.LEAVES : Event.REACHES_BOUND, side);
            }
        }
        for (int i = 0; i < w.size(); i++) {
            double u = onW.l1()[i];
            if (active.isActive(i) || active.isDependent(i) || u == Double.POSITIVE_INFINITY) {
                continue;
            }
            if (b[i] != 0.0) {
                best = sooner(best, pull(series, a, i, Math.signum(b[i]), u + onW.l2()[i] * Math.abs(b[i]), -1), i,
                        Event.LEAVES_BOUND, Math.signum(b[i]));
                continue;
            }
            for (int s = -1; s <= 1; s += 2) {
                if ((s > 0 ? onW.upper()[i] : onW.lower()[i]) != 0) {
                    best = sooner(best, pull(series, a, i, s, u, 1), i, Event.ENTERS, s);
                }
            }
        }
        return best;
    }

    /** The series of side (lambda strength - s c_i). */
    private double[] pull(PathSeries series, double[] a, int i, double s, double strength, double side) {
        a[0] = side * (lambda * strength - s * c[i]);
        for (int term = 1; term < a.length; term++) {
            a[term] = -side * s * series.pull(term, i);
        }
        a[1] -= side * strength * series.unit();
        return a;
    }

    private Change sooner(Change best, double[] a, int i, Event event, double sign) {
        boolean departs = i == justChanged && event == justHappened.inverse() && switch (event) {
            case ENTERS -> onW.l1()[i] == 0 || sign * c[i] > 0;
            case REACHES_BOUND -> sign == justSign;
            default -> true;
        };
        FirstRoot.Reach reach = FirstRoot.of(a, departs, best.delta());
        return reach.x() < best.delta() ? new Change(reach.x(), reach.root() ? i : -1, event, sign) : best;
    }

    private void advance(PathSeries series, double delta, double smallest) {
        for (int k = 0; k < active.size(); k++) {
            b[active.at(k)] += series.weightChange(k, delta);
        }
        for (int i = 0; i < c.length; i++) {
            c[i] += series.pullChange(i, delta);
        }
        double way = delta * series.unit();
        lambda = way < lambda - smallest ? lambda - way : smallest;
    }

    private void apply(Change change) {
        int i = change.position();
        justChanged = i;
        if (i < 0) {
            return;
        }
        justHappened = change.event();
        justSign = change.sign();
        switch (change.event()) {
            case LEAVES -> stop(i, 0.0);
            case REACHES_BOUND -> stop(i, change.sign() > 0 ? onW.upper()[i] : onW.lower()[i]);
            case ENTERS, LEAVES_BOUND -> active.enter(new int[] {i}, new double[] {change.sign()}, 1);
        }
        if (change.event() != Event.ENTERS || active.isActive(i)) {
            knots.add(new Breakpoint(lambda, w.feature(i), change.event()));
        }
    }

    private void stop(int position, double value) {
        b[position] = value;
        active.remove(active.indexOf(position));
    }

    /** Weights and pulls afresh from the factor, free of the rounding of many steps. */
    private void resync() {
        if (curved) {
            active.prepare(penalty.times(lambda).of(w.features(), w.size()));
        }
        System.arraycopy(w.pullAtZero(), 0, c, 0, w.size());
        for (int i = 0; i < b.length; i++) {
            if (b[i] != 0.0 && !active.isActive(i)) {
                Kernel.axpy(-b[i], w.gram(i), c, c.length);
            }
        }
        int m = active.size();
        double[] x = new double[m];
        for (int k = 0; k < m; k++) {
            int i = active.at(k);
            x[k] = c[i] - lambda * onW.l1()[i] * active.sign(k);
        }
        active.solve(x);
        for (int k = 0; k < m; k++) {
            int i = active.at(k);
            b[i] = i == justChanged ? b[i] : x[k];
        }
        active.subtractGram(x, c);
    }

    /** Whether a feature outside W might get past its l1 within delta; those that might join W. */
    private boolean violated(PathSeries series, double delta) {
        if (w.size() == z.features()) {
            return false;
        }
        boolean here = curved && joins(series, 0);
        return joins(series, delta) || here;
    }

    private boolean joins(PathSeries series, double delta) {
        double[] ahead = b.clone();
        for (int k = 0; k < active.size(); k++) {
            ahead[active.at(k)] += series.weightChange(k, delta);
        }
        double[] r = z.residual(y, w.features(), ahead.length, ahead);
        return screen.addViolators(r, penalty.times(lambda - delta * series.unit()).less(series.bend()));
    }
}
