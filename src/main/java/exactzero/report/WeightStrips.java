package exactzero.report;

import exactzero.certify.Verdict;
import exactzero.compare.Comparison;
import exactzero.compare.Contest;
import exactzero.compare.Result;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** The sizes of all weights, a strip of dots for each entrant: on the rail at the bottom the exact zeros, above it all others. */
final class WeightStrips {
    private static final double RADIUS = 3.5;
    private static final double STRIP = 0.62;
    private static final double ROOM = 1.5;
    private static final double NO_OTHER = -4;

    /** Where exact zeros are drawn. */
    private final double rail;

    private WeightStrips(Comparison comparison) {
        double smallest = comparison.contests().stream().flatMap(contest -> contest.results().stream())
                .flatMap(result -> Arrays.stream(sizes(result)).boxed()).filter(Double::isFinite)
                .mapToDouble(Double::doubleValue).min().orElse(NO_OTHER);
        rail = Math.floor(Math.min(smallest, NO_OTHER)) - ROOM;
    }

    static Picture of(Comparison comparison) {
        WeightStrips strips = new WeightStrips(comparison);
        List<JFreeChart> panels = comparison.contests().stream().map(strips::panel).toList();
        return new Picture(title(comparison), panels,
                List.of("Each dot is one weight, per standard deviation of its column, relative to the largest of that fit."
                        + " On the green line: exactly 0.0.",
                        "Orange: zero at every optimum, which is proven. Those orange dots that are not on the line are wrong."),
                description(comparison));
    }

    private static String title(Comparison comparison) {
        Contest lasso = comparison.contests().getFirst();
        boolean never = !lasso.others().isEmpty()
                && lasso.others().stream().allMatch(result -> result.score().zeros() == 0)
                && lasso.count(Verdict.PROVEN_ZERO) > 0;
        return Label.clean(comparison.name(), 40) + ": " + (never
                ? CompareSentences.program(lasso.others().getFirst()) + "'s weights never reach zero"
                : "which weights reach zero");
    }

    private static String description(Comparison comparison) {
        StringBuilder text =
                new StringBuilder("Strips of dots, one for each program and setting, the height of a dot being"
                        + " the logarithm of a weight's size; exact zeros stand on a line at the bottom.");
        for (Contest contest : comparison.contests()) {
            text.append(' ').append(CompareSentences.method(contest)).append(':');
            for (Result result : contest.results()) {
                text.append(' ').append(result.entrant().label()).append(" has ").append(result.score().zeros())
                        .append(" exact zeros of ").append(comparison.features().size()).append(';');
            }
        }
        return text.toString();
    }

    private JFreeChart panel(Contest contest) {
        List<Result> results = contest.results().stream().filter(result -> !result.failed()).toList();
        SymbolAxis across = new SymbolAxis("", results.stream().map(WeightStrips::label).toArray(String[]::new));
        across.setGridBandsVisible(false);
        PowerAxis up = new PowerAxis("size, relative to the largest weight", rail, "exactly 0");
        XYPlot plot = Panel.plot(across, new Range(-0.5, results.size() - 0.5), up, new Range(rail - 0.8, 0.6));
        ValueMarker line = new ValueMarker(rail, Palette.colour(2), new BasicStroke(2));
        plot.addRangeMarker(line, Layer.BACKGROUND);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        DefaultXYDataset data = new DefaultXYDataset();
        boolean certified = contest.l1Ratio() > 0;
        add(data, renderer, certified ? "not zero" : "all weights", Palette.LASSO,
                points(contest, results, certified ? Verdict.PROVEN_NONZERO : Verdict.UNDECIDED));
        if (certified) {
            add(data, renderer, "zero", Palette.RIDGE, points(contest, results, Verdict.PROVEN_ZERO));
        }
        if (certified && contest.count(Verdict.UNDECIDED) > 0) {
            add(data, renderer, "undecided", Palette.FAINT_INK, points(contest, results, Verdict.UNDECIDED));
        }
        plot.setDataset(data);
        plot.setRenderer(renderer);
        JFreeChart chart = Panel.chart(
                CompareSentences.method(contest) + ", \u03BB = " + Numbers.brief3(contest.lambda()), plot);
        chart.addLegend(Panel.legend(plot));
        return chart;
    }

    private static void add(DefaultXYDataset data, XYLineAndShapeRenderer renderer, String name, Color colour,
            double[][] points) {
        int series = data.getSeriesCount();
        data.addSeries(name, points);
        renderer.setSeriesPaint(series, colour);
        renderer.setSeriesShape(series, new Ellipse2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS));
    }

    /** The dots of weights with a verdict, side by side within their strip. */
    private double[][] points(Contest contest, List<Result> results, Verdict verdict) {
        int[] members = IntStream.range(0, contest.verdicts().size())
                .filter(j -> contest.verdicts().get(j) == verdict).toArray();
        double[][] points = new double[2][members.length * results.size()];
        int next = 0;
        int p = contest.verdicts().size();
        for (int r = 0; r < results.size(); r++) {
            double[] sizes = sizes(results.get(r));
            for (int j : members) {
                points[0][next] = r + STRIP * ((j + 0.5) / p - 0.5);
                points[1][next++] = sizes[j] == Double.NEGATIVE_INFINITY ? rail : sizes[j];
            }
        }
        return points;
    }

    /** Logarithms of the sizes relative to the largest; of an exact zero minus infinity. */
    private static double[] sizes(Result result) {
        double largest = Arrays.stream(result.standardized()).map(Math::abs).max().orElse(0);
        return Arrays.stream(result.standardized())
                .map(b -> b == 0.0 ? Double.NEGATIVE_INFINITY : Math.log10(Math.abs(b) / largest)).toArray();
    }

    private static String label(Result result) {
        String setting = result.entrant().setting();
        return result.entrant().library().replaceFirst(" .*", "")
                + (setting.isEmpty() ? "" : " " + setting.replace("tol ", ""));
    }
}
