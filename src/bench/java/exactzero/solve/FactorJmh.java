package exactzero.solve;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One feature more or less in the Cholesky factor, against factoring anew. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FactorJmh {
    @Param({"100", "400"})
    private int m;

    private double[][] h = {};
    private Factor factor = new Factor();

    /** Draws a Gram matrix. */
    @Setup
    public void draw() {
        Random random = new Random(1);
        int n = 2 * m;
        double[][] z = new double[m + 1][];
        for (int j = 0; j <= m; j++) {
            z[j] = random.doubles(n, -1, 1).toArray();
        }
        h = new double[m + 1][m + 1];
        for (int i = 0; i <= m; i++) {
            for (int j = 0; j <= m; j++) {
                for (int k = 0; k < n; k++) {
                    h[i][j] += z[i][k] * z[j][k] / n;
                }
            }
        }
    }

    /** Factors all but the last feature. */
    @Setup(Level.Invocation)
    public void factored() {
        factor = new Factor();
        factor.append(m, this::entries);
    }

    private void entries(int i, int from, int to, double[] row) {
        System.arraycopy(h[i], from, row, from, to - from);
    }

    /** Appends one feature. */
    @Benchmark
    public int append() {
        return factor.append(1, this::entries);
    }

    /** Removes the first feature, the dearest. */
    @Benchmark
    public int remove() {
        factor.remove(0);
        return factor.size();
    }

    /** Factors everything anew. */
    @Benchmark
    public int anew() {
        Factor fresh = new Factor();
        return fresh.append(m + 1, this::entries);
    }
}
