package exactzero.report;

import exactzero.path.Path;
import java.awt.RenderingHints;
import java.util.Map;
import java.util.TreeMap;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/** What all panels share: one look; those of paths have log lambda below and the number of nonzero weights above. */
final class Panel {
    /** Size of what is written at the axes and at the line ends. */
    static final double POINTS = 12.5;

    private static final double TITLE_POINTS = 15.5;
    private static final int COUNTS = 7;

    private Panel() {}

    /**
     * Axes of a panel, without data.
     *
     * @param path gives the numbers on top
     * @param shown the lambdas to show, as powers of ten
     * @param left room left of the smallest lambda, in powers of ten
     * @param values range of the vertical axis
     */
    static XYPlot plot(Path path, Range shown, double left, String valueLabel, Range values) {
        double right = 0.03 * (shown.getLength() + left);
        Range places = new Range(shown.getLowerBound() - Math.max(left, right), shown.getUpperBound() + right);
        StrengthAxis strength = new StrengthAxis("log\u2081\u2080 of the penalty \u03BB", shown.getLowerBound());
        CountAxis count = new CountAxis(counts(path));
        NumberAxis value = new NumberAxis(valueLabel);
        count.setRange(places);
        XYPlot plot = plot(strength, places, value, values);
        plot.setDomainAxis(1, style(count));
        plot.setDomainAxisLocation(1, AxisLocation.TOP_OR_LEFT);
        return plot;
    }

    /** Two axes in the common look, without data. */
    static XYPlot plot(NumberAxis below, Range places, NumberAxis left, Range values) {
        below.setRange(places);
        left.setRange(values);
        XYPlot plot = new XYPlot(null, style(below), style(left), null);
        plot.setBackgroundPaint(Palette.PAPER);
        plot.setOutlinePaint(Palette.FAINT_INK);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setRangeGridlineStroke(Palette.solid(1));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(2, 2, 2, 10));
        return plot;
    }

    static JFreeChart chart(String title, XYPlot plot) {
        JFreeChart chart = new JFreeChart(null, Fonts.size(POINTS), plot, false);
        TextTitle heading = new TextTitle(title, Fonts.size(TITLE_POINTS));
        heading.setPaint(Palette.INK);
        heading.setHorizontalAlignment(HorizontalAlignment.CENTER);
        heading.setPadding(4, 4, 0, 4);
        chart.setTitle(heading);
        chart.setBackgroundPaint(null);
        chart.getRenderingHints().put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        chart.getRenderingHints()
                .put(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return chart;
    }

    /** What each series is, to stand below the plot. */
    static LegendTitle legend(XYPlot plot) {
        LegendTitle legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setItemFont(Fonts.size(POINTS));
        legend.setItemPaint(Palette.INK);
        legend.setItemLabelPadding(new RectangleInsets(2, 3, 2, 9));
        legend.setFrame(BlockBorder.NONE);
        legend.setBackgroundPaint(null);
        return legend;
    }

    /** The lambdas of a path that have a logarithm, as powers of ten; a unit of width when there is only one. */
    static Range shown(double[] lambda) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double l : lambda) {
            if (l > 0) {
                low = Math.min(low, Math.log10(l));
                high = Math.max(high, Math.log10(l));
            }
        }
        return low < high ? new Range(low, high) : low == high ? new Range(low - 0.5, low + 0.5) : new Range(0, 1);
    }

    /** Counts at lambdas about equally spaced, the ends among them. */
    private static Map<Double, Integer> counts(Path path) {
        Map<Double, Integer> counts = new TreeMap<>();
        for (int i = 0; i < COUNTS; i++) {
            int k = Math.round(i * (path.size() - 1f) / (COUNTS - 1));
            if (path.lambda()[k] > 0) {
                counts.put(Math.log10(path.lambda()[k]), path.nonzero(k));
            }
        }
        return counts;
    }

    private static ValueAxis style(NumberAxis axis) {
        axis.setStandardTickUnits(new NumberTickUnitSource(false, new BriefFormat()));
        axis.setTickLabelFont(Fonts.size(POINTS));
        axis.setLabelFont(Fonts.size(POINTS, axis.getLabel()));
        axis.setLabelPaint(Palette.INK);
        axis.setTickLabelPaint(Palette.INK);
        axis.setAxisLinePaint(Palette.FAINT_INK);
        axis.setTickMarkPaint(Palette.FAINT_INK);
        return axis;
    }
}
