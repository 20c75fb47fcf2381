package exactzero.select;

import exactzero.data.Observations;
import exactzero.design.PreparedTable;
import exactzero.path.ElasticNetPath;
import exactzero.path.Monitor;
import java.util.ArrayList;
import java.util.List;

/**
 * Cross-validation over both parameters of the elastic net: every share of L1 with a path of lambdas of its own, all on the
 * same folds.
 *
 * @param tried one entry per share of L1, in the order given
 */
public record L1RatioSearch(List<Tried> tried) {

    /**
     * One share of L1.
     *
     * @param l1Ratio the share
     * @param lambda of the smallest error
     * @param error that error
     */
    public record Tried(double l1Ratio, double lambda, double error) {}

    /**
     * Cross-validates every share.
     *
     * @param l1Ratios each above 0 and at most 1
     * @param monitor told the number of folds done, asked before each whether to go on
     * @throws java.util.concurrent.CancellationException when it says no
     */
    public static L1RatioSearch of(Observations data, SelectionOptions options, double[] l1Ratios, Monitor monitor) {
        PreparedTable all = PreparedTable.of(data, options.scaling());
        Folds folds = Folds.of(data, options, 0);
        List<Tried> tried = new ArrayList<>();
        for (double l1Ratio : l1Ratios) {
            int before = tried.size() * folds.count();
            LassoFitter fitter =
                    new LassoFitter(options.withL1Ratio(l1Ratio).with(false, options.relaxed()), Double.NaN, monitor);
            ElasticNetPath net = fitter.net(all, options.lambdas());
            CvCurve curve = CrossValidation.of(data, options.scaling(), folds, net.path().lambda(), fitter,
                    monitor.from(before));
            tried.add(new Tried(l1Ratio, curve.lambda()[curve.min()], curve.mean()[curve.min()]));
        }
        return new L1RatioSearch(List.copyOf(tried));
    }

    /** The share with the smallest error; among equals the larger, which keeps fewer features. */
    public double best() {
        Tried best = tried.getFirst();
        for (Tried one : tried) {
            if (one.error() < best.error() || one.error() == best.error() && one.l1Ratio() > best.l1Ratio()) {
                best = one;
            }
        }
        return best.l1Ratio();
    }
}
