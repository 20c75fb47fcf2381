package exactzero.spark;

import exactzero.data.DataException;
import exactzero.data.Dataset;
import exactzero.design.DenseDesign;
import exactzero.design.FitMoments;
import exactzero.design.Moments;
import exactzero.design.Prepared;
import exactzero.design.Scaling;
import exactzero.design.Standardization;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows of a data frame with too many features for moments, standardised and kept by the executors: what a path with a working
 * set, and a certificate, are made from, each pass over the columns being a job.
 *
 * <p>Executors hold 8 n p bytes, on disk where memory is short; the driver the target, and the columns that a path works with, see {@link SparkDesign}. To be
 * closed when no longer needed.
 *
 * @param design the standardised columns
 * @param y the centred target in units of {@link Standardization#yScale}, length n
 * @param back the way back to original units
 */
public record WideRows(SparkDesign design, double[] y, Standardization back) implements Prepared, AutoCloseable {
    /** Passes after which means are as near as they get. */
    private static final int PASSES = 3;

    /**
     * A part of the rows.
     *
     * @param z their standardised columns, times the roots of the weights
     * @param y their target, likewise
     */
    record Slab(DenseDesign z, double[] y) implements Serializable {}

    /**
     * Standardises: a look at the first rows, a job or two for means and deviations, and one that keeps the columns.
     *
     * @param scaling with an intercept
     * @throws DataException when there are fewer than two rows, the target does not vary, or no feature does
     */
    public static WideRows of(SparkRows rows, Scaling scaling) {
        if (!scaling.intercept()) {
            throw new IllegalArgumentException("wide tables on Spark are fitted with an intercept only");
        }
        Moments.Frame frame = SparkMoments.first(rows);
        FitMoments seen = seen(rows, frame);
        for (int pass = 1; pass < PASSES && isRemote(seen, frame); pass++) {
            frame = nearer(seen, frame);
            seen = seen(rows, frame);
        }
        Standardization back = back(seen, frame, scaling, rows);
        RowReader reader = rows.reader();
        double perWeight = 1 / seen.weight();
        JavaRDD<Slab> slabs = rows.rdd().mapPartitionsWithIndex(
                (partition, part) -> slab(reader, back, perWeight, partition, part), true)
                .persist(StorageLevel.MEMORY_AND_DISK());
        List<List<double[]>> targets = Jobs.run(() -> slabs.map(Slab::y).glom().collect());
        int[] first = new int[targets.size() + 1];
        for (int i = 0; i < targets.size(); i++) {
            first[i + 1] = Math.addExact(first[i], targets.get(i).isEmpty() ? 0 : targets.get(i).getFirst().length);
        }
        int n = first[targets.size()];
        if (n < 2) {
            slabs.unpersist();
            throw new DataException(n + " rows; a fit needs at least two");
        }
        double root = Math.sqrt(n);
        double[] y = targets.stream().flatMap(List::stream).flatMapToDouble(Arrays::stream)
                .map(value -> value * root).toArray();
        long memory = Runtime.getRuntime().maxMemory() / 4;
        return new WideRows(new SparkDesign(slabs, rows.context(), first, n, back.size(), memory), y, back);
    }

    /** Means and deviations of all columns, measured in a frame. */
    private static FitMoments seen(SparkRows rows, Moments.Frame frame) {
        int p = rows.features().size();
        double[] ones = new double[p];
        Arrays.fill(ones, 1);
        Standardization as = new Standardization(frame.features(), Arrays.copyOf(frame.origin(), p),
                Arrays.copyOf(frame.unit(), p), ones, new boolean[p], frame.origin()[p], frame.unit()[p], true);
        return SparkFit.measured(rows, new FitMoments(as, new double[0][]));
    }

    private static boolean isRemote(FitMoments seen, Moments.Frame frame) {
        for (int j = 0; j < frame.unit().length; j++) {
            if (Math.abs(seen.mean(j)) > seen.deviation(j)) {
                return true;
            }
        }
        return false;
    }

    private static Moments.Frame nearer(FitMoments seen, Moments.Frame frame) {
        double[] origin = frame.origin().clone();
        double[] unit = frame.unit().clone();
        for (int j = 0; j < unit.length; j++) {
            origin[j] += seen.mean(j) * unit[j];
            unit[j] *= seen.deviation(j) > 0 ? seen.deviation(j) : 1;
        }
        return new Moments.Frame(frame.features(), origin, unit);
    }

    private static Standardization back(FitMoments seen, Moments.Frame frame, Scaling scaling, SparkRows rows) {
        Moments.Frame centred = nearer(seen, frame);
        int p = rows.features().size();
        double[] mean = new double[p];
        double[] norm = new double[p];
        double[] unit = new double[p];
        boolean[] constant = new boolean[p];
        boolean any = false;
        for (int j = 0; j < p; j++) {
            constant[j] = !(seen.deviation(j) > 0);
            any |= !constant[j];
            mean[j] = constant[j] ? 0 : centred.origin()[j];
            norm[j] = constant[j] ? 1 : centred.unit()[j];
            unit[j] = constant[j] || scaling.standardize() ? 1 : 1 / norm[j];
        }
        if (!(seen.deviation(p) > 0)) {
            throw new DataException("target '" + rows.target() + "' is constant: there is nothing to explain");
        }
        if (!any) {
            throw new DataException("every feature is constant: nothing can explain '" + rows.target() + "'");
        }
        return new Standardization(frame.features(), mean, norm, unit, constant, centred.origin()[p],
                Math.scalb(1.0, Math.getExponent(centred.unit()[p])), true);
    }

    /** A partition's rows, times the roots of their shares of the weight; those of a weight of n in all are root n times as long. */
    private static Iterator<Slab> slab(RowReader reader, Standardization back, double perWeight, int partition,
            Iterator<Row> rows) {
        int p = back.size();
        double[] origin = Arrays.copyOf(back.mean(), p + 1);
        double[] unit = Arrays.copyOf(back.norm(), p + 1);
        origin[p] = back.yMean();
        unit[p] = back.yScale();
        Moments.Frame frame = new Moments.Frame(back.features(), origin, unit);
        List<double[][]> blocks = new ArrayList<>();
        int n = 0;
        Iterator<Dataset> tables = reader.blocks(partition, rows);
        while (tables.hasNext()) {
            double[][] u = frame.measured(tables.next());
            n += u[p].length;
            blocks.add(u);
        }
        if (n == 0) {
            return List.<Slab>of().iterator();
        }
        double[][] z = new double[p + 1][n];
        int at = 0;
        double root = Math.sqrt(perWeight);
        for (double[][] block : blocks) {
            for (int j = 0; j <= p; j++) {
                for (int i = 0; i < block[j].length; i++) {
                    z[j][at + i] = j < p && back.constant()[j] ? 0 : block[j][i] * root;
                }
            }
            at += block[p].length;
        }
        return List.of(new Slab(new DenseDesign(Arrays.copyOf(z, p), n), z[p])).iterator();
    }

    @Override
    public void close() {
        design.close();
    }
}
