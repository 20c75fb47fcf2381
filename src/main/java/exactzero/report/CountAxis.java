package exactzero.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** The axis on top: how many weights are not zero, at some of the lambdas. */
final class CountAxis extends NumberAxis {
    private static final long serialVersionUID = 1;

    private final TreeMap<Double, Integer> counts;

    /**
     * Makes an axis.
     *
     * @param counts number of weights that are not zero, by place
     */
    CountAxis(Map<Double, Integer> counts) {
        super("number of weights that are not 0");
        this.counts = new TreeMap<>(counts);
    }

    @Override
    public List<Tick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        List<Tick> ticks = new ArrayList<>();
        counts.forEach((place, count) -> ticks.add(
                new NumberTick(place, count.toString(), TextAnchor.BOTTOM_CENTER, TextAnchor.CENTER, 0)));
        return ticks;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CountAxis axis && axis.counts.equals(counts) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
