package exactzero.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/** The zero line, with dots where weights become exactly zero. */
final class ZeroMarks extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1;

    /** Where, on the axis below, a weight becomes zero. */
    record Mark(double place, Color colour, double radius) {}

    private final Range shown;
    private final List<Mark> marks;

    /**
     * Marks the zero line.
     *
     * @param shown where on the axis below it begins and ends
     * @param marks in the order of drawing
     */
    ZeroMarks(Range shown, List<Mark> marks) {
        this.shown = shown;
        this.marks = List.copyOf(marks);
    }

    @Override
    public void draw(Graphics2D g, XYPlot plot, Rectangle2D area, ValueAxis domain, ValueAxis range, int renderer,
            PlotRenderingInfo info) {
        double y = range.valueToJava2D(0, area, RectangleEdge.LEFT);
        g.setPaint(Palette.INK);
        g.setStroke(Palette.solid(1.2f));
        g.draw(new Line2D.Double(domain.valueToJava2D(shown.getLowerBound(), area, RectangleEdge.BOTTOM), y,
                domain.valueToJava2D(shown.getUpperBound(), area, RectangleEdge.BOTTOM), y));
        for (Mark mark : marks) {
            double x = domain.valueToJava2D(mark.place(), area, RectangleEdge.BOTTOM);
            Ellipse2D dot = new Ellipse2D.Double(
                    x - mark.radius(), y - mark.radius(), 2 * mark.radius(), 2 * mark.radius());
            g.setPaint(mark.colour());
            g.fill(dot);
            g.setPaint(Palette.PAPER);
            g.setStroke(Palette.solid(1));
            g.draw(dot);
        }
    }
}
