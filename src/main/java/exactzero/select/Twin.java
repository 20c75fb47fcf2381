package exactzero.select;

import exactzero.design.Design;
import exactzero.design.PreparedTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A near-substitute: for a feature that is dropped the kept one it is most correlated with, for a kept one the most
 * correlated of the dropped, which could have taken its place.
 *
 * @param name the other feature
 * @param correlation of the two columns
 */
public record Twin(String name, double correlation) {
    /** No near-substitute. */
    public static final Twin NONE = new Twin("", 0);
    /** Absolute correlation from which on two columns count as near-substitutes. */
    public static final double NEAR = 0.8;
    /** Kept features looked at, those with the largest weights first: each takes a pass over the data. */
    private static final int MOST = 200;

    /** The twin of every feature at a fit; a correlation below {@link #NEAR} in size is no twin and leaves {@link #NONE}. */
    static Twin[] of(PreparedTable data, double[] b) {
        Design design = data.design();
        double[] correlation = new double[b.length];
        double[] column = new double[design.rows()];
        return of(data.back().features(), k -> {
            design.fit(new int[] {k}, 1, new double[] {1}, column);
            design.pulls(column, correlation);
            return correlation;
        }, b);
    }

    /** The same where a feature's correlations with all are told otherwise. */
    static Twin[] of(List<String> names, IntFunction<double[]> correlations, double[] b) {
        int p = b.length;
        Twin[] twins = new Twin[p];
        Arrays.fill(twins, NONE);
        int[] kept = IntStream.range(0, p).filter(j -> b[j] != 0.0).boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(b[j]))).limit(MOST).mapToInt(j -> j).toArray();
        for (int k : kept) {
            double[] correlation = correlations.apply(k);
            for (int j = 0; j < p; j++) {
                if (b[j] != 0.0 || Math.abs(correlation[j]) < NEAR) {
                    continue;
                }
                twins[j] = twins[j].orCloser(names.get(k), correlation[j]);
                twins[k] = twins[k].orCloser(names.get(j), correlation[j]);
            }
        }
        return twins;
    }

    /** Whether there is one. */
    public boolean exists() {
        return correlation != 0;
    }

    private Twin orCloser(String other, double itsCorrelation) {
        return Math.abs(itsCorrelation) > Math.abs(correlation) ? new Twin(other, itsCorrelation) : this;
    }
}
