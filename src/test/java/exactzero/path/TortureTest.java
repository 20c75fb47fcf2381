package exactzero.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import exactzero.certify.Certificate;
import exactzero.certify.Verdict;
import exactzero.certify.WeightProof;
import exactzero.data.DataException;
import exactzero.design.Moments;
import exactzero.design.Standardized;
import exactzero.design.StandardizedMoments;
import exactzero.design.StreamedMoments;
import exactzero.solve.GramRidge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every route promises on every problem, however nasty: numbers, never a wrong one. Weights are measured on the data as
 * given, by code that shares nothing with the library; no result is compared with a stored one.
 */
class TortureTest {
    private static final int PROBLEMS = Integer.getInteger("torture.problems", 50);
    private static final double GAP = 1e-10;
    /** Of a gap of 1e-10 the pulls are good to its root. */
    private static final double PULL = 1e-5;
    /**
     * The weakest penalty, as a correlation, at which the gap is small whatever the data. Below it a route may end with a larger
     * one, and then says so: what columns that are combinations of others, to half of all digits, leave of a pull, shrinks the
     * dual point.
     */
    private static final double WEAK = 1e-6;
    /**
     * NIST's polynomial of degree ten, whose columns are combinations of each other to ten digits: at its knots, where supports
     * change, the gap is what is said, but may be larger than elsewhere.
     */
    private static final String WORN = "filip";
    /** A correlation that rounding may have made. */
    private static final double NOTHING = 1e-13;
    private static final double[] SHARES = {1e3, 1 - 1e-12, 0.7, 0.3, 1e-2, 1e-4, 1e-8, 1e-14};
    /** At most one of so many problems may be more than sums of products can tell. */
    private static final int REFUSED = 5;
    private static final String REASONS =
            "(?s).*(varies, but so little|squares overflow|constant|differ so much|at least two).*";
    /** Down to where knots are looked for. */
    private static final double DEEP = 0.1;

    @ParameterizedTest
    @EnumSource(NastyRoute.class)
    void weightsAreAsGoodAsIsSaid(NastyRoute route) {
        List<String> faults = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        problems().forEach(nasty -> {
            try {
                if (refused(nasty)) {
                    assertThatThrownBy(() -> route.fit(nasty, new double[] {1})).isInstanceOf(DataException.class);
                } else {
                    check(nasty, route, route.fit(nasty, lambdas(nasty)));
                }
            } catch (DataException e) {
                (route.always() ? faults : refusals).add(nasty + ": " + e);
            } catch (AssertionError | RuntimeException e) {
                faults.add(nasty + ": " + e);
            }
        });
        assertThat(faults).as("%s faults of %s problems", faults.size(), PROBLEMS).isEmpty();
        assertThat(refusals).hasSizeLessThan(PROBLEMS / REFUSED).allMatch(refusal -> refusal.matches(REASONS));
    }

    private static void check(NastyProblem nasty, NastyRoute route, Path path) {
        double largest = NastyRoute.net(nasty, nasty.problem().standardized()).largestLambda();
        for (int k = 0; k < path.size(); k++) {
            double lambda = path.lambda()[k];
            double[] beta = path.coefficients(k);
            String where = "lambda " + lambda + " of " + largest;
            for (int j = 0; j < beta.length; j++) {
                assertThat(beta[j]).as(where).isFinite().isNotEqualTo(Double.valueOf(-0.0));
                boolean excluded = nasty.constraints().factor(j) == Double.POSITIVE_INFINITY;
                boolean penalised = nasty.constraints().factor(j) > 0;
                if (excluded || penalised && lambda >= largest && route.exactAtLargest()) {
                    assertThat(beta[j]).as(where).isZero();
                }
            }
            assertThat(path.intercept(k)).as(where).isFinite();
            assertThat(path.gap()[k]).as("gap said at " + where).isNotNegative();
            assertThat(path.converged()[k]).isEqualTo(path.gap()[k] <= GAP);
            boolean asked = Arrays.stream(lambdas(nasty)).anyMatch(l -> l == lambda);
            boolean small = route.always() && (asked || !nasty.toString().startsWith(WORN));
            assertMeasured(nasty, lambda, beta, path.gap()[k], small, where);
        }
    }

    private static void assertMeasured(NastyProblem nasty, double lambda, double[] beta, double said, boolean always,
            String where) {
        Conditions conditions = new Conditions(nasty.problem(), nasty.constraints(), lambda);
        double[] t = conditions.theta().of(beta);
        double error = conditions.residualError(t);
        if (always && conditions.leastStrength() > WEAK) {
            assertThat(said).as("gap said at " + where).isLessThanOrEqualTo(GAP);
        }
        if (lambda > 0) {
            assertThat(conditions.gap(t)).as("gap at " + where)
                    .isLessThanOrEqualTo(2 * Math.max(said, GAP) + conditions.rounding(t));
        }
        if (said <= GAP) {
            assertThat(conditions.largestFreePull(t)).as("pull without penalty at " + where)
                    .isLessThanOrEqualTo(PULL + error);
        }
    }

    /** Whatever a route's weights, what one certificate proves no other may refute. */
    @Test
    void proofsFromDifferentWeightsAgree() {
        int proofs = 0;
        for (NastyProblem nasty : fitted()) {
            double[] lambda = Arrays.stream(lambdas(nasty)).filter(l -> l > 0).toArray();
            Standardized data = nasty.problem().standardized();
            ElasticNetPath net = NastyRoute.net(nasty, data);
            List<Path> paths = List.of(NastyRoute.AS_CHOSEN.fit(nasty, lambda), NastyRoute.COLUMNS.fit(nasty, lambda),
                    NastyRoute.PLAIN_DESCENT.fit(nasty, lambda));
            for (int k = 0; k < lambda.length; k++) {
                int at = k;
                List<Certificate> all = paths.stream()
                        .map(path -> Certificate.of(data, path.b()[at], net.penalty(lambda[at]))).toList();
                proofs += assertConsistent(nasty + ", lambda " + lambda[k], all);
            }
        }
        assertThat(proofs).isGreaterThan(PROBLEMS);
    }

    private static int assertConsistent(String what, List<Certificate> all) {
        int proofs = 0;
        for (int j = 0; j < all.getFirst().weights().size(); j++) {
            double low = Double.NEGATIVE_INFINITY;
            double high = Double.POSITIVE_INFINITY;
            for (Certificate certificate : all) {
                WeightProof proof = certificate.weights().get(j);
                assertThat(proof.low()).as(what).isLessThanOrEqualTo(proof.high());
                low = Math.max(low, proof.low());
                high = Math.min(high, proof.high());
                proofs += proof.verdict() == Verdict.PROVEN_ZERO || proof.verdict() == Verdict.PROVEN_NONZERO ? 1 : 0;
            }
            assertThat(low).as(what + ", weight " + j + ": " + all).isLessThanOrEqualTo(high);
        }
        return proofs;
    }

    @Test
    void theOrderOfRowsAndColumnsChangesNoObjective() {
        for (NastyProblem nasty : fitted()) {
            Random random = new Random(nasty.toString().hashCode());
            int[] columns = order(nasty.problem().data().size(), random);
            NastyProblem shuffled = nasty.shuffled(order(nasty.problem().data().rows(), random), columns);
            double[] lambda = Arrays.stream(lambdas(nasty)).filter(l -> l > 0).toArray();
            Path path = NastyRoute.AS_CHOSEN.fit(nasty, lambda);
            Path other = NastyRoute.AS_CHOSEN.fit(shuffled, lambda);
            for (int k = 0; k < lambda.length; k++) {
                Conditions conditions = new Conditions(nasty.problem(), nasty.constraints(), lambda[k]);
                double[] t = conditions.theta().of(path.coefficients(k));
                double[] back = new double[columns.length];
                for (int j = 0; j < columns.length; j++) {
                    back[columns[j]] = other.coefficients(k)[j];
                }
                back = conditions.theta().of(back);
                double rounding = 2 * Math.max(conditions.residualError(t), conditions.residualError(back));
                assertThat(conditions.objective(back)).as(nasty + ", lambda " + lambda[k])
                        .isCloseTo(conditions.objective(t),
                                within(Math.max(path.gap()[k], other.gap()[k]) + GAP + rounding));
            }
        }
    }

    @Test
    void ridgeIsStationaryAndItsDigitsAreThere() {
        for (NastyProblem nasty : fitted()) {
            Problem problem = nasty.problem().with(0);
            Constraints constraints = nasty.constraints().withoutBounds();
            RidgePath ridge;
            try {
                ridge = new RidgePath(problem.standardized(), Lambdas.grid(5, 1e-9), constraints);
            } catch (DataException e) {
                assertThat(constraints.factors()).as(nasty + ": " + e).isNotEmpty();
                continue;
            }
            for (int k = 0; k < 5; k++) {
                assertStationary(problem, constraints, ridge.path(), k);
            }
            assertStationary(problem, constraints, ridge.at(0), 0);
            assertThat(ridge.path().r2()).doesNotContain(Double.NaN);
            assertDigits(problem, constraints, ridge);
        }
    }

    private static void assertStationary(Problem problem, Constraints constraints, Path path, int k) {
        Conditions conditions = new Conditions(problem, constraints, path.lambda()[k]);
        double[] t = conditions.theta().of(path.coefficients(k));
        assertThat(t).as(problem.name()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY);
        assertThat(conditions.largestFreePull(t)).as("%s, lambda %s", problem, path.lambda()[k])
                .isLessThanOrEqualTo(1e-9 + 64 * conditions.residualError(t));
    }

    /** From moments, whose digits are, to one, what it says. */
    private static void assertDigits(Problem problem, Constraints constraints, RidgePath rows) {
        Conditions conditions = new Conditions(problem, constraints, rows.path().lambda()[0]);
        if (conditions.largestFreePull(new double[problem.data().size()]) < NOTHING) {
            return; // weights that are nothing but rounding have no digits
        }
        for (Supplier<Moments> sums : List.<Supplier<Moments>>of(
                () -> Moments.of(problem.data(), Moments.Frame.of(problem.standardized())),
                () -> StreamedMoments.of(Slices.of(problem.data(), 3)).moments())) {
            try {
                RidgePath path = new RidgePath(sums.get(), problem.scaling(), Lambdas.of(rows.path().lambda()),
                        constraints);
                for (int k = 0; k < rows.path().size(); k++) {
                    assertDigits(problem, rows, k, path.path().coefficients(k), path.digits(k));
                }
            } catch (DataException | IllegalArgumentException e) {
                assertThat(e.getMessage()).as(problem.name())
                        .matches("(?s).*(no digit|penalty factor|constant|rounding|overflow|rows with weight).*");
            }
        }
        double[] size = constraints.ridgeSizes(rows.path().scaling());
        if (Arrays.stream(size).allMatch(s -> s > 0)) {
            StandardizedMoments entries = StandardizedMoments.of(NastyRoute.SPARSE.prepared(
                    new NastyProblem(problem, constraints)));
            GramRidge ridge = GramRidge.of(entries, size);
            for (int k = 0; k < rows.path().size(); k++) {
                double lambda = rows.path().lambda()[k];
                if (ridge.digits(lambda) > 0) {
                    assertDigits(problem, rows, k, entries.back().coefficients(ridge.solve(lambda)),
                            ridge.digits(lambda));
                }
            }
        }
    }

    /** Coefficients, of so many digits, against those of the rows. */
    private static void assertDigits(Problem problem, RidgePath rows, int k, double[] beta, double digits) {
        double[] expected = rows.path().b()[k];
        double[] b = rows.path().scaling().standardized(beta);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        for (int j = 0; j < expected.length; j++) {
            assertThat(b[j]).as("%s, lambda %s, digits %s", problem, rows.path().lambda()[k], digits)
                    .isCloseTo(expected[j],
                            within(10 * (Math.pow(10, -digits) + Math.pow(10, -rows.digits(k))) * largest));
        }
    }

    /** Whether the data are such that nothing can be fitted: then all routes say so. */
    private static boolean refused(NastyProblem nasty) {
        try {
            nasty.problem().standardized();
            return false;
        } catch (DataException e) {
            return true;
        }
    }

    /** Those of NIST, and as many random ones; made one after the other. */
    private static Stream<NastyProblem> problems() {
        return Stream.concat(NistData.nasty().stream(), LongStream.range(0, PROBLEMS).mapToObj(NastyProblem::of));
    }

    private static List<NastyProblem> fitted() {
        return problems().filter(nasty -> !refused(nasty)).toList();
    }

    /** At and around the largest lambda and some knots, down to a tiny one, and 0; decreasing. */
    static double[] lambdas(NastyProblem nasty) {
        ElasticNetPath net = NastyRoute.net(nasty, nasty.problem().standardized());
        double largest = net.largestLambda();
        double scale = largest > 0 ? largest : 1;
        DoubleStream around = DoubleStream.of(Math.nextUp(largest), largest, Math.nextDown(scale), 0);
        DoubleStream shares = Arrays.stream(SHARES).map(share -> share * scale);
        return DoubleStream.concat(DoubleStream.concat(around, shares), knots(nasty, largest)).map(l -> -l).sorted()
                .map(l -> -l).toArray();
    }

    /** The middle one and the last, where some are known, and the next number below. */
    private static DoubleStream knots(NastyProblem nasty, double largest) {
        ElasticNetPath net = NastyRoute.net(nasty, nasty.problem().standardized(),
                Lambdas.of(DEEP * largest));
        List<Knot> knots = net.hasKnots() ? net.knots() : List.of();
        if (knots.isEmpty()) {
            return DoubleStream.empty();
        }
        double middle = knots.get(knots.size() / 2).lambda();
        return DoubleStream.of(middle, Math.nextDown(middle), knots.getLast().lambda());
    }

    private static int[] order(int size, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(i -> i).toArray();
    }
}
