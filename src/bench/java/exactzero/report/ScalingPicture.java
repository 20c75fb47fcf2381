package exactzero.report;

import java.awt.Stroke;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.data.Range;

/** Seconds against the size of a problem, a line for each program, on scales of powers of ten. */
public final class ScalingPicture {
    private ScalingPicture() {}

    /**
     * One panel.
     *
     * @param label of the axis below
     * @param logarithmic whether that axis is in powers of ten
     * @param lines by program: pairs of place and seconds
     */
    public record Panel(String label, boolean logarithmic, Map<String, List<double[]>> lines) {
        private double place(double[] point) {
            return logarithmic ? Math.log10(point[0]) : point[0];
        }
    }

    /** The panels side by side, as SVG. */
    public static String svg(String title, List<Panel> panels) {
        Set<String> programs = new LinkedHashSet<>();
        panels.forEach(panel -> programs.addAll(panel.lines().keySet()));
        List<String> order = List.copyOf(programs);
        Range seconds = null;
        for (Panel panel : panels) {
            for (List<double[]> line : panel.lines().values()) {
                for (double[] point : line) {
                    seconds = Range.expandToInclude(seconds, Math.log10(point[1]));
                }
            }
        }
        Range shown = seconds == null ? new Range(-3, 0)
                : new Range(seconds.getLowerBound() - 0.2, seconds.getUpperBound() + 0.2);
        List<JFreeChart> charts = panels.stream().map(panel -> chart(panel, order, shown)).toList();
        return Svg.text(new Picture(title, charts, List.of("Every program at its own default tolerance."),
                title + ", against rows, columns and correlation, for " + String.join("; ", order) + "."), "scaling");
    }

    private static JFreeChart chart(Panel panel, List<String> order, Range seconds) {
        List<Double> places = new ArrayList<>();
        panel.lines().values().forEach(line -> line.forEach(point -> places.add(panel.place(point))));
        double low = places.stream().mapToDouble(p -> p).min().orElse(0);
        double high = places.stream().mapToDouble(p -> p).max().orElse(1);
        double room = 0.06 * Math.max(high - low, 0.5);
        NumberAxis across = panel.logarithmic() ? new PowerAxis("", Double.NaN, "") : new NumberAxis("");
        Graph graph = new Graph(panel.label(), across, new Range(low - room, high + room),
                new PowerAxis("seconds", Double.NaN, ""),
                seconds);
        panel.lines().forEach((program, line) -> {
            double[][] points = new double[2][line.size()];
            for (int k = 0; k < line.size(); k++) {
                points[0][k] = panel.place(line.get(k));
                points[1][k] = Math.log10(line.get(k)[1]);
            }
            int rank = order.indexOf(program);
            Stroke stroke = Palette.stroke(rank);
            graph.walk(program, Palette.colour(rank), stroke, 3, points);
        });
        return graph.chart();
    }
}
