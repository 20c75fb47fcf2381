package exactzero.path;

import static exactzero.path.Columns.autoregressive;
import static exactzero.path.Columns.blocks;
import static exactzero.path.Columns.dependent;
import static exactzero.path.Columns.duplicated;
import static exactzero.path.Columns.independent;
import static exactzero.path.Columns.integers;
import static exactzero.path.Columns.scaled;
import static exactzero.path.Columns.target;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A problem of the contract suite.
 *
 * @param tied whether several pulls may be largest at once, or the optimum not be unique
 */
public record Problem(String name, Dataset data, Scaling scaling, double l1Ratio, boolean tied) {

    /** Every shape, each as a Lasso and in variants. */
    public static List<Problem> all() {
        List<Problem> all = new ArrayList<>();
        for (Problem shape : shapes()) {
            all.add(shape);
            all.add(shape.with(0.5));
            all.add(shape.with(0.05));
            all.add(shape.with(Scaling.STANDARD.withoutIntercept()));
            all.add(shape.with(Scaling.STANDARD.withoutStandardizing()));
            all.add(shape.with(new Scaling(false, false)).with(0.5));
            all.add(shape.weighted(1));
            if (shape.data.rows() > 4) {
                all.add(shape.weighted(0).with(0.5));
            }
        }
        return all;
    }

    /** The shapes, as plain Lassos. */
    static List<Problem> shapes() {
        List<Problem> s = new ArrayList<>();
        s.add(generic("tall", independent(60, 8, 1), 3, 1));
        s.add(generic("tall and long", independent(700, 12, 2), 5, 1));
        s.add(generic("wide", independent(20, 60, 3), 4, 0.5));
        s.add(generic("square", independent(15, 15, 4), 3, 0.5));
        s.add(generic("one column more than rows", independent(14, 15, 5), 3, 0.5));
        s.add(generic("AR(1) 0.9", autoregressive(50, 20, 0.9, 6), 5, 1));
        s.add(generic("AR(1) 0.9 wide", autoregressive(25, 90, 0.9, 7), 5, 1));
        s.add(generic("equicorrelated 0.99", blocks(60, 12, 12, Math.sqrt(0.99), 8), 4, 0.3));
        s.add(generic("equicorrelated 0.99 wide", blocks(20, 50, 50, Math.sqrt(0.99), 9), 4, 0.3));
        s.add(tied("duplicated columns", duplicated(independent(30, 10, 10)), 3, 1));
        s.add(tied("duplicated wide", duplicated(independent(12, 40, 11)), 3, 1));
        s.add(tied("dependent columns", dependent(independent(40, 9, 12)), 3, 1));
        s.add(tied("dependent integers", dependent(integers(25, 12, 2, 13)), 3, 1));
        for (int seed = 0; seed < 6; seed++) {
            s.add(tied("integers " + seed, integers(6 + seed, 4 + seed, 1, 20 + seed), 2, 0));
            s.add(tied("more integers " + seed, integers(5, 12, 1, 30 + seed), 2, 0));
        }
        s.add(tied("orthogonal", Columns.orthogonal(16, 9), 4, 0));
        s.add(generic("orthogonal with noise", Columns.orthogonal(16, 9), 4, 1));
        s.add(generic("badly scaled", scaled(independent(40, 10, 14), 6, 14), 3, 1e-3));
        s.add(generic("badly scaled wide", scaled(independent(15, 40, 15), 6, 15), 3, 1e-3));
        s.add(generic("y in the span", independent(30, 8, 16), 3, 0));
        s.add(generic("y in the span, wide", independent(12, 40, 17), 3, 0));
        s.add(generic("one feature", independent(20, 1, 18), 1, 1));
        s.add(tied("two rows", independent(2, 3, 19), 1, 1));
        s.add(generic("two rows, one feature", independent(2, 1, 20), 1, 1));
        s.add(generic("three rows", independent(3, 5, 21), 2, 1));
        s.add(generic("four rows, 550 features", independent(4, 550, 22), 2, 1));
        return s;
    }

    private static Problem generic(String name, double[][] x, int relevant, double noise) {
        return new Problem(name, dataset(x, target(x, relevant, noise, 99)), Scaling.STANDARD, 1, false);
    }

    private static Problem tied(String name, double[][] x, int relevant, double noise) {
        return new Problem(name, dataset(x, target(x, relevant, noise, 99)), Scaling.STANDARD, 1, true);
    }

    /** Columns x1, x2 ... and a target y. */
    public static Dataset dataset(double[][] x, double[] y) {
        return Dataset.of("random", IntStream.rangeClosed(1, x.length).mapToObj(j -> "x" + j).toList(), x, "y", y);
    }

    Problem with(double mix) {
        return new Problem(name + ", l1Ratio " + mix, data, scaling, mix, tied);
    }

    Problem with(Scaling other) {
        String words = (other.intercept() ? "" : ", no intercept") + (other.standardize() ? "" : ", raw");
        return new Problem(name + words, data, other, l1Ratio, tied);
    }

    /** Whole observation weights from the smallest, 0 or 1, to three more. */
    Problem weighted(int smallest) {
        Random random = new Random(name.hashCode());
        double[] weights = random.ints(data.rows(), smallest, smallest + 4).asDoubleStream().toArray();
        weights[0] = 2;
        weights[1] = 3;
        return new Problem(name + ", weights from " + smallest, new Dataset(data.name(), data.features(),
                data.columns(), data.target(), data.y(), weights), scaling, l1Ratio, true);
    }

    Standardized standardized() {
        return Standardized.of(data, scaling);
    }

    @Override
    public String toString() {
        return name;
    }
}
