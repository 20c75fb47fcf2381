package exactzero.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** The names of the lines, beside their ends, moved apart where they would overlap. */
final class LineEnds extends AbstractXYAnnotation {
    /** Room between a name and its line. */
    static final double LEADER = 16;

    private static final long serialVersionUID = 1;
    private static final double LINE_HEIGHT = 1.2;
    private static final double GAP = 3;

    /** A name, and the height at which its line ends. */
    record End(String name, double value, Color colour) {}

    private final double place;
    private final boolean left;
    private final double points;
    private final List<End> ends;

    /**
     * Names line ends.
     *
     * @param place where on the axis below the lines end
     * @param left whether the names stand left of there
     * @param points size of the names
     */
    LineEnds(double place, boolean left, double points, List<End> ends) {
        this.place = place;
        this.left = left;
        this.points = points;
        this.ends = List.copyOf(ends);
    }

    @Override
    public void draw(Graphics2D g, XYPlot plot, Rectangle2D area, ValueAxis domain, ValueAxis range, int renderer,
            PlotRenderingInfo info) {
        double x = domain.valueToJava2D(place, area, RectangleEdge.BOTTOM);
        double[] end = new double[ends.size()];
        for (int i = 0; i < end.length; i++) {
            end[i] = range.valueToJava2D(ends.get(i).value(), area, RectangleEdge.LEFT);
        }
        double[] centre = Spread.apart(end, points * LINE_HEIGHT, area.getMinY() + 2, area.getMaxY() - 2);
        for (int i = 0; i < end.length; i++) {
            String name = ends.get(i).name();
            Font font = Fonts.size(points, name);
            g.setFont(font);
            double width = Fonts.width(name, font);
            double begin = left ? x - LEADER - width : x + LEADER;
            g.setPaint(Palette.PAPER);
            g.fill(new Rectangle2D.Double(begin - 1, centre[i] - points * LINE_HEIGHT / 2, width + 2,
                    points * LINE_HEIGHT));
            g.setPaint(ends.get(i).colour());
            g.drawString(name, (float) begin, (float) (centre[i] + points / 3));
            g.setStroke(Palette.solid(0.8f));
            double side = left ? -1 : 1;
            g.draw(new Line2D.Double(x + side * (LEADER - GAP), centre[i], x + side, end[i]));
        }
    }
}
