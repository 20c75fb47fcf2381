package exactzero.report;

import exactzero.explain.Explanation;
import exactzero.explain.WeightSlice;
import java.util.List;
import org.jfree.data.Range;

/** The article's picture for a weight of a real fit: the slice through the fit, Lasso beside ridge. */
final class WeightPicture {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_TARGET = 20;

    private WeightPicture() {}

    static Picture of(Explanation explanation) {
        WeightSlice lasso = explanation.lasso();
        WeightSlice ridge = explanation.ridge();
        String feature = Label.clean(explanation.feature().name(), LONGEST_NAME);
        String target = Label.clean(explanation.selection().target(), LONGEST_TARGET);
        String label = "weight of " + Label.clean(explanation.feature().name(), LONGEST_TARGET)
                + ": change in " + target + " per sd";
        SlicePanels left =
                new SlicePanels(lasso.objective(), lasso.weight(), Palette.LASSO, label, target + " squared");
        SlicePanels right =
                new SlicePanels(ridge.objective(), ridge.weight(), Palette.RIDGE, label, target + " squared");
        Range weights = SlicePanels.weights(lasso.weight(), ridge.weight(), lasso.objective().loss().leastSquares(),
                ridge.objective().loss().leastSquares());
        Range losses = Range.combine(left.losses(weights), right.losses(weights));
        Range pulls = Range.combine(left.pulls(weights), right.pulls(weights));
        String method = Headline.method(explanation.selection().lasso());
        String hold = explanation.selection().lasso().l1Ratio() == 1 ? "L1's fixed one" : "the penalty's";
        String lassoTitle = method + ", \u03BB = " + Numbers.brief(explanation.selection().lambda());
        String ridgeTitle = "Ridge, \u03BB = " + Numbers.brief(explanation.ridgeLambda());
        return new Picture(Label.clean(explanation.selection().name(), LONGEST_NAME) + ": why the weight of " + feature
                + (explanation.feature().zero() ? " is exactly zero" : " is not zero"),
                List.of(left.loss(lassoTitle + ": the loss along this weight", weights, losses),
                        right.loss(ridgeTitle + ": the loss along this weight", weights, losses),
                        left.pulls(method + ": the data's pull against " + hold, weights, pulls),
                        right.pulls("Ridge: the data's pull against L2's fading one", weights, pulls)),
                2,
                List.of(feature + ": " + WhySentence.of(explanation) + ".",
                        "All other weights stay at the fit. Dotted: at 0, L1 holds any pull up to \u03BB. Weights count"
                                + " per standard deviation of the column."),
                description(explanation));
    }

    private static String description(Explanation explanation) {
        return "Four charts over the weight of " + Label.clean(explanation.feature().name(), LONGEST_NAME)
                + ", the other weights held at the fit. Above, the loss with and without the penalty: the Lasso's minimum"
                + " is at " + Numbers.brief(explanation.lasso().weight()) + ", ridge's at "
                + Numbers.brief(explanation.ridge().weight())
                + ". Below, the pull of the data against that of the penalty. " + WhySentence.of(explanation) + ".";
    }
}
