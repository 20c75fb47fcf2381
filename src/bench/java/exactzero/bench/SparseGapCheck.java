package exactzero.bench;

import exactzero.data.SparseDataset;
import exactzero.data.SparseMatrix;

/** {@link GapCheck} by the entries alone: columns are centred where sums are taken, not stored. */
final class SparseGapCheck {
    private final SparseMatrix x;
    private final double[] y;
    private final double[] mean;
    private final double[] sd;

    SparseGapCheck(SparseDataset data) {
        x = data.columns();
        int n = x.rows();
        mean = new double[x.columns()];
        sd = new double[x.columns()];
        for (int j = 0; j < sd.length; j++) {
            for (double value : x.values()[j]) {
                mean[j] += value / n;
            }
            double square = (n - x.index()[j].length) * mean[j] * mean[j];
            for (double value : x.values()[j]) {
                square += (value - mean[j]) * (value - mean[j]);
            }
            sd[j] = Math.sqrt(square / n);
        }
        y = data.y().clone();
        centre(y);
    }

    /** The largest relative gap over the fits. */
    double largest(Fits fits, double[] lambda) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < fits.size(); k++) {
            largest = Math.max(largest, gap(fits, k, lambda[k]));
        }
        return largest;
    }

    private double gap(Fits fits, int k, double lambda) {
        double[] r = y.clone();
        double l1 = 0;
        for (int e = fits.start()[k]; e < fits.start()[k + 1]; e++) {
            int j = fits.feature()[e];
            l1 += Math.abs(fits.value()[e]) * sd[j];
            for (int i = 0; i < x.index()[j].length; i++) {
                r[x.index()[j][i]] -= fits.value()[e] * x.values()[j][i];
            }
        }
        centre(r);
        double limit = lambda / largestPull(r);
        double rr = dot(r, r);
        double yr = dot(y, r);
        double s = Math.clamp(yr / rr, -limit, limit);
        double primal = rr / 2 + r.length * lambda * l1;
        return (primal - (s * yr - s * s * rr / 2)) / (dot(y, y) / 2);
    }

    private double largestPull(double[] centred) {
        double largest = 0;
        for (int j = 0; j < sd.length; j++) {
            double sum = 0;
            for (int i = 0; i < x.index()[j].length; i++) {
                sum += (x.values()[j][i] - mean[j]) * centred[x.index()[j][i]];
            }
            double elsewhere = 0;
            for (int i : x.index()[j]) {
                elsewhere -= centred[i];
            }
            sum -= mean[j] * elsewhere;
            largest = Math.max(largest, sd[j] == 0 ? 0 : Math.abs(sum) / sd[j]);
        }
        return largest / centred.length;
    }

    private static void centre(double[] v) {
        for (int pass = 0; pass < 2; pass++) {
            double mean = 0;
            for (double value : v) {
                mean += value / v.length;
            }
            for (int i = 0; i < v.length; i++) {
                v[i] -= mean;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
