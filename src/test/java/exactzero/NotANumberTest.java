package exactzero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import exactzero.certify.Certificate;
import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.data.SparseDataset;
import exactzero.data.SparseMatrix;
import exactzero.data.SyntheticSpec;
import exactzero.design.Moments;
import exactzero.design.Scaling;
import exactzero.design.SparseStandardized;
import exactzero.design.Standardized;
import exactzero.design.StandardizedMoments;
import exactzero.explain.SquaredLoss;
import exactzero.explain.WeightPenalty;
import exactzero.path.Columns;
import exactzero.path.Constraints;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Monitor;
import exactzero.path.Path;
import exactzero.path.Problem;
import exactzero.path.RidgePath;
import exactzero.select.Rule;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import exactzero.solve.CoordinateDescent;
import exactzero.solve.ElasticNet;
import exactzero.solve.PathSolver;
import exactzero.solve.ResidualPulls;
import exactzero.solve.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no number, or an infinite one, is refused wherever the library takes numbers: no fit comes of it. */
@Timeout(60)
class NotANumberTest {
    private static final double[][] X = Columns.independent(12, 3, 1);
    private static final double[] Y = Columns.target(X, 2, 1, 2);
    private static final Standardized DATA = Standardized.of(Problem.dataset(X, Y), Scaling.STANDARD);

    record Place(String name, DoubleConsumer use) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Place> places() {
        List<Place> places = new ArrayList<>();
        places.add(new Place("a feature", v -> data(with(v), Y, ones())));
        places.add(new Place("the target", v -> data(X[0], with(v), ones())));
        places.add(new Place("an observation weight", v -> data(X[0], Y, with(v))));
        places.add(new Place("a sparse entry",
                v -> new SparseMatrix(12, new int[][] {{3}}, new double[][] {{v}})));
        places.add(new Place("a target of sparse columns", v -> SparseStandardized.of(SparseDataset.of("s",
                List.of("a"), SparseMatrix.of(new double[][] {X[0]}, 12), "y", with(v)), Scaling.STANDARD)));
        places.add(new Place("lambda", v -> new ElasticNetPath(DATA, 1, Lambdas.of(v), Stopping.DEFAULT)));
        places.add(new Place("a further lambda", v -> net().at(v)));
        places.add(new Place("ridge's lambda", v -> new RidgePath(DATA, Lambdas.of(v))));
        places.add(new Place("l1Ratio", v -> new ElasticNetPath(DATA, v, Lambdas.GRID, Stopping.DEFAULT)));
        places.add(new Place("l1Ratio of a selection", v -> select(SelectionOptions.DEFAULT.withL1Ratio(v))));
        places.add(new Place("the lambda of a rule",
                v -> select(SelectionOptions.DEFAULT.withRule(new Rule(Rule.Kind.LAMBDA, v)))));
        places.add(new Place("the lambda of a rule, as text", v -> Rule.parse(String.valueOf(v))));
        places.add(new Place("a weight to start from",
                v -> new CoordinateDescent(new ResidualPulls(DATA.design(), DATA.y()), Stopping.DEFAULT)
                        .solve(net().penalty(0.1), new double[] {0, v, 0})));
        places.add(new Place("a weight to certify",
                v -> Certificate.of(DATA, new double[] {0, v, 0}, net().penalty(0.1))));
        places.add(new Place("a signal to noise ratio", v -> SyntheticSpec.of(5, 2, 1).withSnr(v).generate()));
        places.add(new Place("a curvature", v -> new SquaredLoss(v, 1, 0)));
        places.add(new Place("a strength of the solver's l1", v -> new PathSolver(DATA.design(), DATA.y())
                .solve(new ElasticNet(new double[] {-Math.abs(v), 1, 1}, new double[3]))));
        places.add(new Place("a strength of the solver's l2", v -> new PathSolver(DATA.design(), DATA.y())
                .solve(new ElasticNet(new double[] {1, 1, 1}, new double[] {0, v, 0}))));
        places.add(new Place("a strength to certify", v -> Certificate.of(DATA, new double[3],
                new ElasticNet(new double[] {1, 1, 1}, new double[] {0, 0, v}))));
        places.add(new Place("the lambda of a penalty", v -> net().penalty(v)));
        places.add(new Place("an origin of moments", v -> frame(v, 1)));
        places.add(new Place("a unit of moments", v -> frame(0, v)));
        places.add(new Place("a product of moments", v -> {
            Moments moments = Moments.of(Problem.dataset(X, Y), Moments.Frame.of(DATA));
            moments.products()[0][2] = v;
            moments.products()[2][0] = v;
            StandardizedMoments.of(moments, Scaling.STANDARD);
        }));
        places.add(new Place("a least coefficient", v -> SyntheticSpec.of(5, 2, 1).withCoefficients(v, 1).generate()));
        places.add(new Place("a greatest coefficient",
                v -> SyntheticSpec.of(5, 2, 1).withCoefficients(1, v).generate()));
        places.add(new Place("a value to reproduce a loss from", v -> SquaredLoss.of(with(v), Y)));
        places.add(new Place("a target to reproduce a loss from", v -> SquaredLoss.of(X[0], with(v))));
        places.add(new Place("a strength", v -> new WeightPenalty(v, 0, -1, 1)));
        return places;
    }

    @ParameterizedTest
    @MethodSource("places")
    void isRefused(Place place) {
        for (double v : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}) {
            if (v == Double.POSITIVE_INFINITY && (place.name.contains("signal") || place.name.equals("a strength"))) {
                continue; // no noise; a weight that is not to move
            }
            assertThatThrownBy(() -> place.use.accept(v)).as("%s is %s", place, v)
                    .isInstanceOfAny(IllegalArgumentException.class, DataException.class)
                    .message().isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, Double.NEGATIVE_INFINITY})
    void ridgeAtAnyLambdaIsAskedForANumber(double v) {
        RidgePath ridge = new RidgePath(DATA, Lambdas.GRID);
        assertThatThrownBy(() -> ridge.at(1, v)).hasMessageContaining("lambda is " + v);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, Double.NEGATIVE_INFINITY})
    void onlyInfinityIsAPenaltyFactorOrABound(double v) {
        double[] one = {1, v, 1};
        assertThatThrownBy(() -> Constraints.NONE.withFactors(one)).hasMessageContaining("penalty factor is " + v);
        assertThatThrownBy(() -> Constraints.NONE.withBounds(new double[3], new double[] {v, 1, 1}))
                .hasMessageContaining("upper bound is " + v);
        assertThatThrownBy(() -> Constraints.NONE.withBounds(new double[] {-v, 0, 0}, new double[3]))
                .hasMessageContaining("lower bound is " + -v);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0, -1, Double.NEGATIVE_INFINITY})
    void tolerancesAndRatiosAreAboveZero(double v) {
        assertThatThrownBy(() -> new Stopping(v, 1e-9, 1)).hasMessageContaining("gap " + v);
        assertThatThrownBy(() -> new Stopping(1e-9, v, 1)).hasMessageContaining("violation " + v);
        assertThatThrownBy(() -> new RidgePath(DATA, Lambdas.GRID).lambdaAt(v)).hasMessageContaining("are " + v);
        if (!Double.isNaN(v)) { // which is the default ratio
            assertThatThrownBy(() -> Lambdas.grid(3, v)).hasMessageContaining("ratio is " + v);
        }
    }

    /** Squares of what is measured in units far too small. */
    @Test
    void momentsThatOverflowedAreRefused() {
        double[][] huge = {Arrays.stream(X[0]).map(v -> v * 1e200).toArray(), X[1]};
        Moments.Frame units = new Moments.Frame(List.of("x1", "x2"), new double[3], new double[] {1, 1, 1});
        Moments moments = Moments.of(Problem.dataset(huge, Y), units);
        assertThatThrownBy(() -> StandardizedMoments.of(moments, Scaling.STANDARD)).isInstanceOf(DataException.class)
                .hasMessageContaining("'x1'").hasMessageContaining("larger units");
    }

    /** The least lambdas that there are, down to where l1 underflows on the solver's scale. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-310, Double.MIN_VALUE})
    void theTiniestLambdaEndsAtLeastSquares(double lambda) {
        for (double l1Ratio : new double[] {1, 0.5}) {
            Path path = new ElasticNetPath(DATA, l1Ratio, Lambdas.of(lambda), Stopping.DEFAULT).path();
            double[] leastSquares = RidgePath.fit(DATA, Lambdas.of(0)).b()[0];
            assertThat(path.b()[0]).usingElementComparator((a, b) -> Math.abs(a - b) < 1e-13 ? 0 : 1)
                    .containsExactly(leastSquares);
            assertThat(path.gap()[0]).isNotNegative();
        }
    }

    private static void frame(double origin, double unit) {
        Moments.of(Problem.dataset(X, Y), new Moments.Frame(List.of("x1", "x2", "x3"),
                new double[] {0, origin, 0, 0}, new double[] {1, unit, 1, 1}));
    }

    private static ElasticNetPath net() {
        return new ElasticNetPath(DATA, 1, Lambdas.of(1), Stopping.DEFAULT);
    }

    private static void select(SelectionOptions options) {
        Selection.of(Problem.dataset(X, Y), options.withPairs(0), Monitor.NONE);
    }

    private static double[] with(double v) {
        double[] values = X[1].clone();
        Arrays.setAll(values, i -> Math.abs(values[i]));
        values[5] = v;
        return values;
    }

    private static double[] ones() {
        double[] ones = new double[12];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Standardized data(double[] x, double[] y, double[] weights) {
        Dataset plain = new Dataset("d", List.of("x"), new double[][] {x}, "y", y, weights);
        return Standardized.of(plain, Scaling.STANDARD);
    }
}
