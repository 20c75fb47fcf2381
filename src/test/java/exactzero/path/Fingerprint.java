package exactzero.path;

import exactzero.design.Scaling;
import exactzero.design.Standardized;
import java.util.Arrays;

/** Every bit of some fits as one number each: what a child JVM of {@link ThreadsTest} prints. */
final class Fingerprint {
    private Fingerprint() {}

    public static void main(String[] args) {
        System.out.println(all());
    }

    /** A wide path, a tall one, ridge, knots. */
    static String all() {
        return "wide " + wide(300, 2000, 40) + " tall " + wide(3000, 400, 40) + " ridge " + ridge(300, 500) + " "
                + ridge(800, 120);
    }

    static long wide(int n, int p, int count) {
        ElasticNetPath net = new ElasticNetPath(data(n, p), 1, Lambdas.grid(count, 0.05),
                exactzero.solve.Stopping.DEFAULT);
        long hash = of(net.path());
        for (Knot knot : net.knots()) {
            hash = 31 * hash + Double.doubleToRawLongBits(knot.lambda()) + knot.feature().hashCode();
        }
        return hash;
    }

    private static long ridge(int n, int p) {
        return of(RidgePath.fit(data(n, p), Lambdas.grid(20, 1e-4)));
    }

    private static Standardized data(int n, int p) {
        double[][] x = Columns.autoregressive(n, p, 0.5, 7);
        return Standardized.of(Problem.dataset(x, Columns.target(x, 10, 1, 8)), Scaling.STANDARD);
    }

    private static long of(Path path) {
        long hash = bits(path.lambda()) * 31 + bits(path.gap()) * 17 + bits(path.r2());
        for (int k = 0; k < path.size(); k++) {
            hash = 31 * hash + bits(path.b()[k]);
            hash = 31 * hash + bits(path.coefficients(k));
            hash = 31 * hash + Double.hashCode(path.intercept(k));
        }
        return hash;
    }

    /** Of the raw bits, so that -0.0 and 0.0 differ. */
    private static long bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).reduce(7, (a, b) -> 31 * a + b);
    }
}
