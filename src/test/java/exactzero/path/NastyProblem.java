package exactzero.path;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import java.util.Arrays;
import java.util.Random;

/**
 * A random problem that is hard on purpose: each column, the target, the rows' weights, the penalty factors and the bounds are
 * drawn from lists of what has ever troubled a solver.
 *
 * @param problem the data, and how they are scaled and penalised
 * @param constraints penalty factors and bounds
 */
public record NastyProblem(Problem problem, Constraints constraints) {
    private static final int[] ROWS = {1, 2, 3, 3, 4, 5, 8, 12, 20, 40};
    private static final double[] MIXES = {1, 1, 1, 0.5, 1e-3, 1 - 1e-9};

    /** Always the same of a seed. */
    public static NastyProblem of(long seed) {
        return new Draw(new Random(seed)).problem("seed " + seed);
    }

    /** The same rows and columns in another order. */
    NastyProblem shuffled(int[] rows, int[] columns) {
        Dataset data = problem.data();
        double[][] x = new double[columns.length][];
        for (int k = 0; k < x.length; k++) {
            x[k] = picked(data.columns()[columns[k]], rows);
        }
        Dataset moved = weighted(Problem.dataset(x, picked(data.y(), rows)), picked(data.weights(), rows));
        Constraints others = new Constraints(picked(constraints.factors(), columns),
                picked(constraints.lower(), columns), picked(constraints.upper(), columns));
        return new NastyProblem(new Problem(problem.name() + ", shuffled", moved, problem.scaling(), problem.l1Ratio(),
                true), others);
    }

    private static double[] picked(double[] values, int[] order) {
        return values.length == 0 ? values : Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    private static Dataset weighted(Dataset data, double[] weights) {
        return new Dataset(data.name(), data.features(), data.columns(), data.target(), data.y(), weights);
    }

    @Override
    public String toString() {
        return problem.name();
    }

    private record Draw(Random random) {

        NastyProblem problem(String name) {
            int n = ROWS[random.nextInt(ROWS.length)];
            int[] sizes = {1, 2, 3, 5, n - 1, n, n + 1, 3 * n, Math.min(20 * n, 90)};
            int p = Math.max(1, sizes[random.nextInt(sizes.length)]);
            boolean standardize = random.nextInt(3) > 0;
            int range = standardize ? 150 : 60;
            double[][] x = new double[p][];
            for (int j = 0; j < p; j++) {
                x[j] = column(x, j, n);
            }
            double[] y = target(x, n);
            if (random.nextBoolean()) {
                for (int j = 0; j < p; j++) {
                    x[j] = times(x[j], Math.pow(10, random.nextInt(2 * range + 1) - range));
                }
            }
            y = times(y, random.nextBoolean() ? 1 : Math.pow(10, random.nextInt(2 * range + 1) - range));
            Scaling scaling = new Scaling(random.nextInt(4) > 0, standardize);
            double mix = MIXES[random.nextInt(MIXES.length)];
            Dataset data = weighted(Problem.dataset(x, y), weights(n));
            Constraints constraints = random.nextInt(6) == 0 ? bounded(factors(p), x, y) : factors(p);
            return new NastyProblem(new Problem(name, data, scaling, mix, true), constraints);
        }

        private double[] column(double[][] before, int j, int n) {
            double[] x = normal(n);
            double[] earlier = j == 0 ? x : before[random.nextInt(j)];
            return switch (random.nextInt(14)) {
                case 0 -> earlier.clone();
                case 1 -> times(earlier, -1);
                case 2 -> plus(earlier, before[j == 0 ? 0 : random.nextInt(j)], j == 0 ? x : earlier);
                case 3 -> mixed(earlier, x, Math.pow(10, -1 - random.nextInt(14)));
                case 4 -> constant(n, random.nextBoolean() ? 0.1 : 1e9 / 3);
                case 5 -> moved(x, Math.pow(10, random.nextInt(12)));
                case 6 -> whole(n);
                case 7 -> single(n);
                case 8 -> moved(whole(n), 1e8);
                default -> x;
            };
        }

        private double[] target(double[][] x, int n) {
            double[] y = new double[n];
            for (int k = 0; k < 3; k++) {
                double[] column = x[random.nextInt(x.length)];
                double weight = random.nextGaussian();
                for (int i = 0; i < n; i++) {
                    y[i] += weight * column[i];
                }
            }
            return switch (random.nextInt(16)) {
                case 0 -> constant(n, random.nextInt(3) / 3.0);
                case 1 -> moved(y, 1e12);
                case 6, 14 -> y;
                case 7, 15 -> mixed(y, normal(n), 1e-9);
                case 2, 8 -> orthogonal(x, normal(n));
                case 3, 9 -> moved(normal(n), 1e7);
                case 4 -> whole(n);
                case 5 -> single(n);
                default -> mixed(y, normal(n), 0.5);
            };
        }

        private double[] weights(int n) {
            double[] w = constant(n, 1);
            switch (random.nextInt(8)) {
                case 0 -> Arrays.setAll(w, i -> i < 2 ? 1 : random.nextInt(3));
                case 1 -> Arrays.setAll(w, i -> Math.pow(10, 12 * random.nextDouble() - 6));
                case 2 -> w[random.nextInt(n)] = 1e10;
                case 3 -> Arrays.fill(w, 1e300);
                case 4 -> Arrays.setAll(w, i -> i == 0 || i < random.nextInt(4) ? 1 : 0);
                default -> {}
            }
            return w;
        }

        private Constraints factors(int p) {
            double[] v = constant(p, 1);
            switch (random.nextInt(8)) {
                case 0 -> Arrays.setAll(v, j -> Math.pow(10, 8 * random.nextDouble() - 4));
                case 1 -> Arrays.setAll(v, j -> j == 0 ? 1 : random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : 1);
                case 2 -> v[random.nextInt(p)] = p == 1 ? 1 : 0;
                case 3 -> Arrays.fill(v, 1e-100);
                case 4 -> Arrays.setAll(v, j -> random.nextInt(3) == 0 ? 0 : 1);
                default -> {
                    return Constraints.NONE;
                }
            }
            return Constraints.NONE.withFactors(v);
        }

        /** No negative weights, or none beyond what a column of its size would need to explain the target, times a power of ten. */
        private Constraints bounded(Constraints factors, double[][] x, double[] y) {
            if (random.nextBoolean()) {
                return factors.withoutNegative(x.length);
            }
            double[] lower = new double[x.length];
            double[] upper = new double[x.length];
            for (int j = 0; j < x.length; j++) {
                double need = range(x[j]) > 0 ? range(y) / range(x[j]) : 1;
                lower[j] = -need * Math.pow(10, 1 - random.nextInt(5));
                upper[j] = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY
                        : need * Math.pow(10, 1 - random.nextInt(5));
            }
            return factors.withBounds(lower, upper);
        }

        private static double range(double[] values) {
            return Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
        }

        private double[] normal(int n) {
            return random.doubles(n).map(u -> random.nextGaussian()).toArray();
        }

        private double[] whole(int n) {
            return random.ints(n, -1, 2).asDoubleStream().toArray();
        }

        private double[] single(int n) {
            double[] x = new double[n];
            x[random.nextInt(n)] = 1;
            return x;
        }

        private static double[] constant(int n, double value) {
            double[] x = new double[n];
            Arrays.fill(x, value);
            return x;
        }

        private static double[] times(double[] x, double factor) {
            return Arrays.stream(x).map(v -> v * factor).toArray();
        }

        private static double[] moved(double[] x, double by) {
            return Arrays.stream(x).map(v -> v + by).toArray();
        }

        private static double[] plus(double[] a, double @org.jspecify.annotations.Nullable [] b, double[] other) {
            double[] second = b == null ? other : b;
            double[] sum = new double[a.length];
            Arrays.setAll(sum, i -> a[i] + second[i]);
            return sum;
        }

        private static double[] mixed(double[] a, double[] b, double share) {
            double[] sum = new double[a.length];
            Arrays.setAll(sum, i -> a[i] + share * b[i]);
            return sum;
        }

        /** What is left of a vector beside columns and a constant, by Gram and Schmidt, twice; as it was where nothing is. */
        private static double[] orthogonal(double[][] x, double[] y) {
            double[][] basis = new double[x.length + 1][];
            double[] rest = y.clone();
            for (int j = 0; j <= x.length; j++) {
                double[] column = j == 0 ? constant(y.length, 1) : x[j - 1].clone();
                double before = Math.sqrt(dot(column, column));
                for (int turn = 0; turn < 2; turn++) {
                    for (int k = 0; k < j; k++) {
                        remove(basis[k], column);
                    }
                }
                double after = Math.sqrt(dot(column, column));
                basis[j] = after > 1e-9 * before ? times(column, 1 / after) : new double[y.length];
                remove(basis[j], rest);
            }
            return dot(rest, rest) > 1e-18 ? rest : y;
        }

        private static void remove(double[] unit, double[] from) {
            double product = dot(unit, from);
            for (int i = 0; i < from.length; i++) {
                from[i] -= product * unit[i];
            }
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }
}
