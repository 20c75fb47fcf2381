package exactzero.path;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import java.util.ArrayList;
import java.util.List;

/**
 * NIST Statistical Reference Datasets, linear regression.
 *
 * <p>The Wampler sets are y = p(x) + size * e(x) for x = 0 ... 20 and polynomials p of degree 5, e orthogonal to them, so the
 * certified values are the coefficients of p.
 */
final class NistData {
    private static final double[] DISTURBANCE = {759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048,
        -2048, 1838, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 759};

    private NistData() {}

    static Dataset longley() {
        return Table.read("data/longley.csv").dataset("longley", "Employed");
    }

    /** y and the powers of x. */
    static Dataset polynomial(String name, int degree) {
        Table table = Table.read("src/test/resources/nist/" + name + ".csv");
        double[] t = table.column("x");
        double[][] x = new double[degree][t.length];
        for (int i = 0; i < t.length; i++) {
            for (int j = 0; j < degree; j++) {
                x[j][i] = j == 0 ? t[i] : x[j - 1][i] * t[i];
            }
        }
        return Problem.dataset(x, table.column("y"));
    }

    static Dataset wampler(double ratio, double size) {
        double[][] x = new double[5][21];
        double[] y = new double[21];
        for (int i = 0; i < 21; i++) {
            y[i] = 1 + size * DISTURBANCE[i];
            double power = 1;
            double weight = 1;
            for (int j = 0; j < 5; j++) {
                power *= i;
                weight *= ratio;
                x[j][i] = power;
                y[i] += weight * power;
            }
        }
        if (size == 0 && ratio < 1) {
            for (int i = 0; i < 21; i++) {
                y[i] = Math.rint(y[i] * 1e5) / 1e5;
            }
        }
        return Problem.dataset(x, y);
    }

    /** All of them as Lassos and elastic nets, and the polynomials through the origin. */
    static List<NastyProblem> nasty() {
        List<NastyProblem> all = new ArrayList<>();
        add(all, "longley", longley());
        add(all, "norris", polynomial("norris", 1));
        add(all, "pontius", polynomial("pontius", 2));
        add(all, "filip", polynomial("filip", 10));
        for (double size : new double[] {0, 1, 100, 10_000}) {
            add(all, "wampler " + size, wampler(1, size));
        }
        add(all, "wampler two", wampler(0.1, 0));
        return all;
    }

    private static void add(List<NastyProblem> all, String name, Dataset data) {
        for (Scaling scaling : new Scaling[] {Scaling.STANDARD, Scaling.STANDARD.withoutIntercept()}) {
            for (double mix : new double[] {1, 0.5}) {
                String what = name + ", " + mix + (scaling.intercept() ? "" : ", no intercept");
                all.add(new NastyProblem(new Problem(what, data, scaling, mix, false), Constraints.NONE));
            }
        }
    }
}
