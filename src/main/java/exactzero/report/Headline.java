package exactzero.report;

import exactzero.certify.Verdict;
import exactzero.path.Path;
import exactzero.select.Contrast;
import exactzero.select.Ranking;
import exactzero.select.Selection;
import exactzero.select.Stability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was found, in words. */
final class Headline {
    static final String NOT_CONVERGED =
            "At some lambdas the solver ended before the duality gap asked for: those weights are not exact.";

    private static final int NAMED = 10;
    private static final int CROSSINGS = 5;
    private static final int LONGEST_NAME = 40;

    private final Selection selection;

    Headline(Selection selection) {
        this.selection = selection;
    }

    List<String> sentences() {
        int features = selection.features().size();
        int kept = selection.kept();
        int zeros = features - kept;
        List<String> sentences = new ArrayList<>();
        sentences.add("Of " + count(features, "feature") + ", the " + method(selection.lasso()) + " keeps " + kept
                + " and sets " + zeros + " to exactly zero. " + proof(zeros) + constant());
        int ridge = selection.ridge().nonzero(selection.ridgeChosen());
        if (zeros > 0 && kept > 0) {
            sentences.add("Kept: " + names(false) + ". Exactly zero: " + names(true) + ".");
        }
        Stability stability = selection.stability();
        if (stability.pairs() > 0) {
            sentences.add("Stable: " + stability.count(Stability.THRESHOLD) + " of the features are kept in at least "
                    + Numbers.percent(Stability.THRESHOLD) + " of " + 2 * stability.pairs()
                    + " fits to random halves of the rows.");
        }
        sentences.add("Ridge, on the same rows, only shrinks: it keeps "
                + (ridge == features ? "all " + count(features, "weight") : ridge + " of " + count(features, "weight"))
                + " different from zero.");
        contrast(sentences);
        return sentences;
    }

    /** What ridge makes of the strength of the Lasso. */
    private void contrast(List<String> sentences) {
        Contrast contrast = selection.contrast();
        if (!(contrast.atDf().lambda()[0] < Double.POSITIVE_INFINITY)) {
            return;
        }
        sentences.add("At the same " + Numbers.brief(contrast.df()) + " degrees of freedom (\u03BB of ridge "
                + Numbers.brief(contrast.atDf().lambda()[0]) + ") it keeps "
                + count(contrast.atDf().nonzero(0), "weight") + ". " + crossings(contrast));
    }

    private String crossings(Contrast contrast) {
        int count = contrast.crossings();
        if (count == 0) {
            return "No weight of ridge passes through zero on its path.";
        }
        String where = IntStream.range(0, contrast.crossing().length).filter(j -> contrast.crossing()[j] > 0)
                .limit(CROSSINGS)
                .mapToObj(j -> Label.clean(selection.features().get(j).name(), LONGEST_NAME) + " at \u03BB "
                        + Numbers.brief(contrast.crossing()[j]))
                .collect(Collectors.joining(", "));
        return count(count, "weight") + (count == 1 ? " passes" : " pass") + " through zero on ridge\u2019s path and "
                + (count == 1 ? "does" : "do") + " not stay there: " + where
                + (count > CROSSINGS ? " and " + (count - CROSSINGS) + " more." : ".");
    }

    /** The first features that are zero, or that are not, largest weight first. */
    private String names(boolean zero) {
        int[] order = Ranking.of(selection.fit(), selection.lasso(), selection.ridge());
        List<String> names = Arrays.stream(order).mapToObj(j -> selection.features().get(j))
                .filter(feature -> feature.zero() == zero).map(feature -> Label.clean(feature.name(), LONGEST_NAME))
                .toList();
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    /** A path's method, as in a sentence. */
    static String method(Path path) {
        return path.l1Ratio() == 1 ? "Lasso" : "Elastic net (L1 share " + Numbers.brief(path.l1Ratio()) + ")";
    }

    private String proof(int zeros) {
        int proven = selection.count(Verdict.PROVEN_ZERO);
        int provable = zeros - selection.count(Verdict.CONSTANT);
        if (provable == 0) {
            return "";
        }
        String meaning = "every optimal solution at this \u03BB has exactly 0 there.";
        if (proven == provable) {
            return (proven == 1 ? "This zero is proven: " : "All " + proven + " zeros are proven: ") + meaning;
        }
        return proven == 0 ? "None of these zeros is proven."
                : proven + " of these zeros " + (proven == 1 ? "is" : "are") + " proven: " + meaning;
    }

    private String constant() {
        int constant = selection.count(Verdict.CONSTANT);
        return constant == 0 ? ""
                : " " + count(constant, "column") + (constant == 1 ? " does" : " do") + " not vary and got weight 0.";
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
