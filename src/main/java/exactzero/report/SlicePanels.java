package exactzero.report;

import exactzero.explain.PenalisedLoss;
import java.awt.Color;
import java.awt.Stroke;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;

/**
 * One regularised loss along one weight, seen twice: as a curve with its minimum, and as the data's pull against the
 * penalty's.
 *
 * @param objective what is drawn
 * @param weight where its minimum is
 * @param colour of the regularised loss
 * @param weightLabel of the axis below
 * @param unit of the loss, such as "progression squared"; empty for none
 */
record SlicePanels(PenalisedLoss objective, double weight, Color colour, String weightLabel, String unit) {
    private static final double MARGIN = 0.06;
    private static final Stroke THICK = Palette.solid(2.6f);
    private static final Stroke DASHED = Palette.dashed(1.8f, 7, 4);
    private static final Stroke DOTTED = Palette.dashed(1.8f, 2, 3);

    /** Weights to show so that zero, both minima and the least-squares weight are well inside. */
    static Range weights(double... points) {
        double low = 0;
        double high = 0;
        for (double point : points) {
            low = Math.min(low, point);
            high = Math.max(high, point);
        }
        double span = high > low ? high - low : 1;
        return new Range(low - 0.8 * span, high + 0.6 * span);
    }

    /** Losses to show. */
    Range losses(Range weights) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (double w : new double[] {weights.getLowerBound(), weights.getUpperBound(), weight,
            objective.loss().leastSquares()}) {
            low = Math.min(low, objective.loss().value(w));
            double total = objective.value(w);
            high = Math.max(high, Double.isFinite(total) ? total : objective.loss().value(w));
        }
        double span = high > low ? high - low : Math.max(high, 1);
        return new Range(low - MARGIN * span, high + MARGIN * span);
    }

    /** Pulls to show: those of the data, those of the penalty, and both signs. */
    Range pulls(Range weights) {
        double low = weights.getLowerBound();
        double high = weights.getUpperBound();
        double l1 = Double.isFinite(objective.penalty().l1()) ? objective.penalty().l1() : 0;
        double l2 = objective.penalty().l2();
        double least = Math.min(objective.loss().pullAt(high), Math.min(-l1, l2 * low - l1));
        double most = Math.max(objective.loss().pullAt(low), Math.max(l1, l2 * high + l1));
        double span = most > least ? most - least : 1;
        return new Range(least - MARGIN * span, most + MARGIN * span);
    }

    /** The loss of the data, with the penalty, and the minimum. */
    JFreeChart loss(String title, Range weights, Range losses) {
        String label = unit.isEmpty() ? "loss, RSS / 2n" : "loss, RSS / 2n (" + unit + ")";
        Graph graph = new Graph(title, weightLabel, weights, label, losses);
        graph.curve("loss of the data", Palette.INK, DASHED, objective.loss()::value);
        if (Double.isFinite(objective.penalty().l1())) {
            graph.curve("loss + penalty", colour, THICK, this::total);
        }
        return graph.mark("minimum: " + (weight == 0.0 ? "exactly 0" : Numbers.brief(weight)), colour, weight,
                objective.value(weight)).chart();
    }

    /** The data's pull, what the penalty holds against it, and where they meet. */
    JFreeChart pulls(String title, Range weights, Range pulls) {
        Graph graph =
                new Graph(title, weightLabel, weights, unit.isEmpty() ? "pull" : "pull, in units of \u03BB", pulls);
        graph.curve("pull of the data", Palette.INK, DASHED, objective.loss()::pullAt);
        double l1 = objective.penalty().l1();
        if (Double.isFinite(l1)) {
            graph.line("hold of the penalty", colour, THICK, against(weights));
            if (l1 > 0) {
                graph.line("", colour, DOTTED, new double[][] {{0, 0}, {-l1, l1}});
            }
        }
        return graph.mark("they meet at " + (weight == 0.0 ? "exactly 0" : Numbers.brief(weight)), colour, weight,
                objective.loss().pullAt(weight)).chart();
    }

    private double total(double w) {
        boolean allowed = w >= objective.penalty().lower() && w <= objective.penalty().upper();
        return allowed ? objective.value(w) : Double.NaN;
    }

    /** The force that holds the weight: a line with a jump at zero. */
    private double[][] against(Range weights) {
        double low = weights.getLowerBound();
        double high = weights.getUpperBound();
        double l1 = objective.penalty().l1();
        return new double[][] {{low, 0, 0, 0, high},
            {-objective.penalty().pullAt(low), -l1, Double.NaN, l1, -objective.penalty().pullAt(high)}};
    }
}
