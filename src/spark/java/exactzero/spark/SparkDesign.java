package exactzero.spark;

import exactzero.design.DenseDesign;
import exactzero.design.Design;
import exactzero.kernel.Kernel;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Standardised columns in slabs of rows, which executors keep.
 *
 * <p>A pass over all columns is a job: the vector is broadcast, the pulls come back added up. Of the few features that a path works
 * with, the driver fetches the columns, each once and many in one job, as long as they fill no more than a quarter of its
 * memory: their fits, pulls and Gram blocks then take no job. Of the others these are jobs too.
 */
public final class SparkDesign implements Design, AutoCloseable {
    private final JavaRDD<WideRows.Slab> slabs;
    private final JavaSparkContext context;
    private final int[] first;
    private final int n;
    private final int p;
    private final Map<Integer, double[]> fetched = new HashMap<>();
    private final int most;

    /**
     * Of slabs, at most one in a partition.
     *
     * @param first number of rows before each partition
     * @param n number of rows in all
     * @param memory bytes that fetched columns may take
     */
    SparkDesign(JavaRDD<WideRows.Slab> slabs, JavaSparkContext context, int[] first, int n, int p, long memory) {
        this.slabs = slabs;
        this.context = context;
        this.first = first;
        this.n = n;
        this.p = p;
        this.most = (int) Math.min(p, memory / Double.BYTES / n);
    }

    /** The same rows, of whose columns the driver may fetch so many bytes. */
    SparkDesign within(long memory) {
        return new SparkDesign(slabs, context, first, n, p, memory);
    }

    @Override
    public int rows() {
        return n;
    }

    @Override
    public int features() {
        return p;
    }

    @Override
    public void pulls(double[] v, double[] out) {
        double root = Math.sqrt(n);
        System.arraycopy(job(v, (z, part) -> {
            double[] pulls = new double[z.features()];
            z.pulls(part, pulls);
            return times(z.rows() / root, pulls);
        }), 0, out, 0, p);
    }

    @Override
    public void pulls(int[] features, int count, double[] v, double[] out) {
        if (count == 0) {
            return;
        }
        if (fetch(features, count)) {
            columns(features, count).pulls(IntStream.range(0, count).toArray(), count, v, out);
            return;
        }
        int[] few = Arrays.copyOf(features, count);
        double root = Math.sqrt(n);
        System.arraycopy(job(v, (z, part) -> {
            double[] pulls = new double[few.length];
            z.pulls(few, few.length, part, pulls);
            return times(z.rows() / root, pulls);
        }), 0, out, 0, count);
    }

    @Override
    public void gram(int[] features, int from, int to, double[][] gram) {
        if (from == to) {
            return;
        }
        if (fetch(features, to)) {
            columns(features, to).gram(IntStream.range(0, to).toArray(), from, to, gram);
            return;
        }
        int[] few = Arrays.copyOf(features, to);
        double[] sums = job(new double[0], (z, part) -> {
            double[][] block = new double[to][to];
            z.gram(few, from, to, block);
            return times(z.rows(), Arrays.stream(block, from, to).flatMapToDouble(Arrays::stream).toArray());
        });
        for (int i = from; i < to; i++) {
            for (int j = 0; j <= i; j++) {
                gram[i][j] = sums[(i - from) * to + j];
                gram[j][i] = gram[i][j];
            }
        }
    }

    @Override
    public void fit(int[] features, int count, double[] weights, double[] out) {
        if (count == 0) {
            Arrays.fill(out, 0);
            return;
        }
        if (fetch(features, count)) {
            columns(features, count).fit(IntStream.range(0, count).toArray(), count, weights, out);
            return;
        }
        int[] few = Arrays.copyOf(features, count);
        double[] used = Arrays.copyOf(weights, count);
        double[] fit = Jobs.combined(slabs, (partition, part) -> {
            DenseDesign z = part.next().z();
            double[] fitted = new double[z.rows()];
            z.fit(few, few.length, used, fitted);
            return fitted;
        }, SparkDesign::joined).orElseThrow();
        double root = Math.sqrt(n);
        Arrays.setAll(out, i -> fit[i] * root);
    }

    /** Where columns are few enough, brings those that are not at hand. */
    private boolean fetch(int[] features, int count) {
        int[] missing = Arrays.stream(features, 0, count).filter(j -> !fetched.containsKey(j)).toArray();
        if (fetched.size() + missing.length > most) {
            return false;
        }
        if (missing.length > 0) {
            double[][] columns = Jobs.combined(slabs, (partition, part) -> {
                DenseDesign z = part.next().z();
                return Arrays.stream(missing).mapToObj(z::column).toArray(double[][]::new);
            }, SparkDesign::stacked).orElseThrow();
            double root = Math.sqrt(n);
            for (int k = 0; k < missing.length; k++) {
                fetched.put(missing[k], times(root, columns[k]));
            }
        }
        return true;
    }

    private DenseDesign columns(int[] features, int count) {
        double[][] columns = new double[count][];
        Arrays.setAll(columns, k -> Objects.requireNonNull(fetched.get(features[k])));
        return new DenseDesign(columns, n);
    }

    /** What a slab adds to sums. */
    @FunctionalInterface
    private interface Pass extends Serializable {
        /** @param part of a vector, the slab's rows */
        double[] over(DenseDesign z, double[] part);
    }

    /** Sums over all slabs. */
    private double[] job(double[] v, Pass pass) {
        int[] from = first;
        Broadcast<double[]> shared = context.broadcast(v);
        try {
            return Jobs.combined(slabs, (partition, part) -> {
                DenseDesign z = part.next().z();
                int at = from[partition];
                return pass.over(z, slice(shared.value(), at, z.rows()));
            }, SparkDesign::sum).orElseThrow();
        } finally {
            shared.destroy();
        }
    }

    private static double[] slice(double[] all, int from, int count) {
        return all.length == 0 ? all : Arrays.copyOfRange(all, from, from + count);
    }

    private static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static double[] sum(List<double[]> parts) {
        double[] sum = new double[parts.getFirst().length];
        for (double[] part : parts) {
            Kernel.axpy(1, part, sum, sum.length);
        }
        return sum;
    }

    private static double[] joined(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[][] stacked(List<double[][]> parts) {
        double[][] columns = new double[parts.getFirst().length][];
        Arrays.setAll(columns, k -> joined(parts.stream().map(part -> part[k]).toList()));
        return columns;
    }

    /** Executors need keep the columns no longer. */
    @Override
    public void close() {
        slabs.unpersist();
    }
}
