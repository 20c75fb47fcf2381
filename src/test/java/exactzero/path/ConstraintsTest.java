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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Penalty factors and bounds, measured on the data as given: see {@link Conditions}. */
class ConstraintsTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** A problem and what is asked of its weights. */
    record Variant(String name, Problem problem, Constraints constraints) {
        ElasticNetPath net(Lambdas lambdas) {
            return new ElasticNetPath(problem.standardized(), problem.l1Ratio(), lambdas, Stopping.DEFAULT,
                    constraints);
        }

        Conditions conditions(double lambda) {
            return new Conditions(problem, constraints, lambda);
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
            Conditions conditions = variant.conditions(path.lambda()[k]);
            double[] expected = conditions.bruteForce();
            double[] theta = conditions.theta().of(path.coefficients(k));
            for (int j = 0; j < theta.length; j++) {
                assertThat(theta[j]).as("weight %s at %s", j, path.lambda()[k])
                        .isCloseTo(expected[j], within(1e-9 * Math.max(1, Math.abs(expected[j]))));
            }
        }
    }

    private static void assertOptimal(Variant variant, Path path) {
        assertThat(path.allConverged()).isTrue();
        for (int k = 0; k < path.size(); k++) {
            Conditions conditions = variant.conditions(path.lambda()[k]);
            double[] beta = path.coefficients(k);
            assertThat(beta).doesNotContain(Double.NaN);
            double[] theta = conditions.theta().of(beta);
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
        Conditions none = variant.conditions(largest);
        for (int k : new int[] {0, 2}) {
            for (int j = 0; j < none.theta().size(); j++) {
                if (variant.constraints.factor(j) > 0) {
                    assertThat(path.b()[k][j]).as("weight %s at %s", j, path.lambda()[k]).isEqualTo(0.0);
                }
            }
        }
        boolean any = false;
        for (int j = 0; j < none.theta().size(); j++) {
            any |= variant.constraints.factor(j) > 0 && path.b()[1][j] != 0.0;
        }
        assertThat(any || largest == 0).isTrue();
        double[] theta = none.theta().of(path.coefficients(0));
        double[] r = none.theta().residual(theta);
        for (int j = 0; j < theta.length; j++) {
            boolean inside = none.mayFall(j, theta[j], 4) && none.mayRise(j, theta[j], 4);
            if (variant.constraints.factor(j) == 0 && inside) {
                assertThat(none.theta().mean(none.theta().column(j), r)).as("pull on unpenalised %s", j)
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
}
