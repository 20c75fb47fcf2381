package exactzero.path;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.solve.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A Lasso with penalty factors or without negative weights, and the ratio it goes down to. */
record LassoCase(Problem problem, double[] factors, boolean nonNegative, double ratio) {
    ElasticNetPath net() {
        return net(Lambdas.grid(2, ratio));
    }

    ElasticNetPath net(Lambdas lambdas) {
        int p = problem.data().size();
        Constraints none = Constraints.NONE.withFactors(factors);
        return new ElasticNetPath(problem.standardized(), 1, lambdas, Stopping.DEFAULT,
                nonNegative ? none.withoutNegative(p) : none);
    }

    List<Knot> expected(double smallest) {
        return new PlainLars(problem.data(), problem.scaling(), factors, nonNegative)
                .knots(problem.data().features(), smallest);
    }

    @Override
    public String toString() {
        boolean plain = Arrays.stream(factors).allMatch(f -> f == 1);
        return problem.name() + (plain ? "" : ", factors") + (nonNegative ? ", not negative" : "");
    }

    static List<LassoCase> small() {
        List<LassoCase> cases = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            List<Problem> shapes = List.of(
                    problem("tall " + seed, Columns.independent(40, 8, seed)),
                    problem("wide " + seed, Columns.independent(12, 30, seed)),
                    problem("correlated " + seed, Columns.autoregressive(30, 15, 0.9, seed)),
                    problem("correlated wide " + seed, Columns.blocks(15, 40, 10, 0.9, seed)));
            for (Problem shape : shapes) {
                cases.addAll(variants(shape, seed));
            }
        }
        return cases;
    }

    private static List<LassoCase> variants(Problem shape, int seed) {
        int p = shape.data().size();
        double[] ones = new double[p];
        Arrays.fill(ones, 1);
        Random random = new Random(seed);
        double[] unequal = random.doubles(p, 0.5, 2).toArray();
        double[] mixed = unequal.clone();
        mixed[0] = 0;
        mixed[p - 2] = 0;
        mixed[1] = Double.POSITIVE_INFINITY;
        mixed[p / 2] = Double.POSITIVE_INFINITY;
        Problem weighted = shape.weighted(1);
        Problem raw = shape.with(new Scaling(false, false));
        return List.of(new LassoCase(shape, ones, false, 1e-3), new LassoCase(shape, ones, true, 1e-3),
                new LassoCase(shape, unequal, false, 1e-3), new LassoCase(shape, mixed, false, 1e-3),
                new LassoCase(shape, mixed, true, 1e-3), new LassoCase(weighted, ones, false, 1e-3),
                new LassoCase(weighted, mixed, true, 1e-3),
                new LassoCase(shape.with(Scaling.STANDARD.withoutIntercept()), ones, false, 1e-3),
                new LassoCase(shape.with(Scaling.STANDARD.withoutStandardizing()), ones, false, 1e-3),
                new LassoCase(raw, ones, false, 1e-3), new LassoCase(raw, mixed, true, 1e-3));
    }

    /** Too many features for the whole Gram matrix. */
    static List<LassoCase> large() {
        double[] ones = new double[1500];
        Arrays.fill(ones, 1);
        double[] mixed = new Random(3).doubles(1500, 0.5, 2).toArray();
        mixed[3] = 0;
        mixed[700] = 0;
        mixed[0] = Double.POSITIVE_INFINITY;
        Problem plain = problem("working set", Columns.autoregressive(80, 1500, 0.7, 2));
        Problem blocks = problem("working set, blocks", Columns.blocks(80, 1500, 50, 0.95, 3));
        return List.of(new LassoCase(plain, ones, false, 0.02), new LassoCase(plain, mixed, false, 0.02),
                new LassoCase(plain, ones, true, 0.02), new LassoCase(plain.weighted(0), mixed, true, 0.02),
                new LassoCase(blocks, ones, false, 0.02),
                new LassoCase(blocks.with(new Scaling(false, false)), ones, false, 0.02));
    }

    /** Every shape of the contract suite whose optimum is unique. */
    static List<LassoCase> shapes() {
        return Problem.all().stream().filter(p -> p.l1Ratio() == 1 && !p.tied()).map(p -> {
            double[] ones = new double[p.data().size()];
            Arrays.fill(ones, 1);
            return new LassoCase(p, ones, false, 1e-3);
        }).toList();
    }

    static LassoCase diabetes() {
        Dataset data = Table.read("data/diabetes.csv").dataset("diabetes", "progression");
        double[] ones = new double[data.size()];
        Arrays.fill(ones, 1);
        return new LassoCase(new Problem("diabetes", data, Scaling.STANDARD, 1, false), ones, false, 1e-4);
    }

    private static Problem problem(String name, double[][] x) {
        return new Problem(name, Problem.dataset(x, Columns.target(x, 5, 1, 99)), Scaling.STANDARD, 1, false);
    }
}
