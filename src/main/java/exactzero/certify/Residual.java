package exactzero.certify;

import exactzero.design.Prepared;
import exactzero.kernel.Kernel;
import exactzero.path.MeasuredFits;

/**
 * The residual of a fit, its pulls on every feature, and how far rounding may have moved them.
 *
 * @param pulls c_j = z_j'r / n, length p
 * @param meanSquare r'r / n
 * @param error a bound on the rounding error of each pull
 */
record Residual(double[] pulls, double meanSquare, double error) {
    private static final double EPSILON = 0x1p-53;

    static Residual of(Prepared data, double[] b) {
        int n = data.design().rows();
        double[] r = data.residual(b);
        double[] pulls = new double[b.length];
        data.design().pulls(r, pulls);
        double meanSquare = Kernel.BEST.dot(r, r) / n;
        double inFit = inFit(b, Kernel.BEST.dot(data.y(), data.y()) / n, 2);
        double inDot = (n + 2.0) * EPSILON * Math.sqrt(meanSquare);
        return new Residual(pulls, meanSquare, 1.01 * data.design().amplification() * (inFit + inDot));
    }

    /** Of a fit that was measured on blocks of rows, whose sums are added with compensation. */
    static Residual of(MeasuredFits.Fit fit, int rows) {
        double inFit = inFit(fit.b(), fit.nullMeanSquare(), 4);
        double inDot = ((Math.min(rows, fit.longest()) + 8) * EPSILON + fit.offUnit()) * Math.sqrt(fit.meanSquare());
        return new Residual(fit.pulls(), fit.meanSquare(), 1.01 * (inFit + inDot));
    }

    /** What rounding in the fitted values may change a pull by; more is the number of terms beside the weights. */
    private static double inFit(double[] b, double nullMeanSquare, int more) {
        int count = 0;
        double length = 0;
        for (double weight : b) {
            count += weight != 0.0 ? 1 : 0;
            length += Math.abs(weight);
        }
        return (count + more) * EPSILON * (Math.sqrt(nullMeanSquare) + length);
    }
}
