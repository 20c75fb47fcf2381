package exactzero.report;

import exactzero.path.Path;
import exactzero.select.CvCurve;
import exactzero.select.Selection;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** The picture of cross-validation: the error on rows not fitted, along both paths. */
final class CurvesPicture {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_TARGET = 24;
    private static final double HEADROOM = 0.1;
    private static final double FOOTROOM = 0.05;

    private CurvesPicture() {}

    static Picture of(Selection selection) {
        CvCurve lasso = selection.lassoCv();
        CvCurve ridge = selection.ridgeCv();
        Range errors = Range.combine(range(lasso), range(ridge));
        Range room = new Range(errors.getLowerBound() - FOOTROOM * errors.getLength(),
                errors.getUpperBound() + HEADROOM * errors.getLength());
        String method = Headline.method(selection.lasso());
        return new Picture(Label.clean(selection.name(), LONGEST_NAME) + ": error on rows that were not fitted",
                List.of(chart(method, selection, selection.lasso(), lasso, room, Palette.LASSO,
                        StrengthLine.ofLasso(selection)),
                        chart("Ridge", selection, selection.ridge(), ridge, room, Palette.RIDGE,
                                StrengthLine.ofRidge(selection))),
                List.of("Bars: one standard error each way, over " + selection.folds() + " folds ("
                        + (selection.provenance().foldColumn() == null ? "seed " + selection.seed() : "given")
                        + "). Vertical lines: \u03BB of least error (min), and the largest \u03BB"
                        + " within one standard error of it (1se); solid: in use."),
                "Two charts of cross-validated mean squared error against the logarithm of lambda. " + method + ": "
                        + words(lasso) + " Ridge: " + words(ridge));
    }

    private static String words(CvCurve curve) {
        return "least error " + Numbers.brief(curve.mean()[curve.min()]) + " at lambda "
                + Numbers.brief(curve.lambda()[curve.min()]) + ", error " + Numbers.brief(curve.mean()[curve.oneSe()])
                + " at the 1se lambda " + Numbers.brief(curve.lambda()[curve.oneSe()]) + ".";
    }

    private static JFreeChart chart(
            String title, Selection selection, Path path, CvCurve curve, Range errors, Color colour,
            List<StrengthLine> lines) {
        String label = "mean squared error (" + Label.clean(selection.target(), LONGEST_TARGET) + " squared)";
        Places places = new Places(PathAxis.LAMBDA, path);
        XYPlot plot = Panel.plot(places, 0, label, errors);
        YIntervalSeries series = new YIntervalSeries(title);
        for (int k = 0; k < curve.lambda().length; k++) {
            if (curve.lambda()[k] > 0) {
                double mean = curve.mean()[k];
                double se = curve.se()[k];
                series.add(Math.log10(curve.lambda()[k]), mean, mean - se, mean + se);
            }
        }
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(series);
        plot.setDataset(data);
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setErrorPaint(Palette.OTHERS);
        renderer.setErrorStroke(Palette.solid(1));
        renderer.setCapLength(3);
        renderer.setSeriesPaint(0, colour);
        renderer.setSeriesShape(0, new Ellipse2D.Double(-2.2, -2.2, 4.4, 4.4));
        plot.setRenderer(renderer);
        plot.addAnnotation(new StrengthLines(places, lines));
        return Panel.chart(title, plot);
    }

    private static Range range(CvCurve curve) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < curve.mean().length; k++) {
            low = Math.min(low, curve.mean()[k] - curve.se()[k]);
            high = Math.max(high, curve.mean()[k] + curve.se()[k]);
        }
        return low < high ? new Range(low, high) : new Range(low - 1, low + 1);
    }
}
