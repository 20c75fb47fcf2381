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
            if (drawn.get(k).event().atZero() && negligible(knots, k, drawn.get(k).feature())) {
                knots.b()[k][drawn.get(k).feature()] = 0.0;
            }
        }
        return path.merged(knots);
    }

    /**
     * Whether a weight may be set to zero with less harm than a gap that is allowed: not one of a fit that differs from the
     * traced one, where the optimum is not unique.
     */
    private boolean negligible(Path fits, int k, int j) {
        ElasticNet at = net.penalty(fits.lambda()[k]);
        double size = Math.abs(fits.b()[k][j]);
        double pull = (1 + at.l2()[j]) * size;
        double shrinkage = size == 0.0 ? 0 : pull / at.l1()[j];
        double harm = (2 * at.l1()[j] * size + pull * size / 2) / (nullMeanSquare / 2) + shrinkage * shrinkage;
        return harm <= gap / 10;
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
