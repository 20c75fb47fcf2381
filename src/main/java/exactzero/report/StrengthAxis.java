package exactzero.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/** The axis below a path. It has ticks only where there are fits: beside them stand the names of the lines. */
final class StrengthAxis extends NumberAxis {
    private static final long serialVersionUID = 1;
    private static final double ROUNDING = 1e-9;

    private final Range shown;

    StrengthAxis(String label, Range shown) {
        super(label);
        this.shown = shown;
    }

    @Override
    public List<Tick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        @SuppressWarnings("unchecked") List<Tick> ticks = super.refreshTicks(g, state, area, edge);
        double slack = ROUNDING * shown.getLength();
        return ticks.stream().filter(tick -> ((NumberTick) tick).getValue() >= shown.getLowerBound() - slack
                && ((NumberTick) tick).getValue() <= shown.getUpperBound() + slack).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StrengthAxis axis && axis.shown.equals(shown) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
