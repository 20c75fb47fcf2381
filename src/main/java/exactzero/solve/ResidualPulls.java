package exactzero.solve;

import exactzero.design.ColumnDesign;
import exactzero.kernel.Kernel;

/** Pulls from the residual r = y - Z b itself: "naive updates" in Friedman, Hastie and Tibshirani (2010), section 2.1. */
public final class ResidualPulls implements Pulls {
    private final ColumnDesign z;
    private final double[] y;
    private final double[] r;

    /** @param y centred target, length n, not modified */
    public ResidualPulls(ColumnDesign z, double[] y) {
        this.z = z;
        this.y = y;
        this.r = y.clone();
    }

    @Override
    public double of(int j) {
        return z.pull(j, r);
    }

    @Override
    public void move(int j, double change) {
        z.add(j, -change, r);
    }

    @Override
    public void refresh(double[] b) {
        System.arraycopy(y, 0, r, 0, r.length);
        for (int j = 0; j < b.length; j++) {
            if (b[j] != 0.0) {
                z.add(j, -b[j], r);
            }
        }
    }

    @Override
    public double[] all() {
        double[] c = new double[z.features()];
        z.pulls(r, c);
        return c;
    }

    @Override
    public double meanSquare() {
        return Kernel.BEST.dot(r, r) / r.length;
    }

    @Override
    public double nullMeanSquare() {
        return Kernel.BEST.dot(y, y) / y.length;
    }
}
