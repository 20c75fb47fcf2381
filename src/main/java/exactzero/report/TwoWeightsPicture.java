package exactzero.report;

import exactzero.explain.TwoWeights;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;

/** The diamond and the circle, and the ellipses of equal loss that they touch. */
final class TwoWeightsPicture {
    private static final int POINTS = 180;
    private static final double[] FURTHER = {0.12, 0.45, 1.8};

    private TwoWeightsPicture() {}

    static Picture of(TwoWeights two) {
        double[][] diamond = {
            {two.diamond(), 0, -two.diamond(), 0, two.diamond()}, {0, two.diamond(), 0, -two.diamond(), 0}};
        double[][] circle = new double[2][POINTS + 1];
        for (int k = 0; k <= POINTS; k++) {
            circle[0][k] = two.circle() * Math.cos(2 * Math.PI * k / POINTS);
            circle[1][k] = two.circle() * Math.sin(2 * Math.PI * k / POINTS);
        }
        String lasso = place(two.lasso());
        String ridge = place(two.ridge());
        return new Picture("Two weights: the diamond has corners, the circle has none",
                List.of(chart(two, "L1, \u03BB = " + Numbers.brief(two.lambda()), Palette.LASSO, diamond,
                        "|w\u2081| + |w\u2082| \u2264 " + Numbers.brief(two.diamond()), two.lasso()),
                        chart(two, "L2, \u03BB = " + Numbers.brief(two.ridgeLambda()), Palette.RIDGE, circle,
                                "w\u2081\u00B2 + w\u2082\u00B2 \u2264 " + Numbers.brief(two.circle()) + "\u00B2",
                                two.ridge())),
                List.of("Grey: ellipses of equal loss around the least-squares weights (square), of "
                        + two.target() + " on " + two.names().get(0) + " and " + two.names().get(1)
                        + " alone; the dark one is the same on both sides.",
                        "Weights per standard deviation of the column. Both fits are the library's."),
                "Two charts of the plane of two weights. Left, a diamond touches an ellipse of equal loss with its corner, at "
                        + lasso + ": the second weight is exactly 0. Right, a circle touches the same ellipse at "
                        + ridge
                        + ": neither is 0.");
    }

    private static JFreeChart chart(
            TwoWeights two, String title, Color colour, double[][] ball, String budget, double[] fit) {
        double reach = Math.max(Math.abs(two.leastSquares()[0]), Math.max(two.diamond(), two.circle()));
        Graph graph =
                new Graph(title, "w\u2081, weight of " + two.names().get(0), new Range(-0.75 * reach, 1.7 * reach),
                        "w\u2082, weight of " + two.names().get(1), new Range(-0.2 * reach, 0.6 * reach));
        double touching = two.excess(fit);
        for (double factor : FURTHER) {
            graph.line("", Palette.OTHERS, Palette.solid(1.2f), two.contour(factor * touching, POINTS));
        }
        graph.line("", Palette.FAINT_INK, Palette.solid(1.8f), two.contour(touching, POINTS));
        graph.line(budget, colour, Palette.solid(2.4f), ball);
        graph.squares("least squares", Palette.INK, 3.6,
                new double[][] {{two.leastSquares()[0]}, {two.leastSquares()[1]}});
        graph.mark("fit " + place(fit), colour, fit[0], fit[1]);
        return graph.chartWithEqualScales(Picture.panelWidth(2), Picture.PANEL_HEIGHT);
    }

    private static String place(double[] w) {
        return "(" + Numbers.brief(w[0]) + ", " + Numbers.brief(w[1]) + ")";
    }
}
