package exactzero.path;

import exactzero.design.Standardized;
import exactzero.solve.Breakpoint.Event;
import exactzero.solve.CoordinateDescent;
import exactzero.solve.CovariancePulls;
import exactzero.solve.ElasticNet;
import exactzero.solve.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where weights change between zero, free and held at a bound, found without any homotopy: fits by plain coordinate descent on
 * a fine grid of lambdas, and bisection where two neighbours differ.
 */
final class StateChanges {
    private static final int GRID = 150;

    private final Standardized data;
    private final CoordinateDescent descent;
    private final DoubleFunction<ElasticNet> penalty;
    private final List<Knot> found = new ArrayList<>();

    StateChanges(Standardized data, DoubleFunction<ElasticNet> penalty) {
        this.data = data;
        this.penalty = penalty;
        this.descent = new CoordinateDescent(new CovariancePulls(data.design(), data.y()),
                new Stopping(1e-14, 1e-14, 20_000));
    }

    /** Weights at a lambda. */
    record Fit(double lambda, double[] b) {}

    /**
     * Every change that shows between two lambdas of the grid, from the largest down.
     *
     * @param more lambdas to look at besides
     */
    List<Knot> between(double largest, double smallest, double... more) {
        Fit upper = fit(largest, new double[data.design().features()]);
        double[] grid = DoubleStream.concat(Arrays.stream(more), IntStream.rangeClosed(1, GRID)
                .mapToDouble(k -> largest * Math.pow(smallest / largest, k / (double) GRID))).map(l -> -l).sorted()
                .map(l -> -l).toArray();
        for (double lambda : grid) {
            Fit lower = fit(lambda, upper.b());
            for (int j = 0; j < upper.b().length; j++) {
                if (state(upper, j) != state(lower, j)) {
                    bisect(j, upper, lower);
                }
            }
            upper = lower;
        }
        found.sort(Comparator.comparingDouble(Knot::lambda).reversed());
        return found;
    }

    /** Looks on both sides of the middle: a weight that changes sign has two changes, however close. */
    private void bisect(int j, Fit upper, Fit lower) {
        if (state(upper, j) == state(lower, j)) {
            return;
        }
        if (upper.lambda() - lower.lambda() < 1e-12 * upper.lambda()) {
            found.add(new Knot(upper.lambda(), j, data.back().features().get(j),
                    event(state(upper, j), state(lower, j))));
            return;
        }
        Fit middle = fit((upper.lambda() + lower.lambda()) / 2, upper.b());
        bisect(j, upper, middle);
        bisect(j, middle, lower);
    }

    private static Event event(int from, int to) {
        return Math.abs(to) > 1 ? Event.REACHES_BOUND : Math.abs(from) > 1 ? Event.LEAVES_BOUND
                : to == 0 ? Event.LEAVES : Event.ENTERS;
    }

    private Fit fit(double lambda, double[] start) {
        return new Fit(lambda, descent.solve(penalty.apply(lambda), start).b());
    }

    /** 0 at zero, its sign when free, twice that when at a bound; 1 for what is unpenalised and free, whatever its sign. */
    private int state(Fit fit, int j) {
        ElasticNet at = penalty.apply(fit.lambda());
        double b = fit.b()[j];
        if (at.l1()[j] == 0 && b > at.lower()[j] && b < at.upper()[j]) {
            return 1;
        }
        return (int) Math.signum(b) * (b == at.upper()[j] || b == at.lower()[j] ? 2 : 1);
    }
}
