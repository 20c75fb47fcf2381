package exactzero.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** A panel of curves and points over two plain axes, with a legend that says what each is; the zero lines are drawn. */
final class Graph {
    private static final int POINTS = 240;
    private static final double DOT = 4.5;
    /** Room around the numbers at the axes, so that there are fewer of them. */
    private static final RectangleInsets TICKS_ACROSS = new RectangleInsets(2, 9, 2, 9);
    private static final RectangleInsets TICKS_UP = new RectangleInsets(6, 4, 6, 4);

    private final Range places;
    private final XYPlot plot;
    private final DefaultXYDataset data = new DefaultXYDataset();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    private final JFreeChart chart;

    Graph(String title, String below, Range places, String left, Range values) {
        this(title, new NumberAxis(below), places, new NumberAxis(left), values);
        plot.getRangeAxis().setTickLabelInsets(TICKS_UP);
    }

    /** A panel over axes of one's own. */
    Graph(String title, NumberAxis across, Range places, NumberAxis up, Range values) {
        this.places = places;
        across.setTickLabelInsets(TICKS_ACROSS);
        plot = Panel.plot(across, places, up, values);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.addDomainMarker(zero(), Layer.BACKGROUND);
        plot.addRangeMarker(zero(), Layer.BACKGROUND);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setLegendLine(new Line2D.Double(-13, 0, 13, 0));
        plot.setDataset(data);
        plot.setRenderer(renderer);
        chart = Panel.chart(title, plot);
        chart.addLegend(Panel.legend(plot));
    }

    /** A panel of named rows: the first is at height 0, the next at -1. */
    static Graph ofRows(String title, String below, Range places, List<String> names) {
        Graph graph = ofRows(title, new NumberAxis(below), places, names);
        graph.plot.addDomainMarker(zero(), Layer.BACKGROUND);
        return graph;
    }

    /** The same over an axis that has texts of its own. */
    static Graph ofRows(String title, NumberAxis below, Range places, List<String> names) {
        Map<Double, String> heights = new HashMap<>();
        for (int row = 0; row < names.size(); row++) {
            heights.put((double) -row, names.get(row));
        }
        TextAxis rows = new TextAxis(null, heights);
        Graph graph = new Graph(title, below, places, rows, new Range(0.4 - names.size(), 0.6));
        rows.setTickLabelFont(Fonts.size(Panel.POINTS, String.join("", names)));
        graph.plot.clearRangeMarkers();
        graph.plot.clearDomainMarkers();
        graph.plot.setDomainGridlinesVisible(true);
        graph.plot.setDomainGridlinePaint(Palette.GRID);
        graph.plot.setDomainGridlineStroke(Palette.solid(1));
        return graph;
    }

    /** A dashed line from bottom to top. */
    Graph limit(double place) {
        plot.addDomainMarker(new ValueMarker(place, Palette.INK, Palette.dashed(1.2f, 5, 4)), Layer.FOREGROUND);
        return this;
    }

    /** A function over the whole width. */
    Graph curve(String name, Color colour, Stroke stroke, DoubleUnaryOperator f) {
        double[][] line = new double[2][POINTS + 1];
        for (int k = 0; k <= POINTS; k++) {
            line[0][k] = places.getLowerBound() + places.getLength() * k / POINTS;
            line[1][k] = f.applyAsDouble(line[0][k]);
        }
        return line(name, colour, stroke, line);
    }

    /** A line; NaN breaks it. An empty name keeps it out of the legend. */
    Graph line(String name, Color colour, Stroke stroke, double[][] points) {
        int series = add(name, colour, points);
        renderer.setSeriesStroke(series, stroke);
        return this;
    }

    /** Dots. */
    Graph dots(String name, Color colour, double radius, double[][] points) {
        return shapes(name, colour, new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius), points);
    }

    /** Squares, for what dots are already used for. */
    Graph squares(String name, Color colour, double radius, double[][] points) {
        return shapes(name, colour, new Rectangle2D.Double(-radius, -radius, 2 * radius, 2 * radius), points);
    }

    /** Circles, for what is exactly zero. */
    Graph rings(String name, Color colour, double radius, double[][] points) {
        return dots(name, colour, radius, points).hollow();
    }

    /** Leaves the marks added last empty. */
    Graph hollow() {
        int series = data.getSeriesCount() - 1;
        renderer.setSeriesShapesFilled(series, false);
        renderer.setSeriesStroke(series, Palette.solid(1.8f));
        return this;
    }

    /** One dot that is pointed out. */
    Graph mark(String name, Color colour, double x, double y) {
        return dots(name, colour, DOT, new double[][] {{x}, {y}});
    }

    /** Dots joined by a thin line. */
    Graph walk(String name, Color colour, Stroke stroke, double radius, double[][] points) {
        int series = add(name, colour, points);
        renderer.setSeriesStroke(series, stroke);
        Shape dot = new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
        renderer.setSeriesShapesVisible(series, true);
        renderer.setSeriesShape(series, dot);
        return this;
    }

    JFreeChart chart() {
        return chart;
    }

    /** The same chart with the vertical axis stretched, about its middle, until both axes have one scale. */
    JFreeChart chartWithEqualScales(double width, double height) {
        BufferedImage scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(scratch.createGraphics(), new Rectangle2D.Double(0, 0, width, height), info);
        Rectangle2D area = info.getPlotInfo().getDataArea();
        double length = places.getLength() * area.getHeight() / area.getWidth();
        double middle = plot.getRangeAxis().getRange().getCentralValue();
        plot.getRangeAxis().setRange(middle - length / 2, middle + length / 2);
        return chart;
    }

    private Graph shapes(String name, Color colour, Shape shape, double[][] points) {
        int series = add(name, colour, points);
        renderer.setSeriesLinesVisible(series, false);
        renderer.setSeriesShapesVisible(series, true);
        renderer.setSeriesShape(series, shape);
        return this;
    }

    private int add(String name, Color colour, double[][] points) {
        int series = data.getSeriesCount();
        data.addSeries(name.isEmpty() ? "unnamed " + series : name, points);
        renderer.setSeriesPaint(series, colour);
        renderer.setSeriesVisibleInLegend(series, !name.isEmpty());
        return series;
    }

    private static ValueMarker zero() {
        return new ValueMarker(0, Palette.FAINT_INK, new BasicStroke(1));
    }
}
