package exactzero.kernel;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The vector kernels against the plain loops. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelJmh {
    @Param({"vector", "plain"})
    private String kernel = "";

    @Param({"1000", "100000"})
    private int n;

    private Kernel kernels = Kernel.BEST;
    private double[] x = {};
    private double[][] columns = {};
    private final double[] out = new double[4];

    /** Draws the columns. */
    @Setup
    public void draw() {
        kernels = kernel.equals("vector") ? new VectorKernel() : new PlainKernel();
        Random random = new Random(1);
        columns = new double[4][];
        for (int k = 0; k < 4; k++) {
            columns[k] = random.doubles(n).toArray();
        }
        x = random.doubles(n).toArray();
    }

    /** x'y. */
    @Benchmark
    public double dot() {
        return kernels.dot(x, columns[0], 0, n);
    }

    /** Four columns with one vector. */
    @Benchmark
    public double[] dotFour() {
        kernels.dotFour(columns, 0, x, 0, n, out, 0);
        return out;
    }

    /** The sum of a column. */
    @Benchmark
    public double sum() {
        return kernels.sum(x, 0, n);
    }
}
