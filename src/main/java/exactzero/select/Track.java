package exactzero.select;

import exactzero.design.Prepared;
import exactzero.path.ElasticNetPath;
import exactzero.path.Knot;
import exactzero.path.Path;
import exactzero.solve.ElasticNet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The Lasso followed closely along lambda: weights and pulls of the first features at lambdas between which a line may be
 * drawn.
 *
 * <p>Those lambdas are the knots of the path, between which everything is linear: the lines are then the path itself. The
 * weights of an elastic net are curved between knots; it is followed on a fine grid, and so is a path with too many
 * knots or none to tell.
 *
 * @param exact whether the lines are the path itself, to rounding
 * @param lambda decreasing, length K; the chosen one is among them
 * @param end the smallest lambda down to which that holds, where the path ends
 * @param features those followed, the most important first, length F
 * @param weights F rows of length K, per standard deviation of the column, in units of the target
 * @param pulls F rows of length K, the data's pulls in units of lambda
 * @param nonzero number of weights that are not zero at each lambda, of all features
 * @param between number of weights that are not zero between each lambda and the next, length K - 1
 * @param perLambda the penalty at lambda = 1, on the solvers' scale
 */
public record Track(boolean exact, double[] lambda, double end, int[] features, double[][] weights, double[][] pulls,
        int[] nonzero, int[] between, ElasticNet perLambda) {
    /** Of a selection that no page or picture is made of. */
    public static final Track NONE = new Track(false, new double[0], 0, new int[0], new double[0][], new double[0][],
            new int[0], new int[0], new ElasticNet(new double[0], new double[0]));

    /** Features followed where there are few lambdas. */
    private static final int MOST_FEATURES = 500;
    /** Features followed however many lambdas there are. */
    private static final int FEWEST_FEATURES = 20;
    /** Numbers kept of the weights, and as many of the pulls. */
    private static final int NUMBERS = 60_000;
    private static final int MOST_KNOTS = 2000;
    private static final int FINE = 400;

    /**
     * Follows a path.
     *
     * @param net the path
     * @param chosen a lambda that is to be among those looked at
     * @param order features, the most important first
     */
    static Track of(Prepared data, ElasticNetPath net, double chosen, int[] order) {
        return of((b, features) -> {
            double[] r = data.residual(b);
            return Arrays.stream(features).mapToDouble(j -> data.design().pull(j, r)).toArray();
        }, net, chosen, order);
    }

    /** The pulls of a fit's residual on some features, on the solvers' scale. */
    @FunctionalInterface
    interface Pulls {
        double[] of(double[] b, int[] features);
    }

    /** Follows a path whose pulls are told otherwise. */
    static Track of(Pulls data, ElasticNetPath net, double chosen, int[] order) {
        double[] asked = net.path().lambda();
        double end = asked[asked.length - 1];
        List<Knot> knots = net.path().l1Ratio() == 1 && net.hasKnots() ? net.knots() : List.of();
        boolean exact = !knots.isEmpty() && knots.size() <= MOST_KNOTS;
        double[] lambda = exact ? lambdas(knots, net.largestLambda(), end, chosen)
                : lambdas(List.of(), net.largestLambda(), end, chosen, fine(net.largestLambda(), end));
        int followed = Math.min(MOST_FEATURES, Math.max(FEWEST_FEATURES, NUMBERS / lambda.length));
        int[] features = Ranking.first(order, followed);
        Track track = new Track(exact, lambda, end, features, new double[features.length][lambda.length],
                new double[features.length][lambda.length], new int[lambda.length], new int[lambda.length - 1],
                net.penalty(1));
        track.fill(data, net, exact ? zeros(knots) : Map.of());
        return track;
    }

    private static double[] lambdas(List<Knot> knots, double largest, double end, double chosen, double... more) {
        TreeSet<Double> lambdas = new TreeSet<>(List.of(largest, end, chosen));
        knots.forEach(knot -> lambdas.add(knot.lambda()));
        for (double one : more) {
            lambdas.add(one);
        }
        return lambdas.descendingSet().stream().mapToDouble(one -> one).toArray();
    }

    private static double[] fine(double largest, double end) {
        double[] lambdas = new double[end > 0 && end < largest ? FINE : 0];
        for (int k = 0; k < lambdas.length; k++) {
            lambdas[k] = largest * Math.pow(end / largest, (k + 1) / (FINE + 1.0));
        }
        return lambdas;
    }

    /** Features whose weight is zero at a knot: it enters or leaves there. */
    private static Map<Double, Set<Integer>> zeros(List<Knot> knots) {
        Map<Double, Set<Integer>> zeros = new HashMap<>();
        for (Knot knot : knots) {
            if (knot.event().atZero()) {
                zeros.computeIfAbsent(knot.lambda(), at -> new HashSet<>()).add(knot.index());
            }
        }
        return zeros;
    }

    private void fill(Pulls data, ElasticNetPath net, Map<Double, Set<Integer>> zeros) {
        double yScale = net.path().scaling().yScale();
        boolean[] before = new boolean[net.path().scaling().size()];
        for (int k = 0; k < lambda.length; k++) {
            Path fit = net.at(lambda[k]);
            double[] b = fit.b()[0].clone();
            for (int j : zeros.getOrDefault(lambda[k], Set.of())) {
                b[j] = 0.0;
            }
            double[] c = data.of(fit.b()[0], features);
            for (int f = 0; f < features.length; f++) {
                weights[f][k] = b[features[f]] * yScale;
                pulls[f][k] = c[f] * yScale;
            }
            for (int j = 0; j < b.length; j++) {
                boolean now = b[j] != 0.0;
                nonzero[k] += now ? 1 : 0;
                if (k > 0) {
                    between[k - 1] += now || before[j] ? 1 : 0;
                }
                before[j] = now;
            }
        }
    }
}
