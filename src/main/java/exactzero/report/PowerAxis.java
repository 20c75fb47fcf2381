package exactzero.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis of logarithms that reads in powers of ten, and has a place of its own for what has no logarithm: zero. */
final class PowerAxis extends NumberAxis {
    private static final long serialVersionUID = 1;
    private static final int MOST_TICKS = 7;

    private final double zeroAt;
    private final String zero;

    /**
     * Makes an axis.
     *
     * @param zeroAt where zero is shown, below all powers; NaN for no such place
     * @param zero what is written there
     */
    PowerAxis(String label, double zeroAt, String zero) {
        super(label);
        this.zeroAt = zeroAt;
        this.zero = zero;
    }

    @Override
    public List<Tick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        boolean upright = RectangleEdge.isLeftOrRight(edge);
        TextAnchor anchor = upright ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
        List<Tick> ticks = new ArrayList<>();
        int lowest = (int) Math.ceil(Double.isNaN(zeroAt) ? getRange().getLowerBound() : zeroAt + 1);
        int highest = (int) Math.floor(getRange().getUpperBound());
        int step = Math.max(1, (int) Math.ceil((highest - lowest + 1.0) / MOST_TICKS));
        for (int power = highest; power >= lowest; power -= step) {
            ticks.add(new NumberTick(power, text(power), anchor, anchor, 0));
        }
        if (!Double.isNaN(zeroAt)) {
            ticks.add(new NumberTick(zeroAt, zero, anchor, anchor, 0));
        }
        return ticks;
    }

    private static String text(int power) {
        return Numbers.brief(Math.abs(power) <= 2 ? Math.pow(10, power) : Double.parseDouble("1e" + power));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PowerAxis axis && Double.compare(axis.zeroAt, zeroAt) == 0 && axis.zero.equals(zero)
                && super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
