package exactzero.cli;

import exactzero.design.Scaling;
import exactzero.path.Lambdas;
import exactzero.solve.Stopping;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How paths are fitted, shared by the commands that fit one. */
final class FitOptions {

    @Option(names = "--lambdas", paramLabel = "N", description = "Number of lambdas on the grid (default: 100).")
    private @Nullable Integer count;

    @Option(
            names = "--lambda-ratio",
            paramLabel = "R",
            description = "Smallest over largest lambda (default: 1e-2 when rows < features, else 1e-4).")
    private @Nullable Double ratio;

    @Option(names = "--lambda", split = ",", hideParamSyntax = true, paramLabel = "V,V",
            description = "These lambdas instead of a grid.")
    private double[] lambda = new double[0];

    @Option(
            names = "--gap",
            paramLabel = "G",
            description = "Largest duality gap, relative to that of the mean alone (default: 1e-10).")
    private double gap = Stopping.DEFAULT.gap();

    @Option(names = "--no-standardize", description = "Penalise the weights of the columns as they are.")
    private boolean raw;

    @Option(names = "--no-intercept", description = "Fit through the origin.")
    private boolean noIntercept;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to use; results do not depend on it (default: one per core).")
    private @Nullable Integer threads;

    Scaling scaling() {
        return new Scaling(!noIntercept, !raw);
    }

    Lambdas lambdas() {
        if (lambda.length == 0) {
            return Lambdas.grid(count == null ? 100 : count, ratio());
        }
        if (count != null || ratio != null) {
            throw new UsageException("--lambda gives the lambdas, "
                    + (count != null ? "--lambdas" : "--lambda-ratio") + " asks for a grid; leave out one of them");
        }
        return Lambdas.of(lambda);
    }

    private double ratio() {
        if (ratio == null) {
            return Double.NaN;
        }
        if (!(ratio > 0 && ratio < 1)) {
            throw new UsageException("--lambda-ratio is " + ratio + "; it must lie between 0 and 1");
        }
        return ratio;
    }

    Stopping stopping() {
        if (!(gap > 0 && gap < 1)) {
            throw new UsageException("--gap is " + gap + "; it must lie between 0 and 1");
        }
        return new Stopping(gap, Stopping.DEFAULT.violation(), Stopping.DEFAULT.maxEpochs());
    }

    /** Sizes the pool that all parallel work runs on. */
    void limitThreads() {
        if (threads != null) {
            limitThreads(threads);
        }
    }

    /** Sizes the pool for a number of threads. */
    static void limitThreads(int threads) {
        if (threads < 1) {
            throw new UsageException("--threads is " + threads + "; it must be at least 1");
        }
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(threads - 1));
    }
}
