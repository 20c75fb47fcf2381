package exactzero.data;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * A linear problem whose answer is known: y = X beta + noise, with most of beta zero.
 *
 * <p>The setting is that of Hastie, Tibshirani and Tibshirani, "Best Subset, Forward Stepwise or Lasso?" (2020), with
 * random positions, signs and sizes of the coefficients. The same specification gives the same numbers.
 *
 * @param rows n, at least 2
 * @param features p, at least 1
 * @param relevant how many coefficients are not zero, 0 to p; with 0 the target is noise of standard deviation 1
 * @param smallest least absolute size of a nonzero coefficient, above 0
 * @param largest greatest absolute size of a nonzero coefficient; sizes are uniform between the two
 * @param correlation of the features, which are standard normal
 * @param snr signal-to-noise ratio, variance of X beta over variance of the noise; infinite for no noise
 * @param seed of the random numbers
 */
public record SyntheticSpec(
        int rows,
        int features,
        int relevant,
        double smallest,
        double largest,
        Correlation correlation,
        double snr,
        long seed) {

    public SyntheticSpec {
        require(rows >= 2, "rows", rows, "2 or more");
        require(features >= 1, "features", features, "1 or more");
        require(relevant >= 0 && relevant <= features, "relevant", relevant, "0 to " + features + ", all features");
        require(smallest > 0 && Double.isFinite(smallest), "smallest coefficient", smallest, "above 0 and finite");
        require(largest >= smallest && Double.isFinite(largest), "largest coefficient", largest,
                "at least the smallest, " + smallest + ", and finite");
        require(snr > 0, "snr", snr, "above 0");
    }

    /** Independent features, coefficients of size 0.5 to 1.5, a signal-to-noise ratio of 3, seed 1. */
    public static SyntheticSpec of(int rows, int features, int relevant) {
        return new SyntheticSpec(rows, features, relevant, 0.5, 1.5, new Correlation.Independent(), 3, 1);
    }

    public SyntheticSpec withCoefficients(double least, double greatest) {
        return new SyntheticSpec(rows, features, relevant, least, greatest, correlation, snr, seed);
    }

    public SyntheticSpec withCorrelation(Correlation structure) {
        return new SyntheticSpec(rows, features, relevant, smallest, largest, structure, snr, seed);
    }

    public SyntheticSpec withSnr(double ratio) {
        return new SyntheticSpec(rows, features, relevant, smallest, largest, correlation, ratio, seed);
    }

    public SyntheticSpec withSeed(long number) {
        return new SyntheticSpec(rows, features, relevant, smallest, largest, correlation, snr, number);
    }

    /** Draws the data: features x1 to xp, target y. */
    public SyntheticData generate() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] beta = coefficients(random);
        double[][] columns = new double[features][rows];
        correlation.fill(columns, random);
        double[] y = signal(columns, beta);
        double noiseSd = relevant == 0 ? 1 : Math.sqrt(variance(y) / snr);
        for (int i = 0; i < rows; i++) {
            y[i] += noiseSd * random.nextGaussian();
        }
        List<String> names = IntStream.rangeClosed(1, features).mapToObj(j -> "x" + j).toList();
        return new SyntheticData(Dataset.of("synthetic", names, columns, "y", y), beta, 0, noiseSd);
    }

    /** Selection sampling (Knuth, TAOCP 3.4.2, algorithm S): every set of positions is equally likely. */
    private double[] coefficients(RandomGenerator random) {
        double[] beta = new double[features];
        int chosen = 0;
        for (int j = 0; chosen < relevant; j++) {
            if (random.nextInt(features - j) < relevant - chosen) {
                double size = smallest + (largest - smallest) * random.nextDouble();
                beta[j] = random.nextBoolean() ? size : -size;
                chosen++;
            }
        }
        return beta;
    }

    private double[] signal(double[][] columns, double[] beta) {
        double[] signal = new double[rows];
        for (int j = 0; j < features; j++) {
            if (beta[j] != 0.0) {
                for (int i = 0; i < rows; i++) {
                    signal[i] += beta[j] * columns[j][i];
                }
            }
        }
        return signal;
    }

    private static double variance(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }

    private static void require(boolean legal, String what, Object value, String range) {
        if (!legal) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be " + range);
        }
    }
}
