package exactzero.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;

/** What each rule finds against what it picks in vain, by size of the data. */
public final class RecoveryPicture {
    private static final double DOT = 3.4;

    private RecoveryPicture() {}

    /**
     * A rule.
     *
     * @param points shares of the relevant features that are found, and numbers of false picks, by increasing signal
     */
    public record Line(String name, double[][] points) {}

    /** A size of the data. */
    public record Panel(String title, List<Line> lines) {}

    /** Writes a PNG. */
    public static void write(List<Panel> panels, OutputStream out) throws IOException {
        Png.write(new Picture("What each rule finds, and what it picks in vain",
                panels.stream().map(RecoveryPicture::chart).toList(), 2,
                List.of("The way to go is right and down. Three points for each rule: signal-to-noise ratios 0.25, 1 and 6, "
                        + "from left to right; means over correlations 0, 0.35 and 0.7."),
                "Line charts of false picks against the share of relevant features found, one line for each rule."),
                out);
    }

    private static JFreeChart chart(Panel panel) {
        double most = panel.lines().stream().flatMap(line -> java.util.Arrays.stream(line.points()[1]).boxed())
                .mapToDouble(x -> x).max().orElse(1);
        Graph graph = new Graph(panel.title(), "share of the relevant features found", new Range(-0.02, 1.02),
                "false picks", new Range(-0.02 * most, 1.05 * most));
        for (int rank = 0; rank < panel.lines().size(); rank++) {
            Line line = panel.lines().get(rank);
            graph.walk(line.name(), Palette.colour(rank), Palette.stroke(rank), DOT, line.points());
        }
        return graph.chart();
    }
}
