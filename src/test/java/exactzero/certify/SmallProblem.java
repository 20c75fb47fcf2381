package exactzero.certify;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.path.Columns;
import exactzero.path.Problem;
import exactzero.solve.CoordinateDescent;
import exactzero.solve.ElasticNet;
import exactzero.solve.ResidualPulls;
import exactzero.solve.Stopping;
import java.util.Random;

/** A small random problem with a penalty of its own: what certificates are held against brute force on. */
record SmallProblem(Standardized data, ElasticNet penalty, boolean generic) {

    private static final Stopping EXACT = new Stopping(1e-15, 1e-16, 2000);

    /** The kinds of design, from harmless to hostile. */
    enum Kind {
        GENERIC, CORRELATED, DUPLICATED, DEPENDENT, NEARLY_DEPENDENT, NEARLY_DUPLICATED, INTEGER, BADLY_SCALED, OFFSET
    }

    /** One problem of a kind. */
    static SmallProblem of(Kind kind, long seed) {
        Random random = new Random(1000 * seed + kind.name().hashCode());
        int p = 1 + random.nextInt(random.nextInt(4) == 0 ? 6 : 4);
        while (true) {
            int n = 3 + random.nextInt(10);
            double[][] x = columns(kind, n, p, random);
            double[] y = kind == Kind.INTEGER ? Columns.integers(n, 1, 2, random.nextLong())[0]
                    : Columns.target(x, 2, random.nextInt(4) == 0 ? 0 : 1, random.nextLong());
            if (varies(x) && varies(new double[][] {y})) {
                Scaling scaling = new Scaling(random.nextInt(4) > 0, random.nextInt(4) > 0);
                Standardized data = Standardized.of(Problem.dataset(x, y), scaling);
                ElasticNet penalty = penalty(data, random);
                boolean knot = random.nextInt(2) == 0;
                return new SmallProblem(data, knot ? nearAKnot(data, penalty, random) : penalty,
                        kind == Kind.GENERIC && n > p + 3 && !knot && !wide(penalty));
            }
        }
    }

    /** Columns of the design as stored. */
    double[][] columns() {
        double[][] z = new double[data.design().features()][];
        for (int j = 0; j < z.length; j++) {
            z[j] = data.design().column(j);
        }
        return z;
    }

    private static double[][] columns(Kind kind, int n, int p, Random random) {
        double[][] x = kind == Kind.CORRELATED ? Columns.autoregressive(n, p, 0.95, random.nextLong())
                : kind == Kind.INTEGER || kind == Kind.DEPENDENT ? Columns.integers(n, p, 1, random.nextLong())
                : Columns.independent(n, p, random.nextLong());
        switch (kind) {
            case DUPLICATED -> Columns.duplicated(x);
            case DEPENDENT -> Columns.dependent(x);
            case BADLY_SCALED -> Columns.scaled(x, 8, random.nextLong());
            case NEARLY_DEPENDENT -> perturb(Columns.dependent(x), random);
            case NEARLY_DUPLICATED -> perturb(Columns.duplicated(x), random);
            case OFFSET -> perturb(x, 1e6, random);
            default -> {
            }
        }
        return x;
    }

    private static void perturb(double[][] x, Random random) {
        for (double[] column : x) {
            for (int i = 0; i < column.length; i++) {
                column[i] += 1e-7 * random.nextGaussian();
            }
        }
    }

    private static void perturb(double[][] x, double offset, Random random) {
        for (double[] column : x) {
            double by = offset * random.nextGaussian();
            for (int i = 0; i < column.length; i++) {
                column[i] += by;
            }
        }
    }

    private static boolean varies(double[][] x) {
        for (double[] column : x) {
            boolean varies = false;
            for (double v : column) {
                varies |= v != column[0];
            }
            if (!varies) {
                return false;
            }
        }
        return true;
    }

    /** Usually one l1 for all, at times one each, some infinite; usually no l2. */
    private static ElasticNet penalty(Standardized data, Random random) {
        int p = data.design().features();
        double[] c = new double[p];
        data.design().pulls(data.y(), c);
        double largest = java.util.Arrays.stream(c).map(Math::abs).max().orElseThrow();
        double strength = Math.max(largest, 1e-3) * Math.pow(10, -3 * random.nextDouble());
        boolean each = random.nextInt(3) == 0;
        boolean ridge = random.nextInt(3) == 0;
        double[] l1 = new double[p];
        double[] l2 = new double[p];
        for (int j = 0; j < p; j++) {
            l1[j] = each ? strength * 2 * random.nextDouble() : strength;
            l1[j] = each && random.nextInt(8) == 0 ? 0 : l1[j];
            if (each && random.nextInt(5) == 0) {
                l1[j] = Double.POSITIVE_INFINITY;
            }
            l2[j] = ridge ? (each ? random.nextDouble() : 0.1) * (random.nextInt(5) == 0 ? 20 : 1) : 0;
        }
        return random.nextInt(3) == 0 ? bounded(l1, l2, random) : new ElasticNet(l1, l2);
    }

    /** Bounds on some weights, from tight to a million times too wide. */
    private static ElasticNet bounded(double[] l1, double[] l2, Random random) {
        double[] lower = new double[l1.length];
        double[] upper = new double[l1.length];
        for (int j = 0; j < l1.length; j++) {
            lower[j] = 0.0 - bound(random);
            upper[j] = bound(random);
        }
        return new ElasticNet(l1, l2, lower, upper);
    }

    private static double bound(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> Double.POSITIVE_INFINITY;
            default -> Math.pow(10, 8 * random.nextDouble() - 2);
        };
    }

    /** The penalty changed so that one pull, its weight held at zero, equals its l1 to between 3 and 17 digits. */
    private static ElasticNet nearAKnot(Standardized data, ElasticNet penalty, Random random) {
        double[] l1 = penalty.l1().clone();
        int j = random.nextInt(l1.length);
        l1[j] = Double.POSITIVE_INFINITY;
        double pull = new CoordinateDescent(new ResidualPulls(data.design(), data.y()), EXACT)
                .solve(new ElasticNet(l1, penalty.l2(), penalty.lower(), penalty.upper()), new double[l1.length])
                .pulls()[j];
        double off = Math.pow(10, -3 - random.nextInt(14)) * (random.nextBoolean() ? 1 : -1);
        l1[j] = Math.max(Math.abs(pull) * (1 - off), 1e-3 * penalty.l1()[j]);
        return Double.isFinite(l1[j]) ? new ElasticNet(l1, penalty.l2(), penalty.lower(), penalty.upper()) : penalty;
    }

    /** Whether any bound is finite and not zero: how far it allows a weight to go multiplies rounding errors of pulls. */
    private static boolean wide(ElasticNet penalty) {
        boolean wide = false;
        for (int j = 0; j < penalty.l1().length; j++) {
            wide |= penalty.lower()[j] != 0 && penalty.lower()[j] != Double.NEGATIVE_INFINITY;
            wide |= penalty.upper()[j] != 0 && penalty.upper()[j] != Double.POSITIVE_INFINITY;
        }
        return wide;
    }
}
