package exactzero.report;

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

/** Vertical lines at chosen lambdas, named at their upper ends. */
final class StrengthLines extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1;
    private static final double POINTS = 12;
    private static final double GAP = 4;

    private final Places places;
    private final List<StrengthLine> lines;

    StrengthLines(Places places, List<StrengthLine> lines) {
        this.places = places;
        this.lines = List.copyOf(lines);
    }

    @Override
    public void draw(Graphics2D g, XYPlot plot, Rectangle2D area, ValueAxis domain, ValueAxis range, int renderer,
            PlotRenderingInfo info) {
        for (StrengthLine line : lines) {
            if (!(line.lambda() > 0)) {
                continue;
            }
            double x = domain.valueToJava2D(places.of(line.lambda()), area, RectangleEdge.BOTTOM);
            g.setPaint(line.chosen() ? Palette.INK : Palette.FAINT_INK);
            g.setStroke(line.chosen() ? Palette.solid(1.4f) : Palette.dashed(1.2f, 5, 4));
            g.draw(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
            Font font = Fonts.size(POINTS);
            g.setFont(font);
            double width = Fonts.width(line.label(), font);
            double text = line.left() == places.axis().growsWithLambda() ? x - GAP - width : x + GAP;
            text = Math.clamp(text, area.getMinX() + 1, Math.max(area.getMinX() + 1, area.getMaxX() - width - 1));
            g.drawString(line.label(), (float) text, (float) (area.getMinY() + POINTS + 1));
        }
    }
}
