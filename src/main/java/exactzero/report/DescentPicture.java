package exactzero.report;

import exactzero.explain.Article;
import exactzero.explain.Descent;
import exactzero.explain.PenalisedLoss;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;

/** Three descents step by step, from one start with one step length. */
final class DescentPicture {
    private static final double CLOSE = 0.35;
    private static final double BELOW = -0.1;

    private DescentPicture() {}

    static Picture of(Article article) {
        Descent descent = article.descent();
        PenalisedLoss lasso = article.lasso(article.strong());
        double[] sub = descent.downhill(lasso);
        double[] proximal = descent.proximal(lasso);
        double[] gradient = descent.downhill(article.ridge(article.strong()));
        Range far = new Range(BELOW, descent.start() * 1.08);
        String where = "\u03BB = " + Numbers.brief(article.strong()) + ", step length " + Numbers.brief(descent.step())
                + ", from w = " + Numbers.brief(descent.start()) + ".";
        double nearest = Arrays.stream(sub).map(Math::abs).min().orElse(Double.NaN);
        int landing = Descent.landing(proximal);
        return new Picture("Walking downhill: two ways to follow L1, and one to follow L2",
                List.of(chart("All steps", far, sub, proximal, gradient),
                        chart("Close to 0", new Range(BELOW, CLOSE), sub, proximal, gradient)),
                List.of(where + " Subgradient steps never come nearer to 0 than " + Numbers.brief(nearest)
                        + "; proximal steps are exactly 0 from step " + landing + " on."),
                "Two charts of the weight over " + descent.steps() + " steps, at " + where
                        + " Subgradient steps with L1 jump to and fro across 0, at best " + Numbers.brief(nearest)
                        + " from it. Proximal steps with L1 are exactly 0 from step " + landing
                        + " on. Gradient steps with L2 settle at "
                        + Numbers.brief(article.ridge(article.strong()).minimum()) + ".");
    }

    private static JFreeChart chart(String title, Range weights, double[] sub, double[] proximal, double[] gradient) {
        int steps = sub.length - 1;
        Graph graph = new Graph(title, "step", new Range(-1, steps + 1), "weight w", weights);
        walk(graph, "L2, gradient steps", Palette.RIDGE, gradient, Palette.dashed(1.2f, 6, 3));
        walk(graph, "L1, subgradient steps", Palette.INK, sub, Palette.dashed(1, 2, 2));
        walk(graph, "L1, proximal steps", Palette.LASSO, proximal, Palette.solid(1.6f));
        return graph.chart();
    }

    private static void walk(Graph graph, String name, Color colour, double[] w, java.awt.Stroke stroke) {
        double[][] points = new double[2][w.length];
        for (int k = 0; k < w.length; k++) {
            points[0][k] = k;
            points[1][k] = w[k];
        }
        graph.walk(name, colour, stroke, 2.6, points);
    }
}
