package exactzero.select;

import exactzero.design.Moments;
import exactzero.path.Path;
import java.util.Optional;

/** Errors of a path on rows of which only moments are at hand: quadratic forms. */
public final class HeldOutMoments {
    private HeldOutMoments() {}

    /**
     * The weighted mean squared error on held-out rows at every lambda of a path.
     *
     * @param path fitted to the training rows, with an intercept
     * @param training moments of the rows fitted
     * @param others moments of the rows held out, in the same frame
     * @return none where so little is left of the forms' terms that rounding would tell
     */
    public static Optional<double[]> errors(Path path, Moments training, Moments others) {
        double[] unit = training.frame().unit();
        int p = unit.length - 1;
        double[] errors = new double[path.size()];
        for (int k = 0; k < errors.length; k++) {
            double[] v = path.coefficients(k);
            double t = training.mean()[p];
            for (int j = 0; j < p; j++) {
                v[j] = v[j] == 0.0 ? 0 : v[j] * (unit[j] / unit[p]);
                t -= v[j] * training.mean()[j];
            }
            errors[k] = others.meanSquare(v, t) * unit[p] * unit[p];
            if (Double.isNaN(errors[k])) {
                return Optional.empty();
            }
        }
        return Optional.of(errors);
    }
}
