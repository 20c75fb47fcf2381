package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.solve.CoordinateDescent;
import exactzero.solve.ResidualPulls;
import exactzero.solve.Solution;
import exactzero.solve.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Penalty factors and bounds, measured on the data as given.
 *
 * <p>On the penalised scale (see {@link Theta}), with l1 = lambda l1Ratio v_j, l2 = lambda (1 - l1Ratio) v_j read as rows
 * added to the data, and lo, up the bounds there, Fenchel's dual at a residual s r is
 *
 * <pre>    D = s y'r / n - s^2 r'r / 2n - sum_j h_j(s c_j),    h_j(c) = max over lo &lt;= t &lt;= up of c t - l1 |t|
 *                                                                = max(0, up (c - l1), lo (c + l1))</pre>
 *
 * <p>which is finite when |s c_j| &lt;= l1 wherever a weight is unbounded in the direction of its pull.
 */
class ConstraintsTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** A problem and what is asked of its weights. */
    record Variant(String name, Problem problem, Constraints constraints) {
        ElasticNetPath net(Lambdas lambdas) {
            return new ElasticNetPath(problem.standardized(), problem.l1Ratio(), lambdas, Stopping.DEFAULT,
                    constraints);
        }

        @Override
        public String toString() {
            return problem.name() + ": " + name;
        }
    }

    static List<Variant> small() {
        List<Variant> all = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            addVariants(all, problem("tall " + seed, Columns.independent(40, 10, seed)));
            addVariants(all, problem("correlated " + seed, Columns.autoregressive(30, 12, 0.9, seed)));
            addVariants(all, problem("wide " + seed, Columns.independent(15, 40, seed)));
        }
        return all;
    }

    static List<Variant> large() {
        List<Variant> all = new ArrayList<>();
        addVariants(all, problem("working set", Columns.autoregressive(60, 800, 0.7, 1)));
        return all;
    }

    static List<Variant> tiny() {
        List<Variant> all = new ArrayList<>();
        for (int seed = 0; seed < 10; seed++) {
            addVariants(all, problem("tiny " + seed, Columns.autoregressive(12, 3 + seed % 2, 0.8, seed)));
        }
        return all;
    }

    private static void addVariants(List<Variant> all, Problem plain) {
        List<Problem> problems =
                List.of(plain, plain.with(0.4), plain.weighted(1), plain.with(new Scaling(false, false)),
                        plain.weighted(0).with(0.7).with(new Scaling(true, false)));
        int p = plain.data().size();
        Random random = new Random(p + plain.name().hashCode());
        double[] factors = random.doubles(p, 0.3, 2).toArray();
        double[] mixed = factors.clone();
        mixed[0] = 0;
        mixed[1] = INF;
        mixed[p - 1] = 0;
        double[] lower = random.doubles(p, -0.5, 0).toArray();
        double[] upper = random.doubles(p, 0, 0.5).toArray();
        lower[p - 2] = 0;
        upper[1] = 0;
        double[] oneSided = upper.clone();
        Arrays.fill(oneSided, 1, p, INF);
        double[] noLower = new double[p];
        Arrays.fill(noLower, -INF);
        for (Problem problem : problems) {
            all.add(new Variant("factors", problem, Constraints.NONE.withFactors(factors)));
            all.add(new Variant("factors 0 and infinity", problem, Constraints.NONE.withFactors(mixed)));
            all.add(new Variant("not negative", problem, Constraints.NONE.withoutNegative(p)));
            all.add(new Variant("not negative, factors 0 and infinity", problem,
                    Constraints.NONE.withFactors(mixed).withoutNegative(p)));
            all.add(new Variant("box", problem, Constraints.NONE.withBounds(lower, upper)));
            all.add(new Variant("box, factors 0 and infinity", problem,
                    Constraints.NONE.withFactors(mixed).withBounds(lower, upper)));
            all.add(new Variant("one upper bound", problem, Constraints.NONE.withBounds(noLower, oneSided)));
        }
    }

    @ParameterizedTest
    @MethodSource("small")
    void everyFitIsOptimal(Variant variant) {
        assertOptimal(variant, variant.net(Lambdas.grid(30, 1e-3)).path());
    }

    @ParameterizedTest
    @MethodSource("large")
    void everyFitOnAWorkingSetIsOptimal(Variant variant) {
        assertOptimal(variant, variant.net(Lambdas.grid(30, 0.02)).path());
    }

    @ParameterizedTest
    @MethodSource("small")
    void penalisedWeightsAreZeroAtTheLargestLambdaAndOneIsNotBelow(Variant variant) {
        assertLargestLambda(variant);
    }

    @ParameterizedTest
    @MethodSource("large")
    void penalisedWeightsOfAWorkingSetAreZeroAtTheLargestLambda(Variant variant) {
        assertLargestLambda(variant);
    }

    @ParameterizedTest
    @MethodSource("small")
    void coordinateDescentAgrees(Variant variant) {
        assertDescentAgrees(variant, Lambdas.grid(6, 0.02));
    }

    @ParameterizedTest
    @MethodSource("large")
    void coordinateDescentAgreesOnAWorkingSet(Variant variant) {
        assertDescentAgrees(variant, Lambdas.grid(4, 0.1));
    }

    @ParameterizedTest
    @MethodSource("tiny")
    void theOptimumAmongAllStatesOfAllWeightsIsFound(Variant variant) {
        Path path = variant.net(Lambdas.grid(8, 1e-3)).path();
        for (int k = 0; k < path.size(); k++) {
            Conditions conditions = new Conditions(variant, path.lambda()[k]);
            double[] expected = conditions.bruteForce();
            double[] theta = conditions.theta.of(path.coefficients(k));
            for (int j = 0; j < theta.length; j++) {
                assertThat(theta[j]).as("weight %s at %s", j, path.lambda()[k])
                        .isCloseTo(expected[j], within(1e-9 * Math.max(1, Math.abs(expected[j]))));
            }
        }
    }

    private static void assertOptimal(Variant variant, Path path) {
        assertThat(path.allConverged()).isTrue();
        for (int k = 0; k < path.size(); k++) {
            Conditions conditions = new Conditions(variant, path.lambda()[k]);
            double[] beta = path.coefficients(k);
            assertThat(beta).doesNotContain(Double.NaN);
            double[] theta = conditions.theta.of(beta);
            assertThat(conditions.violation(theta, 4)).as("violation at %s", path.lambda()[k])
                    .isLessThan(1e-10 * conditions.scale());
            assertThat(conditions.gap(theta)).as("gap at %s", path.lambda()[k]).isBetween(-1e-10, 1e-10);
            for (int j = 0; j < beta.length; j++) {
                double low = variant.constraints.lower(j);
                double high = variant.constraints.upper(j);
                assertThat(low == -INF || beta[j] >= low - Math.ulp(low)).as("%s >= %s", beta[j], low).isTrue();
                assertThat(high == INF || beta[j] <= high + Math.ulp(high)).as("%s <= %s", beta[j], high).isTrue();
                if (variant.constraints.factor(j) == INF || (low == 0 && high == 0)) {
                    assertThat(beta[j]).isEqualTo(0.0);
                }
            }
        }
    }

    private static void assertLargestLambda(Variant variant) {
        ElasticNetPath net = variant.net(Lambdas.grid(1, 0.5));
        double largest = net.largestLambda();
        Path path = net.at(largest, largest * (1 - 1e-9), largest * 3);
        Conditions none = new Conditions(variant, largest);
        for (int k : new int[] {0, 2}) {
            for (int j = 0; j < none.v.length; j++) {
                if (variant.constraints.factor(j) > 0) {
                    assertThat(path.b()[k][j]).as("weight %s at %s", j, path.lambda()[k]).isEqualTo(0.0);
                }
            }
        }
        boolean any = false;
        for (int j = 0; j < none.v.length; j++) {
            any |= variant.constraints.factor(j) > 0 && path.b()[1][j] != 0.0;
        }
        assertThat(any || largest == 0).isTrue();
        double[] theta = none.theta.of(path.coefficients(0));
        double[] r = none.theta.residual(theta);
        for (int j = 0; j < theta.length; j++) {
            boolean inside = none.mayFall(j, theta[j], 4) && none.mayRise(j, theta[j], 4);
            if (variant.constraints.factor(j) == 0 && inside) {
                assertThat(none.theta.mean(none.theta.column(j), r)).as("pull on unpenalised %s", j)
                        .isCloseTo(0, within(1e-12 * none.scale()));
            }
        }
    }

    private static void assertDescentAgrees(Variant variant, Lambdas lambdas) {
        Standardized data = variant.problem.standardized();
        ElasticNetPath net = variant.net(lambdas);
        Path path = net.path();
        CoordinateDescent descent = new CoordinateDescent(new ResidualPulls(data.design(), data.y()),
                new Stopping(1e-13, 1e-12, 300_000));
        double[] start = new double[variant.problem.data().size()];
        for (int k = 0; k < path.size(); k++) {
            Solution solution = descent.solve(net.penalty(path.lambda()[k]), start);
            start = solution.b();
            assertThat(solution.converged()).as("descent: gap %s, violation %s", solution.gap(), solution.violation())
                    .isTrue();
            double largest = Arrays.stream(start).map(Math::abs).max().orElse(0);
            for (int j = 0; j < start.length; j++) {
                assertThat(path.b()[k][j]).as("weight %s at %s", j, path.lambda()[k])
                        .isCloseTo(start[j], within(1e-8 * largest));
            }
        }
    }

    private static Problem problem(String name, double[][] x) {
        return new Problem(name, Problem.dataset(x, Columns.target(x, 4, 0.5, 99)), Scaling.STANDARD, 1, false);
    }

    /** The conditions of optimality at one lambda, on the penalised scale. */
    private static final class Conditions {
        private final Theta theta;
        private final double[] v;
        private final double[] l1;
        private final double[] l2;
        private final double[] lower;
        private final double[] upper;

        Conditions(Variant variant, double lambda) {
            theta = new Theta(variant.problem.data(), variant.problem.scaling());
            int p = theta.size();
            v = new double[p];
            l1 = new double[p];
            l2 = new double[p];
            lower = new double[p];
            upper = new double[p];
            for (int j = 0; j < p; j++) {
                v[j] = variant.constraints.factor(j);
                l1[j] = v[j] == 0 || v[j] == INF ? v[j] : lambda * v[j] * variant.problem.l1Ratio();
                l2[j] = v[j] == INF ? 0 : lambda * v[j] * (1 - variant.problem.l1Ratio());
                lower[j] = v[j] == INF ? 0 : variant.constraints.lower(j) * theta.unit(j);
                upper[j] = v[j] == INF ? 0 : variant.constraints.upper(j) * theta.unit(j);
            }
        }

        double scale() {
            double largest = 0;
            for (int j = 0; j < v.length; j++) {
                largest = Math.max(largest, Math.abs(theta.mean(theta.column(j), theta.y())));
            }
            return largest;
        }

        private double[] pulls(double[] t) {
            double[] r = theta.residual(t);
            double[] c = new double[v.length];
            for (int j = 0; j < c.length; j++) {
                c[j] = theta.mean(theta.column(j), r) - l2[j] * t[j];
            }
            return c;
        }

        private boolean mayRise(int j, double t, int ulps) {
            return upper[j] == INF || t < upper[j] - ulps * Math.ulp(upper[j]);
        }

        private boolean mayFall(int j, double t, int ulps) {
            return lower[j] == -INF || t > lower[j] + ulps * Math.ulp(lower[j]);
        }

        /** The largest violation; a weight within some ulps of a bound counts as at it. */
        double violation(double[] t, int ulps) {
            double[] c = pulls(t);
            double worst = 0;
            for (int j = 0; j < v.length; j++) {
                boolean mayRise = mayRise(j, t[j], ulps);
                boolean mayFall = mayFall(j, t[j], ulps);
                double rise = c[j] - (t[j] >= 0 ? l1[j] : -l1[j]);
                double fall = -c[j] + (t[j] > 0 ? l1[j] : -l1[j]);
                worst = Math.max(worst, Math.max(mayRise ? rise : 0, mayFall ? fall : 0));
            }
            return worst;
        }

        /** (P - D) / (y'y / 2n). */
        double gap(double[] t) {
            double[] r = theta.residual(t);
            double[] c = pulls(t);
            double square = theta.mean(r, r);
            double s = 1;
            double length = 0;
            for (int j = 0; j < v.length; j++) {
                square += l2[j] * t[j] * t[j];
                length += t[j] == 0 ? 0 : l1[j] * Math.abs(t[j]);
                double bound = c[j] > 0 ? upper[j] : -lower[j];
                if (bound == INF && l1[j] > 0 && Math.abs(c[j]) > l1[j]) {
                    s = Math.min(s, l1[j] / Math.abs(c[j]));
                }
            }
            double dual = s * theta.mean(theta.y(), r) - s * s * square / 2;
            for (int j = 0; j < v.length; j++) {
                double above = Math.abs(s * c[j]) - l1[j];
                double bound = c[j] > 0 ? upper[j] : -lower[j];
                dual -= above > 0 && bound < INF ? above * bound : 0;
            }
            return (square / 2 + length - dual) / (theta.mean(theta.y(), theta.y()) / 2);
        }

        /** Every weight zero, inside on either side, or at either bound: the one choice that is optimal. */
        double[] bruteForce() {
            int p = v.length;
            double[] best = new double[0];
            double least = INF;
            for (int code = 0; code < (int) Math.pow(5, p); code++) {
                double[] t = candidate(code);
                double violation = t.length == 0 ? INF : violation(t, 0);
                if (violation < least) {
                    least = violation;
                    best = t;
                }
            }
            assertThat(least).isLessThan(1e-12 * scale());
            return best;
        }

        private double[] candidate(int code) {
            int p = v.length;
            DMatrixRMaj a = CommonOps_DDRM.identity(p);
            DMatrixRMaj right = new DMatrixRMaj(p, 1);
            int[] state = new int[p];
            int rest = code;
            for (int j = 0; j < p; j++) {
                state[j] = rest % 5;
                rest /= 5;
                double fixed = state[j] == 3 ? lower[j] : state[j] == 4 ? upper[j] : 0;
                if (Double.isInfinite(fixed) || (l1[j] == INF && state[j] > 0)) {
                    return new double[0];
                }
                right.set(j, fixed);
            }
            for (int j = 0; j < p; j++) {
                if (state[j] != 1 && state[j] != 2) {
                    continue;
                }
                for (int k = 0; k < p; k++) {
                    a.set(j, k, theta.mean(theta.column(j), theta.column(k)) + (j == k ? l2[j] : 0));
                }
                right.set(j, theta.mean(theta.column(j), theta.y()) - (state[j] == 1 ? l1[j] : -l1[j]));
            }
            DMatrixRMaj x = new DMatrixRMaj(p, 1);
            if (!CommonOps_DDRM.solve(a, right, x)) {
                return new double[0];
            }
            double[] t = x.data;
            for (int j = 0; j < p; j++) {
                boolean wrongSide = l1[j] > 0 && (state[j] == 1 && t[j] <= 0 || state[j] == 2 && t[j] >= 0);
                boolean inside = state[j] == 1 || state[j] == 2;
                t[j] = inside ? t[j] : right.get(j);
                if (wrongSide || t[j] < lower[j] || t[j] > upper[j]) {
                    return new double[0];
                }
            }
            return t;
        }
    }
}
