package exactzero.bench;

import exactzero.data.SparseDataset;
import exactzero.data.SparseMatrix;
import exactzero.design.PreparedTable;
import exactzero.design.Scaling;
import exactzero.path.ElasticNetPath;
import exactzero.path.Lambdas;
import exactzero.path.Path;
import exactzero.solve.Cost;
import exactzero.solve.Stopping;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A path on random sparse columns, as large as the memory allows: what a pass over them takes, how many there are, and what is
 * held, for the cost model in reports/benchmarks/stream.md.
 */
public final class LargeSparse {
    private static final int RELEVANT = 20;

    private LargeSparse() {}

    /**
     * Fits a path.
     *
     * @param args rows, features, entries in a column, number of lambdas, and the ratio of the last to the largest
     */
    public static void main(String[] args) {
        int n = Integer.parseInt(args[0]);
        int p = Integer.parseInt(args[1]);
        int entries = Integer.parseInt(args[2]);
        SparseDataset data = draw(n, p, entries);
        System.gc();
        say("%d rows, %d features, %d entries; held: %d MB", n, p, data.columns().entries(), held());
        long start = System.nanoTime();
        PreparedTable prepared = PreparedTable.of(data, new Scaling(true, true));
        say("standardised in %.2f s", seconds(start));
        double[] pulls = new double[p];
        for (int turn = 0; turn < 3; turn++) {
            start = System.nanoTime();
            prepared.design().pulls(prepared.y(), pulls);
            say("a full pass: %.2f s", seconds(start));
        }
        start = System.nanoTime();
        ElasticNetPath net = new ElasticNetPath(prepared, 1,
                Lambdas.grid(Integer.parseInt(args[3]), Double.parseDouble(args[4])), Stopping.DEFAULT);
        Path path = net.path();
        Cost cost = net.cost();
        say("%d lambdas: %.1f s, %.1f passes by %s, largest gap %.1e, %d weights not zero at the last", path.size(),
                seconds(start), cost.passes(), cost.route(), path.largestGap(), path.nonzero(path.size() - 1));
        say("held: %d MB of a heap of %d MB", held(), Runtime.getRuntime().maxMemory() >> 20);
    }

    private static SparseDataset draw(int n, int p, int entries) {
        int[][] index = new int[p][];
        double[][] values = new double[p][];
        double[] y = new double[n];
        SplittableRandom noise = new SplittableRandom(1);
        Arrays.setAll(y, i -> noise.nextGaussian());
        for (int j = 0; j < p; j++) {
            SplittableRandom random = new SplittableRandom(j + 2);
            index[j] = random.ints(entries, 0, n).sorted().distinct().toArray();
            values[j] = random.doubles(index[j].length, 0.5, 1.5).toArray();
            for (int k = 0; j < RELEVANT && k < index[j].length; k++) {
                y[index[j][k]] += (j % 2 == 0 ? 10 : -10) * values[j][k];
            }
        }
        return SparseDataset.of("large", IntStream.rangeClosed(1, p).mapToObj(j -> "x" + j).toList(),
                new SparseMatrix(n, index, values), "y", y);
    }

    private static long held() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() >> 20;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
