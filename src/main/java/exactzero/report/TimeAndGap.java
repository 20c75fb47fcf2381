package exactzero.report;

import exactzero.compare.Comparison;
import exactzero.compare.Contest;
import exactzero.compare.Result;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** How long a warm fit takes against how close to the optimum it comes. */
final class TimeAndGap {
    private static final double RADIUS = 5;
    private static final double MARGIN = 0.25;
    private static final double LOWEST = -18;
    private static final double HIGHEST = 0.5;
    private static final double FLOOR = LOWEST - 1.5;

    private TimeAndGap() {}

    static Picture of(Comparison comparison) {
        Range times = times(comparison);
        List<JFreeChart> panels =
                comparison.contests().stream().map(contest -> panel(contest, times)).toList();
        return new Picture(
                Label.clean(comparison.name(), 40) + ": time of a warm fit, and how far from the optimum it ends",
                panels,
                List.of("To the left is faster, further down is closer. Medians, "
                        + (comparison.plan().threads() == 1 ? "one thread" : comparison.plan().threads() + " threads")
                        + "; gaps recomputed by us from the weights alone."),
                description(comparison));
    }

    private static String description(Comparison comparison) {
        StringBuilder text =
                new StringBuilder("Dots, one for each program and setting: time across, duality gap upwards.");
        for (Contest contest : comparison.contests()) {
            text.append(' ').append(CompareSentences.method(contest)).append(':');
            for (Result result : contest.results()) {
                text.append(' ').append(result.entrant().label()).append(' ')
                        .append(Numbers.brief3(result.timing().median())).append(" ms, gap ")
                        .append(Numbers.brief3(result.score().gap())).append(';');
            }
        }
        return text.toString();
    }

    /** The same for all panels, with room for the names on the right. */
    private static Range times(Comparison comparison) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Contest contest : comparison.contests()) {
            for (Result result : contest.results()) {
                double time = Math.log10(result.timing().median());
                low = Double.isFinite(time) ? Math.min(low, time) : low;
                high = Double.isFinite(time) ? Math.max(high, time) : high;
            }
        }
        double from = Math.floor(low - 0.1);
        double to = Math.ceil(high + 0.1);
        return new Range(from - MARGIN, Math.max(to, from + 1) + MARGIN);
    }

    private static JFreeChart panel(Contest contest, Range times) {
        XYPlot plot = Panel.plot(new PowerAxis("milliseconds", Double.NaN, ""), times,
                new PowerAxis("relative duality gap", FLOOR, "less"), new Range(FLOOR - 1, HIGHEST));
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        for (Result result : contest.results()) {
            double x = Math.log10(result.timing().median());
            double gap = Math.log10(result.score().gap());
            if (!Double.isFinite(x) || Double.isNaN(gap)) {
                continue;
            }
            double y = gap < LOWEST ? FLOOR : Math.min(gap, 0);
            int series = data.getSeriesCount();
            data.addSeries(result.entrant().label(), new double[][] {{x}, {y}});
            Color colour = series == 0 ? Palette.LASSO : Palette.RIDGE;
            renderer.setSeriesPaint(series, colour);
            renderer.setSeriesShape(series, new Ellipse2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS));
            double height = series % 2 == 0 ? 0.9 : 1.9;
            plot.addAnnotation(name(result, x, y, height, colour, x > times.getCentralValue()));
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
        return Panel.chart(CompareSentences.method(contest), plot);
    }

    private static XYTextAnnotation name(
            Result result, double x, double y, double height, Color colour, boolean left) {
        String setting = result.entrant().setting();
        String label =
                result.entrant().library().replaceFirst(" .*", "") + (setting.isEmpty() ? "" : ", " + setting);
        XYTextAnnotation text = new XYTextAnnotation(left ? label + "  " : "  " + label, x, y + height);
        text.setTextAnchor(left ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT);
        text.setFont(Fonts.size(Panel.POINTS));
        text.setPaint(colour);
        return text;
    }
}
