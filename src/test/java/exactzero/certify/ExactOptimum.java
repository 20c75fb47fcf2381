package exactzero.certify;

import exactzero.solve.ElasticNet;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * All optimal weights of a small Lasso or elastic net, by brute force in 60 digits.
 *
 * <p>Every weight is zero, at a bound, or free with a sign; every such choice whose free columns are independent gives one
 * candidate by its normal equations. Those that meet every condition of optimality are optimal, and every vertex of the set of
 * optima is among them. Pulls are the same at all optima: after the first, few choices are left.
 */
final class ExactOptimum {
    private static final MathContext DIGITS = new MathContext(60);
    /** Conditions that hold to this are taken to hold: data are doubles, whose exact products have 32 digits. */
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-35");

    /** What a weight may be. */
    private enum State {
        ZERO, POSITIVE, NEGATIVE, LOWER, UPPER
    }

    private final ElasticNet penalty;
    private final BigDecimal[][] gram;
    private final BigDecimal[] atZero;
    private final double[][] roughGram;
    private final double[] roughAtZero;
    private final int p;

    /** @param z columns, taken as exact numbers */
    ExactOptimum(double[][] z, double[] y, ElasticNet penalty) {
        this.penalty = penalty;
        p = z.length;
        gram = new BigDecimal[p][p];
        atZero = new BigDecimal[p];
        roughGram = new double[p][p];
        roughAtZero = new double[p];
        for (int j = 0; j < p; j++) {
            atZero[j] = mean(z[j], y);
            roughAtZero[j] = atZero[j].doubleValue();
            for (int k = 0; k <= j; k++) {
                gram[j][k] = gram[k][j] = mean(z[j], z[k]);
                roughGram[j][k] = roughGram[k][j] = h(j, k).doubleValue();
            }
        }
    }

    /** The vertices of the set of optima; empty only if something is wrong. */
    List<BigDecimal[]> vertices() {
        List<List<State>> all = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            all.add(states(j));
        }
        List<BigDecimal[]> found = new ArrayList<>();
        for (double patience : new double[] {1e-6, 1e-2, Double.POSITIVE_INFINITY}) {
            if (found.isEmpty()) {
                search(all, new State[p], 0, patience, true, found);
            }
        }
        BigDecimal[] c = pulls(found.getFirst());
        List<List<State>> left = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            int k = j;
            left.add(all.get(j).stream().filter(state -> allowed(k, state, c[k])).toList());
        }
        List<BigDecimal[]> vertices = new ArrayList<>();
        search(left, new State[p], 0, Double.POSITIVE_INFINITY, false, vertices);
        return vertices;
    }

    private List<State> states(int j) {
        List<State> states = new ArrayList<>(List.of(State.ZERO));
        if (penalty.l1()[j] < Double.POSITIVE_INFINITY) {
            add(states, State.POSITIVE, penalty.upper()[j] > 0 || penalty.l1()[j] == 0);
            add(states, State.NEGATIVE, penalty.lower()[j] < 0 && penalty.l1()[j] > 0);
            add(states, State.LOWER, penalty.lower()[j] < 0 && penalty.lower()[j] > Double.NEGATIVE_INFINITY);
            add(states, State.UPPER, penalty.upper()[j] > 0 && penalty.upper()[j] < Double.POSITIVE_INFINITY);
        }
        return states;
    }

    private static void add(List<State> states, State state, boolean possible) {
        if (possible) {
            states.add(state);
        }
    }

    /** Whether the pull of all optima lets a weight be this. */
    private boolean allowed(int j, State state, BigDecimal c) {
        if (penalty.l1()[j] == Double.POSITIVE_INFINITY) {
            return true;
        }
        int above = compare(c, new BigDecimal(penalty.l1()[j]));
        int below = compare(c, new BigDecimal(-penalty.l1()[j]));
        return switch (state) {
            case ZERO -> (above <= 0 || penalty.upper()[j] == 0) && (below >= 0 || penalty.lower()[j] == 0);
            case POSITIVE -> above == 0;
            case NEGATIVE -> below == 0;
            case UPPER -> above >= 0;
            case LOWER -> below <= 0;
        };
    }

    private static int compare(BigDecimal a, BigDecimal b) {
        BigDecimal off = a.subtract(b);
        return off.abs().compareTo(TOLERANCE) <= 0 ? 0 : off.signum();
    }

    /** Tries every choice of states; a quick look in doubles sorts out what is hopeless. */
    private void search(List<List<State>> states, State[] chosen, int j, double patience, boolean one,
            List<BigDecimal[]> found) {
        if (one && !found.isEmpty()) {
            return;
        }
        if (j < p) {
            for (State state : states.get(j)) {
                chosen[j] = state;
                search(states, chosen, j + 1, patience, one, found);
            }
        } else if (patience == Double.POSITIVE_INFINITY || !hopeless(chosen, patience)) {
            BigDecimal[] b = candidate(chosen);
            if (b.length > 0 && optimal(b)) {
                found.add(b);
            }
        }
    }

    private boolean hopeless(State[] states, double patience) {
        double[][] a = new double[p][p + 1];
        for (int j = 0; j < p; j++) {
            a[j][j] = 1;
            a[j][p] = fixed(states[j], j);
            if (free(states[j])) {
                a[j] = java.util.Arrays.copyOf(roughGram[j], p + 1);
                a[j][p] = roughAtZero[j] - penalty.l1()[j] * sign(states[j]);
            }
        }
        double[] b = Gauss.solve(a);
        for (int j = 0; j < p; j++) {
            boolean inside = b[j] >= penalty.lower()[j] - patience && b[j] <= penalty.upper()[j] + patience;
            boolean signed = !free(states[j]) || penalty.l1()[j] == 0 || b[j] * sign(states[j]) > -patience;
            double c = roughAtZero[j];
            for (int k = 0; k < p; k++) {
                c -= roughGram[j][k] * b[k];
            }
            if (!inside || !signed || !free(states[j]) && violation(j, b[j], c) > patience) {
                return true;
            }
        }
        return false;
    }

    private double violation(int j, double b, double c) {
        double up = b < penalty.upper()[j] ? c - (b >= 0 ? penalty.l1()[j] : -penalty.l1()[j]) : 0;
        double down = b > penalty.lower()[j] ? -c + (b > 0 ? penalty.l1()[j] : -penalty.l1()[j]) : 0;
        return Math.max(up, down);
    }

    /** The solution for one choice, or nothing when its free columns are dependent. */
    private BigDecimal[] candidate(State[] states) {
        BigDecimal[][] a = new BigDecimal[p][p + 1];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                boolean entry = free(states[j]) && free(states[k]);
                a[j][k] = entry ? h(j, k) : j == k ? BigDecimal.ONE : BigDecimal.ZERO;
            }
            a[j][p] = new BigDecimal(fixed(states[j], j));
            if (free(states[j])) {
                a[j][p] = atZero[j].subtract(
                        new BigDecimal(penalty.l1()[j]).multiply(BigDecimal.valueOf(sign(states[j]))));
                for (int k = 0; k < p; k++) {
                    a[j][p] = a[j][p].subtract(gram[j][k].multiply(new BigDecimal(fixed(states[k], k))), DIGITS);
                }
            }
        }
        return Gauss.solve(a, DIGITS);
    }

    private boolean optimal(BigDecimal[] b) {
        BigDecimal[] c = pulls(b);
        for (int j = 0; j < p; j++) {
            boolean mayRise = below(b[j], penalty.upper()[j]);
            boolean mayFall = below(b[j].negate(), -penalty.lower()[j]);
            boolean outside = exceeds(b[j], penalty.upper()[j]) || exceeds(b[j].negate(), -penalty.lower()[j]);
            if (penalty.l1()[j] == Double.POSITIVE_INFINITY) {
                continue;
            }
            BigDecimal l1 = new BigDecimal(penalty.l1()[j]);
            BigDecimal up = c[j].subtract(b[j].signum() >= 0 ? l1 : l1.negate());
            BigDecimal down = (b[j].signum() > 0 ? l1 : l1.negate()).subtract(c[j]);
            if (outside || mayRise && up.compareTo(TOLERANCE) > 0 || mayFall && down.compareTo(TOLERANCE) > 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean below(BigDecimal b, double bound) {
        return bound == Double.POSITIVE_INFINITY || b.compareTo(new BigDecimal(bound)) < 0;
    }

    private static boolean exceeds(BigDecimal b, double bound) {
        return bound != Double.POSITIVE_INFINITY && b.compareTo(new BigDecimal(bound)) > 0;
    }

    /** The objective less y'y / 2n. */
    BigDecimal objective(BigDecimal[] b) {
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal[] c = pulls(b);
        for (int j = 0; j < p; j++) {
            value = value.subtract(b[j].multiply(atZero[j].add(c[j]), DIGITS).divide(BigDecimal.TWO, DIGITS));
            if (b[j].signum() != 0) {
                value = value.add(new BigDecimal(penalty.l1()[j]).multiply(b[j].abs()));
            }
        }
        return value;
    }

    /** z_j'r / n - l2_j b_j. */
    private BigDecimal[] pulls(BigDecimal[] b) {
        BigDecimal[] c = atZero.clone();
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                c[j] = c[j].subtract(h(j, k).multiply(b[k], DIGITS), DIGITS);
            }
        }
        return c;
    }

    private BigDecimal h(int j, int k) {
        return j == k ? gram[j][k].add(new BigDecimal(penalty.l2()[j]), DIGITS) : gram[j][k];
    }

    private static boolean free(State state) {
        return state == State.POSITIVE || state == State.NEGATIVE;
    }

    private static int sign(State state) {
        return state == State.POSITIVE ? 1 : -1;
    }

    private double fixed(State state, int j) {
        return state == State.LOWER ? penalty.lower()[j] : state == State.UPPER ? penalty.upper()[j] : 0;
    }

    private static BigDecimal mean(double[] x, double[] y) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < x.length; i++) {
            sum = sum.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
        }
        return sum.divide(BigDecimal.valueOf(x.length), DIGITS);
    }
}
