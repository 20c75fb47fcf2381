package exactzero.solve;

import exactzero.design.ColumnDesign;
import exactzero.kernel.Kernel;

/** Pulls from the residual r = y - Z b itself: "naive updates" in Friedman, Hastie and Tibshirani (2010), section 2.1. */
public final class ResidualPulls implements Pulls {
    private final ColumnDesign z;
    private final double[] y;
    private final ColumnDesign.Accumulator r;

    /** @param y centred target, length n, not modified */
    public ResidualPulls(ColumnDesign z, double[] y) {
        this.z = z;
        this.y = y;
        this.r = z.accumulator();
        r.set(y);
    }

    @Override
    public double of(int j) {
        return r.pull(j);
    }

    @Override
    public void move(int j, double change) {
        r.add(j, -change);
    }

    @Override
    public void refresh(double[] b) {
        r.set(y);
        for (int j = 0; j < b.length; j++) {
            if (b[j] != 0.0) {
                r.add(j, -b[j]);
            }
        }
    }

    @Override
    public double[] all() {
        double[] c = new double[z.features()];
        z.pulls(residual(), c);
        return c;
    }

    @Override
    public double meanSquare() {
        double[] residual = residual();
        return Kernel.BEST.dot(residual, residual) / residual.length;
    }

    private double[] residual() {
        double[] residual = new double[y.length];
        r.get(residual);
        return residual;
    }

    @Override
    public double nullMeanSquare() {
        return Kernel.BEST.dot(y, y) / y.length;
    }
}
