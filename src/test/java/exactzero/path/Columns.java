package exactzero.path;

import java.util.Random;

/** Random columns of the shapes that are hard for a Lasso solver; the same seed gives the same numbers. */
public final class Columns {
    private Columns() {}

    /** Independent standard normal columns. */
    public static double[][] independent(int n, int p, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[p][n];
        for (double[] column : x) {
            for (int i = 0; i < n; i++) {
                column[i] = random.nextGaussian();
            }
        }
        return x;
    }

    /** Neighbouring columns correlated by rho, others by powers of it. */
    public static double[][] autoregressive(int n, int p, double rho, long seed) {
        double[][] x = independent(n, p, seed);
        for (int j = 1; j < p; j++) {
            mix(x[j - 1], rho, x[j]);
        }
        return x;
    }

    /** Blocks of so many columns, each pair in a block correlated by rho^2. */
    public static double[][] blocks(int n, int p, int size, double rho, long seed) {
        double[][] x = independent(n, p, seed);
        double[][] common = independent(n, (p + size - 1) / size, seed + 1);
        for (int j = 0; j < p; j++) {
            mix(common[j / size], rho, x[j]);
        }
        return x;
    }

    /** Small whole numbers, so that pulls tie and columns repeat. */
    public static double[][] integers(int n, int p, int bound, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[p][n];
        for (double[] column : x) {
            for (int i = 0; i < n; i++) {
                column[i] = random.nextInt(2 * bound + 1) - bound;
            }
        }
        return x;
    }

    /** Every column with an index of at least p / 2 is a copy of the one p / 2 before it. */
    public static double[][] duplicated(double[][] x) {
        int half = x.length / 2;
        for (int j = half; j < 2 * half; j++) {
            x[j] = x[j - half].clone();
        }
        return x;
    }

    /** Every third column is the sum of the two before it, to the last bit where those are whole numbers. */
    public static double[][] dependent(double[][] x) {
        for (int j = 2; j < x.length; j += 3) {
            for (int i = 0; i < x[j].length; i++) {
                x[j][i] = x[j - 1][i] + x[j - 2][i];
            }
        }
        return x;
    }

    /** Columns multiplied by powers of ten from 10^-range to 10^range. */
    public static double[][] scaled(double[][] x, int range, long seed) {
        Random random = new Random(seed);
        for (double[] column : x) {
            double scale = Math.pow(10, random.nextInt(2 * range + 1) - range);
            for (int i = 0; i < column.length; i++) {
                column[i] *= scale;
            }
        }
        return x;
    }

    /** Columns of a Hadamard matrix of order n, a power of two, the constant one left out: exactly orthogonal. */
    public static double[][] orthogonal(int n, int p) {
        double[][] x = new double[p][n];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < n; i++) {
                x[j][i] = Integer.bitCount(i & (j + 1)) % 2 == 0 ? 1 : -1;
            }
        }
        return x;
    }

    /** A few columns with weights 3, -2, 1 ..., plus noise; no noise leaves y in the span. */
    public static double[] target(double[][] x, int relevant, double noise, long seed) {
        Random random = new Random(seed);
        double[] y = new double[x[0].length];
        double weight = 3;
        for (int k = 0; k < Math.min(relevant, x.length); k++) {
            double[] column = x[(int) ((long) k * x.length / relevant)];
            for (int i = 0; i < y.length; i++) {
                y[i] += weight * column[i];
            }
            weight = weight > 0 ? 1 - weight : -weight;
        }
        for (int i = 0; i < y.length; i++) {
            y[i] += noise == 0 ? 0 : noise * random.nextGaussian();
        }
        return y;
    }

    private static void mix(double[] common, double rho, double[] own) {
        for (int i = 0; i < own.length; i++) {
            own[i] = rho * common[i] + Math.sqrt(1 - rho * rho) * own[i];
        }
    }
}
