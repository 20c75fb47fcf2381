package exactzero.report;

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

/** What all panels share: one look; those of paths have the number of nonzero weights above. */
final class Panel {
    /** Size of what is written at the axes and at the line ends. */
    static final double POINTS = 12.5;

    private static final double TITLE_POINTS = 15.5;
    private static final double MARGIN = 0.03;
    private static final int COUNTS = 7;
    /** As a share of the distance at which numbers on top would be if fits lay everywhere. */
    private static final double CLOSEST = 0.7;

    private Panel() {}

    /**
     * Axes of a panel, without data.
     *
     * @param fits of a path, whose numbers of weights that are not zero stand on top
     * @param room beside the smallest lambda, in units of the axis
     * @param values range of the vertical axis
     */
    static XYPlot plot(Places fits, double room, String valueLabel, Range values) {
        Range shown = fits.shown();
        double margin = MARGIN * (shown.getLength() + room);
        boolean left = fits.axis().growsWithLambda();
        Range places = new Range(shown.getLowerBound() - (left ? Math.max(room, margin) : margin),
                shown.getUpperBound() + (left ? margin : Math.max(room, margin)));
        StrengthAxis strength = new StrengthAxis(fits.axis().label(), shown);
        TextAxis count = new TextAxis("number of weights that are not 0", counts(fits));
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

    /** Counts at fits about equally spaced, the ends among them. */
    private static Map<Double, String> counts(Places fits) {
        Range shown = fits.shown();
        double apart = shown.getLength() / (COUNTS - 1);
        TreeMap<Double, String> counts = new TreeMap<>();
        for (int i = 0; i < COUNTS; i++) {
            int k = nearest(fits, shown.getLowerBound() + i * apart);
            Double before = counts.floorKey(fits.of(k));
            boolean placed = !Double.isNaN(fits.of(k));
            if (placed && (before == null || fits.of(k) - before > CLOSEST * apart)) {
                counts.put(fits.of(k), Integer.toString(fits.path().nonzero(k)));
            }
        }
        return counts;
    }

    private static int nearest(Places fits, double place) {
        int nearest = fits.last();
        for (int k = 0; k < fits.path().size(); k++) {
            if (Math.abs(fits.of(k) - place) < Math.abs(fits.of(nearest) - place)) {
                nearest = k;
            }
        }
        return nearest;
    }

    private static ValueAxis style(NumberAxis axis) {
        axis.setStandardTickUnits(new NumberTickUnitSource(false, new BriefFormat()));
        axis.setTickLabelFont(Fonts.size(POINTS));
        axis.setLabelFont(Fonts.size(POINTS, axis.getLabel() == null ? "" : axis.getLabel()));
        axis.setLabelPaint(Palette.INK);
        axis.setTickLabelPaint(Palette.INK);
        axis.setAxisLinePaint(Palette.FAINT_INK);
        axis.setTickMarkPaint(Palette.FAINT_INK);
        return axis;
    }
}
