package exactzero.bench;

import exactzero.data.Dataset;
import exactzero.design.Scaling;
import exactzero.design.Standardized;
import exactzero.kernel.Kernel;
import exactzero.path.Lambdas;
import exactzero.path.RidgePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One ridge path in a JVM of its own, as {@link Trial} does it for the Lasso: standardised and fitted from nothing at every
 * call. Arguments: the folder of the data, seconds for warming up, the number of timed runs, the beginning of the files'
 * names.
 */
final class RidgeTrial {
    private RidgeTrial() {}

    public static void main(String[] arguments) throws IOException {
        Dataset data = Doubles.data(Path.of(arguments[0]));
        Runnable call = () -> fit(data);
        double cold = Stopwatch.seconds(call);
        Stopwatch.warmUp(call, Double.parseDouble(arguments[1]));
        double[] seconds = Stopwatch.times(call, Integer.parseInt(arguments[2]));
        RidgePath ridge = fit(data);
        exactzero.path.Path path = ridge.path();
        double[][] coefficients = new double[path.size()][];
        Arrays.setAll(coefficients, path::coefficients);
        Doubles.write(Path.of(arguments[3] + ".lambda"), path.lambda());
        Doubles.write(Path.of(arguments[3] + ".bin"), coefficients);
        Facts.write(Path.of(arguments[3] + ".facts"),
                "kernel", Kernel.BEST.name(),
                "cold", cold,
                "digits", ridge.digits(path.size() - 1),
                "seconds", Arrays.stream(seconds).mapToObj(Double::toString).collect(Collectors.joining(" ")));
    }

    private static RidgePath fit(Dataset data) {
        return new RidgePath(Standardized.of(data, Scaling.STANDARD), Lambdas.GRID);
    }
}
