package exactzero.solve;

import exactzero.design.Design;
import exactzero.kernel.Kernel;
import java.util.stream.IntStream;

/**
 * Pulls from the Gram matrix, c = Z'y / n - G b: "covariance updates" in Friedman, Hastie and Tibshirani (2010), section
 * 2.2. For p features that fit p^2 numbers in memory, cheapest when n is much larger than p.
 */
public final class CovariancePulls implements Pulls {
    private final double[][] gram;
    private final double[] atZero;
    private final double nullMeanSquare;
    private final double[] c;
    private double meanSquare;

    /** @param y centred target, length n, not modified */
    public CovariancePulls(Design z, double[] y) {
        int p = z.features();
        gram = new double[p][p];
        z.gram(IntStream.range(0, p).toArray(), 0, p, gram);
        atZero = new double[p];
        z.pulls(y, atZero);
        nullMeanSquare = Kernel.BEST.dot(y, y) / y.length;
        c = atZero.clone();
        meanSquare = nullMeanSquare;
    }

    @Override
    public double of(int j) {
        return c[j];
    }

    @Override
    public void move(int j, double change) {
        meanSquare -= change * (2 * c[j] - change * gram[j][j]);
        Kernel.axpy(-change, gram[j], c, c.length);
    }

    @Override
    public void refresh(double[] b) {
        System.arraycopy(atZero, 0, c, 0, c.length);
        meanSquare = nullMeanSquare;
        for (int j = 0; j < b.length; j++) {
            if (b[j] != 0.0) {
                move(j, b[j]);
            }
        }
        meanSquare = Math.max(meanSquare, 0);
    }

    @Override
    public double[] all() {
        return c.clone();
    }

    @Override
    public double meanSquare() {
        return meanSquare;
    }

    @Override
    public double nullMeanSquare() {
        return nullMeanSquare;
    }
}
