package exactzero.cli;

import exactzero.design.Scaling;
import exactzero.path.Lambdas;
import picocli.CommandLine.Option;

/** How paths are fitted, shared by the commands that fit one. */
final class FitOptions {

    @Option(names = "--lambdas", paramLabel = "N", description = "number of lambdas on the grid (default: 100)")
    private int count = 100;

    @Option(
            names = "--lambda-ratio",
            paramLabel = "R",
            description = "smallest over largest lambda (default: 1e-2 when rows < features, else 1e-4)")
    private double ratio = Double.NaN;

    @Option(names = "--lambda", split = ",", paramLabel = "V", description = "these lambdas instead of a grid")
    private double[] lambda = new double[0];

    @Option(names = "--no-standardize", description = "penalise the weights of the columns as they are")
    private boolean raw;

    @Option(names = "--no-intercept", description = "fit through the origin")
    private boolean noIntercept;

    @Option(names = "--threads", paramLabel = "N", description = "threads to use (default: one per core)")
    private int threads;

    Scaling scaling() {
        return new Scaling(!noIntercept, !raw);
    }

    Lambdas lambdas() {
        return lambda.length > 0 ? Lambdas.of(lambda) : Lambdas.grid(count, ratio);
    }

    /** Sizes the pool that all parallel work runs on; results do not depend on it. */
    void limitThreads() {
        if (threads < 0) {
            throw new IllegalArgumentException("--threads is " + threads + "; it must be at least 1");
        }
        if (threads > 0) {
            System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(threads - 1));
        }
    }
}
