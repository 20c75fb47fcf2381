package exactzero.path;

import exactzero.solve.Breakpoint;
import exactzero.solve.ElasticNet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What happens between the lambdas of a path: every breakpoint, and what can be told from them.
 *
 * @param net the path
 * @param points from its largest lambda down to its last, on the solvers' scale
 * @param nullMeanSquare y'y / n
 * @param gap the relative duality gap up to which a fit counts as converged
 */
record Trace(ElasticNetPath net, List<Breakpoint> points, double nullMeanSquare, double gap) {
    /** Relative distance within which knots count as one. */
    private static final double TIED = 1e-11;
    /** Most knots at which a drawing of the path needs fits. */
    private static final int DRAWN = 300;

    /** In the target's units, the largest lambda first. */
    List<Knot> knots() {
        List<String> features = net.path().features();
        return points.stream().map(point -> new Knot(lambda(point), point.feature(), features.get(point.feature()),
                point.event())).toList();
    }

    private double lambda(Breakpoint point) {
        return point.lambda() * net.path().scaling().yScale();
    }

    /** See {@link ElasticNetPath#withKnots}. */
    Path drawn() {
        Path path = net.path();
        double first = path.lambda()[0];
        double[] last = path.b()[path.size() - 1];
        List<Breakpoint> drawn = points.stream()
                .filter(point -> lambda(point) < first)
                .sorted(Comparator.comparingDouble(point -> -Math.abs(last[point.feature()])))
                .limit(DRAWN)
                .sorted(Comparator.comparingDouble(Breakpoint::lambda).reversed())
                .toList();
        Path knots = net.at(drawn.stream().mapToDouble(this::lambda).toArray());
        for (int k = 0; k < drawn.size(); k++) {
            if (drawn.get(k).event().atZero()) {
                setToZero(knots, k, drawn.get(k).feature());
            }
        }
        return path.merged(knots);
    }

    /**
     * Sets a weight to zero where that does less harm than a gap that is allowed, and counts it: not one of a fit that differs
     * from the traced one, where the optimum is not unique.
     */
    private void setToZero(Path fits, int k, int j) {
        double harm = harm(net.penalty(fits.lambda()[k]), fits.b()[k], j);
        boolean converged = fits.gap()[k] + harm <= gap;
        if (harm <= gap / 10 && converged == fits.converged()[k]) {
            fits.b()[k][j] = 0.0;
            fits.gap()[k] += harm;
        }
    }

    /**
     * A bound on what setting weight j to zero adds to the gap: no pull changes by more than d = (1 + l2_j) |b_j|, so that the dual
     * point shrinks by q = d / min l1 at most. That is worth q sum l1 |b| + q^2 y'y / 2n, the change of the pulls d sum |b|.
     */
    private double harm(ElasticNet at, double[] b, int j) {
        double size = Math.abs(b[j]);
        if (size == 0.0) {
            return 0;
        }
        double pull = (1 + at.l2()[j]) * size;
        double weakest = Double.POSITIVE_INFINITY;
        double penalty = 0;
        double length = 0;
        for (int i = 0; i < b.length; i++) {
            weakest = at.l1()[i] > 0 ? Math.min(weakest, at.l1()[i]) : weakest;
            penalty += b[i] == 0.0 ? 0 : at.l1()[i] * Math.abs(b[i]);
            length += Math.abs(b[i]);
        }
        double shrinkage = pull / weakest;
        double added = 2 * at.l1()[j] * size + pull * size / 2 + shrinkage * penalty + pull * length;
        return added / (nullMeanSquare / 2) + shrinkage * shrinkage;
    }

    /** See {@link ElasticNetPath#withNonzeros}. */
    Optional<Path> withNonzeros(int count) {
        List<Knot> changes = knots().stream().filter(knot -> knot.enters() || knot.leaves()).toList();
        double largest = net.largestLambda();
        double last = net.path().lambda()[net.path().size() - 1];
        double upper = Double.POSITIVE_INFINITY;
        int nonzero = largest > 0 ? net.at(largest).nonzero(0) : 0;
        for (int k = 0; k <= changes.size(); k++) {
            double lower = k < changes.size() ? changes.get(k).lambda() : k == 0 ? largest : last;
            if (nonzero == count && lower < upper * (1 - TIED)) {
                boolean leaves = k < changes.size() && changes.get(k).leaves();
                double middle = Math.sqrt(lower) * Math.sqrt(Math.min(upper, largest));
                Path fit = net.at(leaves ? middle : lower);
                return Optional.of(fit.nonzero(0) == count ? fit : net.at(lower * (1 + TIED)));
            }
            if (k < changes.size()) {
                nonzero += changes.get(k).enters() ? 1 : -1;
                upper = lower;
            }
        }
        return Optional.empty();
    }

    /** See {@link ElasticNetPath#zeroAtOrAbove}. */
    double[] zeroAtOrAbove() {
        Path path = net.path();
        double[] zero = new double[path.features().size()];
        Arrays.fill(zero, path.lambda()[path.size() - 1]);
        for (Breakpoint point : points.reversed()) {
            if (point.event() == Breakpoint.Event.ENTERS) {
                zero[point.feature()] = lambda(point);
            }
        }
        for (int j = 0; j < zero.length; j++) {
            zero[j] = net.constraints().factor(j) == 0 ? Double.POSITIVE_INFINITY : zero[j];
        }
        return zero;
    }
}
