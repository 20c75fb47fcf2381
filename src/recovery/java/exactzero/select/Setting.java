package exactzero.select;

import exactzero.data.Correlation;
import exactzero.data.SyntheticSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One of the settings of Hastie, Tibshirani and Tibshirani (2017), section 3.
 *
 * @param rows n
 * @param features p
 * @param relevant s, the number of coefficients that are not zero, each 1 or -1, at random positions
 * @param rho correlation of neighbouring features, rho^|j - k| of others
 * @param snr variance of the signal over that of the noise
 */
record Setting(int rows, int features, int relevant, double rho, double snr) {

    /** Sizes low, medium, high-5 and high-10 of the paper, with three correlations and three signal-to-noise ratios. */
    static List<Setting> all() {
        List<Setting> all = new ArrayList<>();
        int[][] sizes = {{100, 10, 5}, {500, 100, 5}, {50, 1000, 5}, {100, 1000, 10}};
        for (int[] size : sizes) {
            for (double rho : new double[] {0, 0.35, 0.7}) {
                for (double snr : new double[] {0.25, 1, 6}) {
                    all.add(new Setting(size[0], size[1], size[2], rho, snr));
                }
            }
        }
        return all;
    }

    SyntheticSpec spec(long seed) {
        return SyntheticSpec.of(rows, features, relevant).withCoefficients(1, 1)
                .withCorrelation(new Correlation.Ar1(rho)).withSnr(snr).withSeed(seed);
    }

    /**
     * Expected squared error on a new row, noise included, over the variance of the noise: d'Sigma d / sigma^2 + 1 with
     * d the error of the coefficients; 1 is perfect.
     */
    double testError(double[] truth, double[] estimate, double interceptError, double noiseSd) {
        double square = interceptError * interceptError;
        double before = 0;
        for (int j = 0; j < truth.length; j++) {
            double d = estimate[j] - truth[j];
            // sum_jk rho^|j - k| d_j d_k, with before = sum_{k < j} rho^(j - k) d_k
            square += d * (d + 2 * before);
            before = rho * (before + d);
        }
        return square / (noiseSd * noiseSd) + 1;
    }

    /** Without what varies among settings of one size. */
    String size() {
        return String.format(Locale.ROOT, "n=%d p=%d s=%d", rows, features, relevant);
    }

    @Override
    public String toString() {
        return size() + " rho=" + rho + " snr=" + snr;
    }
}
