package exactzero.report;

import exactzero.explain.Article;
import exactzero.explain.PenalisedLoss;
import exactzero.explain.SquaredLoss;
import java.awt.Color;
import java.awt.Stroke;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;

/** The figures of one weight: data and loss, penalties, both together, the range of lambdas, the pulls. */
final class ArticlePictures {
    private static final String WEIGHT = "weight w";
    private static final Range WEIGHTS = new Range(-1, 1.5);
    private static final Range AROUND_ZERO = new Range(-2, 2);
    private static final Stroke THICK = Palette.solid(2.6f);
    private static final double LOG_FROM = -1.5;
    private static final double LOG_TO = 3.5;
    private static final double LOWEST_LOG = -4.2;
    private static final int FALL_POINTS = 120;

    private final Article article;

    ArticlePictures(Article article) {
        this.article = article;
    }

    Picture data() {
        SquaredLoss loss = article.loss();
        double w = loss.leastSquares();
        Graph rows = new Graph("The data, and the line through the origin that fits best", "x", new Range(-2.15, 2.15),
                "y", new Range(-1.25, 1.25));
        rows.dots(article.x().length + " rows", Palette.FAINT_INK, 2.6, new double[][] {article.x(), article.y()});
        rows.curve("y = " + Numbers.brief(w) + " x", Palette.colour(2), THICK, x -> w * x);
        Graph curve = new Graph("The loss of every weight w", WEIGHT, WEIGHTS, "loss, RSS / 2n",
                new Range(-0.08, loss.value(WEIGHTS.getLowerBound()) * 1.05));
        curve.curve("loss", Palette.INK, THICK, loss::value);
        curve.mark("least loss: " + Numbers.brief(loss.value(w)) + " at w = " + Numbers.brief(w), Palette.colour(2), w,
                loss.value(w));
        return new Picture("One weight: y = w x", List.of(rows.chart(), curve.chart()), List.of(),
                "Two charts. Left, " + article.x().length + " points of y against x with the line y = "
                        + Numbers.brief(w) + " x. Right, the loss over the weight, a parabola whose least value is at "
                        + Numbers.brief(w) + ".");
    }

    Picture penalties() {
        Range sizes = new Range(-0.15, 2.15);
        Range forces = new Range(-2.2, 2.2);
        Graph size = new Graph("The penalties", WEIGHT, AROUND_ZERO, "penalty at \u03BB = 1", sizes);
        size.curve("L1: |w|", Palette.LASSO, THICK, article.lasso(1).penalty()::value);
        size.curve("L2: w\u00B2 / 2", Palette.RIDGE, Palette.dashed(2.6f, 9, 4), article.ridge(1).penalty()::value);
        Graph force = new Graph("Their pull towards 0", WEIGHT, AROUND_ZERO, "pull at \u03BB = 1, minus the gradient",
                forces);
        double[][] jump = {{-2, 0, 0, 0, 2}, {1, 1, Double.NaN, -1, -1}};
        force.line("L1: as strong at any w but 0", Palette.LASSO, THICK, jump);
        force.curve("L2: fades with w", Palette.RIDGE, Palette.dashed(2.6f, 9, 4), article.ridge(1).penalty()::pullAt);
        return new Picture("Two penalties: L1 has a kink at 0, L2 is flat there", List.of(size.chart(), force.chart()),
                List.of(),
                "Two charts. Left, the absolute value, with a kink at 0, and half the square, flat at 0. Right,"
                        + " their pulls towards 0: L1's is 1 in size on either side however small the weight is, L2's is"
                        + " the weight itself and vanishes at 0.");
    }

    /** Loss, penalty and sum at one lambda. */
    Picture regularised() {
        double lambda = article.weak();
        Range losses = new Range(-0.1, 1.9);
        String strength = ", \u03BB = " + Numbers.brief(lambda);
        SlicePanels lasso = panels(article.lasso(lambda), Palette.LASSO);
        SlicePanels ridge = panels(article.ridge(lambda), Palette.RIDGE);
        return new Picture("Loss plus penalty: where the minimum goes",
                List.of(lasso.loss("L1" + strength, WEIGHTS, losses), ridge.loss("L2" + strength, WEIGHTS, losses)),
                List.of("Without penalty the minimum is at w = " + Numbers.brief(article.loss().leastSquares())
                        + ". Both penalties move it towards 0."),
                "Two charts of the loss with and without penalty at lambda " + Numbers.brief(lambda)
                        + ". The minimum moves from " + Numbers.brief(article.loss().leastSquares()) + " to "
                        + Numbers.brief(lasso.weight()) + " with L1, to " + Numbers.brief(ridge.weight())
                        + " with L2.");
    }

    /** The sums over a range of lambdas. */
    Picture lambdas() {
        return new Picture("The same over a range of \u03BB: L1's minimum arrives at 0, L2's only comes nearer",
                List.of(family("L1", article::lasso), family("L2", article::ridge)),
                List.of("L1's minimum is exactly 0 from \u03BB = |\u03A3 x y| / n = "
                        + Numbers.brief(article.zeroFrom())
                        + " on. After the colon, and as dots: the minima."),
                "Two charts of the regularised loss at lambda " + listed(article.lambdas())
                        + ". The minima with L1: " + listed(minima(article::lasso)) + ". With L2: "
                        + listed(minima(article::ridge)) + ".");
    }

    private double[] minima(DoubleFunction<PenalisedLoss> at) {
        double[] lambdas = article.lambdas();
        double[] minima = new double[lambdas.length];
        for (int k = 0; k < minima.length; k++) {
            minima[k] = at.apply(lambdas[k]).minimum();
        }
        return minima;
    }

    private JFreeChart family(String title, DoubleFunction<PenalisedLoss> at) {
        Graph graph = new Graph(title, WEIGHT, WEIGHTS, "loss + penalty", new Range(-0.1, 1.9));
        double[] lambdas = article.lambdas();
        double[][] minima = new double[2][lambdas.length];
        for (int k = 0; k < lambdas.length; k++) {
            PenalisedLoss objective = at.apply(lambdas[k]);
            minima[0][k] = objective.minimum();
            minima[1][k] = objective.value(minima[0][k]);
            graph.curve("\u03BB = " + Numbers.brief(lambdas[k]) + ": " + Numbers.brief(minima[0][k]), Palette.colour(k),
                    Palette.stroke(k), objective::value);
        }
        return graph.dots("", Palette.INK, 3.6, minima).chart();
    }

    /** The minimum over lambda, and its logarithm. */
    Picture minima() {
        double from = article.zeroFrom();
        double least = article.loss().leastSquares();
        Graph plain = new Graph("The weight at the minimum", "penalty \u03BB", new Range(0, 3 * from), "weight w",
                new Range(-0.05, 1.1 * least));
        plain.curve("L1", Palette.LASSO, THICK, lambda -> article.lasso(lambda).minimum());
        plain.curve("L2", Palette.RIDGE, Palette.dashed(2.6f, 9, 4), lambda -> article.ridge(lambda).minimum());
        plain.mark("L1 is exactly 0 from \u03BB = " + Numbers.brief(from), Palette.LASSO, from, 0);
        Graph logs = new Graph("Its logarithm: there is none of an exact 0", "log\u2081\u2080 of the penalty \u03BB",
                new Range(LOG_FROM, LOG_TO), "log\u2081\u2080 of the weight w", new Range(LOWEST_LOG, 0.2));
        logs.line("L1: falls off at \u03BB = " + Numbers.brief(from), Palette.LASSO, THICK, fall());
        logs.curve("L2: it goes on for ever", Palette.RIDGE, Palette.dashed(2.6f, 9, 4),
                log -> Math.log10(article.ridge(Math.pow(10, log)).minimum()));
        double far = Math.pow(10, LOG_TO);
        return new Picture("How strong must the penalty be? For L1 a finite \u03BB does it, for L2 none",
                List.of(plain.chart(), logs.chart()), List.of(),
                "Two charts of the weight at the minimum over lambda. L1's falls in a straight line from "
                        + Numbers.brief(least) + " to exactly 0 at lambda " + Numbers.brief(from)
                        + " and stays there. L2's falls ever more slowly and is still "
                        + Numbers.brief(article.ridge(far).minimum()) + " at lambda " + Numbers.brief(far) + ".");
    }

    /** L1's weight and lambda in logarithms, from where the picture begins down to a weight below its lower edge. */
    private double[][] fall() {
        double first = Math.log10(article.lasso(Math.pow(10, LOG_FROM)).minimum());
        double[][] line = new double[2][FALL_POINTS + 1];
        for (int k = 0; k <= FALL_POINTS; k++) {
            line[1][k] = first + (LOWEST_LOG - first) * k / FALL_POINTS;
            double w = Math.pow(10, line[1][k]);
            line[0][k] = Math.log10(article.zeroFrom() - article.loss().curvature() * w);
        }
        return line;
    }

    /** The data's pull against the penalties', at a lambda strong enough for L1. */
    Picture pulls() {
        double lambda = article.strong();
        SlicePanels lasso = panels(article.lasso(lambda), Palette.LASSO);
        SlicePanels ridge = panels(article.ridge(lambda), Palette.RIDGE);
        Range pulls = new Range(-1.9, 2.1);
        String strength = ", \u03BB = " + Numbers.brief(lambda);
        return new Picture("Why: the data's pull against the penalty's",
                List.of(lasso.pulls("L1" + strength + ": holds with all of it down to w = 0", WEIGHTS, pulls),
                        ridge.pulls("L2" + strength + ": holds with \u03BB w, with 0 at w = 0", WEIGHTS, pulls)),
                List.of("At w = 0 the data pull with |\u03A3 x y| / n = " + Numbers.brief(article.zeroFrom())
                        + ". L1 holds up to " + Numbers.brief(lambda)
                        + " there (dotted), so w stays at 0; L2 holds nothing"
                        + " there, so w leaves."),
                "Two charts of forces over the weight at lambda " + Numbers.brief(lambda)
                        + ". The data's pull falls in a line and is " + Numbers.brief(article.zeroFrom())
                        + " at weight 0. L1's jumps from minus to plus lambda at 0, and the line crosses that jump: the"
                        + " weight is exactly 0. L2's is a line through 0, crossed at "
                        + Numbers.brief(ridge.weight()) + ".");
    }

    private static SlicePanels panels(PenalisedLoss objective, Color colour) {
        return new SlicePanels(objective, objective.minimum(), colour, WEIGHT, "");
    }

    private static String listed(double[] values) {
        StringBuilder text = new StringBuilder();
        for (double value : values) {
            text.append(text.isEmpty() ? "" : ", ").append(Numbers.brief(value));
        }
        return text.toString();
    }
}
