package exactzero.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;

/** The axis of log lambda. Left of the smallest lambda it has no ticks: there stand the names of the lines. */
final class StrengthAxis extends NumberAxis {
    private static final long serialVersionUID = 1;
    private static final double ROUNDING = 1e-9;

    private final double smallest;

    StrengthAxis(String label, double smallest) {
        super(label);
        this.smallest = smallest;
    }

    @Override
    public List<Tick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        @SuppressWarnings("unchecked") List<Tick> ticks = super.refreshTicks(g, state, area, edge);
        return ticks.stream().filter(tick -> ((NumberTick) tick).getValue() >= smallest - ROUNDING).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StrengthAxis axis && axis.smallest == smallest && super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
