package exactzero.bench;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.kernel.Kernel;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.solve.Stopping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One instance, one ratio, one number of threads, in a JVM of its own: the first call is cold, the later ones are not.
 *
 * <p>Every call standardises the data and fits the whole path, and starts from nothing. Arguments: the folder of the data,
 * the ratio, seconds for warming up, the number of timed runs, and the beginning of the names of the files written.
 */
final class Trial {
    private static final Stopping STOPPING = new Stopping(1e-12, 1e-9, 100_000);
    private static final int PASSES = 21;

    private Trial() {}

    public static void main(String[] arguments) throws IOException {
        Dataset data = Doubles.data(Path.of(arguments[0]));
        double ratio = Double.parseDouble(arguments[1]);
        Runnable call = () -> fit(data, ratio);

        double cold = Stopwatch.seconds(call);
        int warmUps = Stopwatch.warmUp(call, Double.parseDouble(arguments[2]));
        double[] seconds = Stopwatch.times(call, Integer.parseInt(arguments[3]));
        double pass = onePass(data);

        ElasticNetPath fitted = fit(data, ratio);
        exactzero.path.Path path = fitted.path();
        Doubles.write(Path.of(arguments[4] + ".lambda"), path.lambda());
        Fits.of(path).write(Path.of(arguments[4] + ".fits"));
        Facts.write(Path.of(arguments[4] + ".facts"),
                "kernel", Kernel.BEST.name(),
                "cold", cold,
                "warmUps", warmUps,
                "seconds", spaced(seconds),
                "pass", pass,
                "passes", fitted.cost().passes(),
                "ownGap", Arrays.stream(path.gap()).max().orElse(Double.NaN),
                "converged", path.allConverged());
    }

    private static ElasticNetPath fit(Dataset data, double ratio) {
        Standardized standardized = Standardized.of(data, Scaling.STANDARD);
        return new ElasticNetPath(standardized, 1, Lambdas.grid(100, ratio), STOPPING);
    }

    /** The median seconds of Z'r, the correlations of all features with a vector. */
    private static double onePass(Dataset data) {
        Standardized standardized = Standardized.of(data, Scaling.STANDARD);
        double[] out = new double[data.size()];
        Runnable pass = () -> standardized.design().pulls(standardized.y(), out);
        Stopwatch.warmUp(pass, 0.5);
        return Stopwatch.median(Stopwatch.times(pass, PASSES));
    }

    private static String spaced(double[] numbers) {
        StringBuilder text = new StringBuilder();
        for (double number : numbers) {
            text.append(number).append(' ');
        }
        return text.toString();
    }
}
