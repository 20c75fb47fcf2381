package exactzero.select;

import exactzero.data.DataException;
import exactzero.data.Observations;
import exactzero.design.PreparedTable;
import exactzero.design.Scaling;
import exactzero.path.Lambdas;
import exactzero.path.Monitor;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/**
 * Stability selection: how often each feature is kept when only a random half of the rows is fitted, at the same lambda.
 *
 * <p>Meinshausen and Buehlmann (2010), with the complementary pairs of halves of Shah and Samworth (2013).
 *
 * @param frequency share of the halves in which each feature is kept, length p
 * @param kept average number of features kept in a half, q
 * @param pairs number of pairs of halves, B
 * @param unfit number of halves that cannot be fitted, as when their target does not vary or none of their rows has weight;
 *     they count as keeping nothing
 */
public record Stability(double[] frequency, double kept, int pairs, int unfit) {
    /** Share of the halves from which on a feature counts as stable, in reports. */
    public static final double THRESHOLD = 0.75;

    /** None looked at, of p features. */
    static Stability none(int p) {
        double[] frequency = new double[p];
        Arrays.fill(frequency, Double.NaN);
        return new Stability(frequency, Double.NaN, 0, 0);
    }

    /**
     * Fits both halves of random splits of the rows.
     *
     * @param lambda at which weights are looked at
     * @param monitor told the number of pairs done, asked before each whether to go on
     * @throws java.util.concurrent.CancellationException when it says no
     */
    static Stability of(Observations data, Scaling scaling, CrossValidation.Fitter fitter, double lambda, int pairs,
            long seed,
            Monitor monitor) {
        int p = data.size();
        AtomicIntegerArray times = new AtomicIntegerArray(p);
        AtomicInteger done = new AtomicInteger();
        AtomicInteger unfit = new AtomicInteger();
        IntStream.range(0, pairs).parallel().forEach(pair -> {
            monitor.check();
            int[] shuffled = Shuffled.rows(data.rows(), seed + pair);
            int half = shuffled.length / 2;
            for (int part = 0; part < 2; part++) {
                int[] rows = IntStream.range(part * half, (part + 1) * half).map(i -> shuffled[i]).sorted().toArray();
                try {
                    double[] b = fitter.fit(PreparedTable.of(data.rows(rows), scaling), Lambdas.of(lambda)).b()[0];
                    IntStream.range(0, p).filter(j -> b[j] != 0.0).forEach(times::incrementAndGet);
                } catch (DataException cannotBeFitted) {
                    unfit.incrementAndGet();
                }
            }
            monitor.done(done.incrementAndGet());
        });
        double[] frequency = new double[p];
        double kept = 0;
        for (int j = 0; j < p; j++) {
            frequency[j] = pairs == 0 ? Double.NaN : times.get(j) / (2.0 * pairs);
            kept += frequency[j];
        }
        return new Stability(frequency, kept, pairs, unfit.get());
    }

    /** Number of features kept in at least this share of the halves. */
    public int count(double threshold) {
        return (int) IntStream.range(0, frequency.length).filter(j -> frequency[j] >= threshold).count();
    }

    /**
     * Bounds the expected number of features kept in at least that share of the halves though they are kept no more often
     * than at random, E(V) &lt;= q^2 / ((2 threshold - 1) p): Meinshausen and Buehlmann (2010), theorem 1, which asks that
     * features without influence are exchangeable; as in Shah and Samworth (2013), equation 4, for features of below average
     * frequency without any such condition.
     *
     * @param threshold above 1/2, at most 1
     */
    public double falsePicks(double threshold) {
        requireThreshold(threshold);
        return kept * kept / ((2 * threshold - 1) * frequency.length);
    }

    /**
     * The sharper bound of Shah and Samworth (2013), theorem 2, for frequencies with a unimodal distribution:
     * C(threshold, B) q^2 / p.
     *
     * @param threshold above 1/2, at most 1
     */
    public double falsePicksUnimodal(double threshold) {
        requireThreshold(threshold);
        double theta = kept / frequency.length;
        double step = 1.0 / (2 * pairs);
        double applies = Math.min(0.5 + theta * theta, 0.5 + step + 0.75 * theta * theta);
        if (theta > 1 / Math.sqrt(3) || threshold <= applies) {
            return falsePicks(threshold);
        }
        double c =
                threshold <= 0.75 ? 1 / (2 * (2 * threshold - 1 - step)) : 4 * (1 - threshold + step) / (1 + 2 * step);
        return c * theta * kept;
    }

    private static void requireThreshold(double threshold) {
        if (!(threshold > 0.5 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold is " + threshold + "; it must lie above 1/2, up to 1");
        }
    }
}
