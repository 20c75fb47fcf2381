package exactzero.report;

import exactzero.certify.Verdict;
import exactzero.path.Path;
import exactzero.select.Selection;
import java.util.ArrayList;
import java.util.List;

/** What was found, in words. */
final class Headline {
    static final String NOT_CONVERGED =
            "At some lambdas the solver ended before the duality gap asked for: those weights are not exact.";

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
        sentences.add("Ridge, on the same rows, only shrinks: it keeps "
                + (ridge == features ? "all " + count(features, "weight") : ridge + " of " + count(features, "weight"))
                + " different from zero.");
        return sentences;
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
