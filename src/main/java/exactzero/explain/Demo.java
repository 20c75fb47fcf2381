package exactzero.explain;

import exactzero.data.Dataset;
import exactzero.path.Monitor;
import exactzero.select.Selection;
import exactzero.select.SelectionOptions;
import java.io.IOException;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What the founding article shows, on the data that come with the program: one weight, two, and the step to many.
 *
 * @param article one weight
 * @param two two weights of the diabetes data
 * @param many the selection on all of the diabetes data
 * @param zero the weight that is exactly zero though the data pull hardest on it
 * @param nonzero the weight that is farthest from zero
 */
public record Demo(Article article, TwoWeights two, Selection many, Explanation zero, Explanation nonzero) {
    private static final double CORNER = 1.1;

    /**
     * Computes everything.
     *
     * @param monitor told the number of folds done, of 20 in all
     */
    public static Demo of(Monitor monitor) throws IOException {
        Dataset diabetes = BundledData.diabetes();
        SelectionOptions options = SelectionOptions.DEFAULT.withPairs(0);
        Selection many = Selection.of(diabetes, options, monitor);
        Comparator<Integer> byPull =
                Comparator.comparingDouble(j -> Math.abs(many.features().get(j).proof().pull()));
        Comparator<Integer> byWeight =
                Comparator.comparingDouble(j -> Math.abs(many.fit().standardized(0, j)));
        int zero = IntStream.range(0, diabetes.size()).boxed().filter(j -> many.features().get(j).zero()).max(byPull)
                .orElseThrow();
        int nonzero = IntStream.range(0, diabetes.size()).boxed().max(byWeight).orElseThrow();
        return new Demo(Article.of(BundledData.article()), TwoWeights.of(diabetes, "bmi", "bp", CORNER), many,
                Explanation.of(diabetes, many, zero), Explanation.of(diabetes, many, nonzero));
    }
}
