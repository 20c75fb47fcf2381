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
import org.jspecify.annotations.Nullable;

/** An axis that has texts at some places: counts on top, names of rows at the left. */
final class TextAxis extends NumberAxis {
    private static final long serialVersionUID = 1;

    private final TreeMap<Double, String> texts;

    /**
     * Makes an axis.
     *
     * @param label of the axis; null for none
     * @param texts by place
     */
    TextAxis(@Nullable String label, Map<Double, String> texts) {
        super(label);
        this.texts = new TreeMap<>(texts);
    }

    @Override
    public List<Tick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isLeftOrRight(edge) ? TextAnchor.CENTER_RIGHT
                : edge.equals(RectangleEdge.TOP) ? TextAnchor.BOTTOM_CENTER : TextAnchor.TOP_CENTER;
        List<Tick> ticks = new ArrayList<>();
        texts.forEach((place, text) -> ticks.add(new NumberTick(place, text, anchor, TextAnchor.CENTER, 0)));
        return ticks;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextAxis axis && axis.texts.equals(texts) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
