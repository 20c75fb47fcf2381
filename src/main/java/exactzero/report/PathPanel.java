package exactzero.report;

import exactzero.path.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * One path: weights over one of the axes, with names at the line ends and dots where weights become zero. Stretches on
 * which a weight is zero are not drawn; they are the zero line.
 *
 * @param drawn what is drawn
 * @param axis over what
 * @param order features to draw, the most important first
 * @param named how many of them have a colour and a name; the rest is grey
 * @param values range of the vertical axis
 * @param target what the weights predict
 * @param lines chosen lambdas
 */
record PathPanel(DrawnPath drawn, PathAxis axis, int[] order, int named, Range values, String target,
        List<StrengthLine> lines) {
    private static final int LONGEST_NAME = 18;
    private static final int LONGEST_TARGET = 20;
    private static final double DOT = 4;
    private static final double SMALL_DOT = 2.5;
    /** About the width of the plot, for the share of it that the names need. */
    private static final double PLOT_WIDTH = 390;

    JFreeChart chart(String title) {
        Places fits = new Places(axis, drawn.path());
        Places curve = new Places(axis, drawn.known());
        Range shown = fits.shown();
        double end = Double.isNaN(fits.of(fits.last())) ? shown.getLowerBound() : fits.of(fits.last());
        String label = "change in " + Label.clean(target, LONGEST_TARGET) + " per sd of the column";
        XYPlot plot = Panel.plot(fits, room(shown), label, values);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setDataset(lineData(curve));
        plot.setRenderer(renderer());
        plot.addAnnotation(new StrengthLines(curve, lines));
        plot.addAnnotation(new ZeroMarks(shown, marks(curve)));
        plot.addAnnotation(new LineEnds(end, axis.growsWithLambda(), Panel.POINTS, ends(fits.last())));
        return Panel.chart(title, plot);
    }

    private double room(Range shown) {
        double widest = 0;
        for (int rank = 0; rank < named; rank++) {
            String name = name(rank);
            widest = Math.max(widest, Fonts.width(name, Fonts.size(Panel.POINTS, name)));
        }
        double share = (widest + LineEnds.LEADER + 6) / PLOT_WIDTH;
        return shown.getLength() * share / (1 - share);
    }

    /** Grey lines first, so that coloured ones lie on top, the most important last. */
    private DefaultXYDataset lineData(Places places) {
        DefaultXYDataset data = new DefaultXYDataset();
        for (int rank = order.length - 1; rank >= 0; rank--) {
            data.addSeries(rank, line(places, order[rank]));
        }
        return data;
    }

    /** Stretches on the zero line are left out: a NaN breaks the line there. */
    private double[][] line(Places places, int j) {
        double[][] points = drawn.lines().apply(j);
        double[] lambda = points[0];
        double[] weight = points[1];
        int last = lambda.length - 1;
        double[] x = new double[lambda.length];
        double[] y = new double[lambda.length];
        int count = 0;
        for (int k = 0; k <= last; k++) {
            double place = places.of(lambda[k]);
            if (Double.isNaN(place)) {
                continue;
            }
            boolean onZeroLine =
                    weight[k] == 0.0 && (k == 0 || weight[k - 1] == 0.0) && (k == last || weight[k + 1] == 0.0);
            if (!onZeroLine) {
                x[count] = place;
                y[count++] = weight[k];
            } else if (count > 0 && !Double.isNaN(y[count - 1])) {
                x[count] = place;
                y[count++] = Double.NaN;
            }
        }
        return new double[][] {Arrays.copyOf(x, count), Arrays.copyOf(y, count)};
    }

    private XYLineAndShapeRenderer renderer() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, drawn.path().size() == 1);
        renderer.setDrawSeriesLineAsPath(drawn.path().size() > 1);
        for (int series = 0; series < order.length; series++) {
            int rank = order.length - 1 - series;
            renderer.setSeriesPaint(series, rank < named ? Palette.colour(rank) : Palette.OTHERS);
            renderer.setSeriesStroke(series, rank < named ? Palette.stroke(rank) : Palette.solid(0.8f));
        }
        return renderer;
    }

    private List<LineEnds.End> ends(int last) {
        Path path = drawn.path();
        List<LineEnds.End> ends = new ArrayList<>();
        for (int rank = 0; rank < named; rank++) {
            ends.add(new LineEnds.End(name(rank), path.standardized(last, order[rank]), Palette.colour(rank)));
        }
        return ends;
    }

    private List<ZeroMarks.Mark> marks(Places places) {
        List<ZeroMarks.Mark> marks = new ArrayList<>();
        for (int rank = order.length - 1; rank >= 0; rank--) {
            if (drawn.becomesZero(order[rank])) {
                double place = places.of(drawn.zeroAtOrAbove()[order[rank]]);
                marks.add(rank < named ? new ZeroMarks.Mark(place, Palette.colour(rank), DOT)
                        : new ZeroMarks.Mark(place, Palette.OTHERS, SMALL_DOT));
            }
        }
        return marks;
    }

    private String name(int rank) {
        return Label.clean(drawn.path().features().get(order[rank]), LONGEST_NAME);
    }
}
