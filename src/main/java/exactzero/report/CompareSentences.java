package exactzero.report;

import exactzero.certify.Verdict;
import exactzero.compare.Comparison;
import exactzero.compare.Contest;
import exactzero.compare.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a comparison found, in words that its numbers decide. */
public final class CompareSentences {
    private CompareSentences() {}

    /** A sentence on zeros, and where times were measured one on the Lasso's and one on ridge's. */
    public static List<String> of(Comparison comparison) {
        Contest lasso = comparison.contests().getFirst();
        List<String> sentences = new ArrayList<>();
        if (lasso.others().isEmpty() || lasso.results().getFirst().failed()) {
            return sentences;
        }
        sentences.add(zeros(lasso));
        for (Contest contest : List.of(lasso, comparison.contests().getLast())) {
            if (comparison.plan().runs() > 0 && !contest.others().isEmpty() && !contest.results().getFirst().failed()) {
                sentences.add(time(contest));
            }
        }
        return sentences;
    }

    private static String zeros(Contest lasso) {
        int zero = lasso.count(Verdict.PROVEN_ZERO);
        if (zero == 0) {
            return "At this lambda no weight of the Lasso is proven zero.";
        }
        Result ours = lasso.results().getFirst();
        Result closest = lasso.others().getLast();
        int wrong = closest.score().wrong();
        String others = wrong == zero ? "none of them"
                : wrong == 0 ? (zero == 1 ? "it too" : "all of them too") : (zero - wrong) + " of them";
        String rounded = wrong == 0 ? "" : lasso.others().stream()
                .map(result -> result.score().wrongRounded() + " at " + result.entrant().setting())
                .reduce((a, b) -> a + ", " + b)
                .map(list -> "; after rounding at 1e-4 of the largest, wrong are " + list).orElse("");
        return String.format(Locale.ROOT,
                "Of the %d %s every optimum of the Lasso has at zero, exactzero sets %s to exactly 0, %s %s%s.", zero,
                zero == 1 ? "weight that" : "weights that",
                ours.score().wrong() == 0 ? zero == 1 ? "it" : "all" : Integer.toString(zero - ours.score().wrong()),
                program(closest), others, rounded);
    }

    private static String time(Contest contest) {
        Result ours = contest.results().getFirst();
        Result other = contest.others().getFirst();
        double ratio = ours.timing().timesAsFastAs(other.timing());
        return String.format(Locale.ROOT,
                "A warm %s fit takes %s ms, %s's %s ms%s: ours is %.2g times as %s, with a gap of %.0e against %.0e.",
                contest.l1Ratio() == 0 ? "ridge" : "Lasso", Numbers.brief3(ours.timing().median()), program(other),
                Numbers.brief3(other.timing().median()),
                other.entrant().setting().isEmpty() ? "" : " at " + other.entrant().setting(),
                ratio >= 1 ? ratio : other.timing().timesAsFastAs(ours.timing()), ratio >= 1 ? "fast" : "slow",
                ours.score().gap(), other.score().gap());
    }

    /** The program without its version, such as "Smile". */
    static String program(Result result) {
        String name = result.entrant().library().replaceFirst(" .*", "");
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** What a contest is called. */
    public static String method(Contest contest) {
        return contest.l1Ratio() == 1 ? "Lasso" : contest.l1Ratio() == 0 ? "Ridge"
                : "Elastic net (L1 share " + Numbers.brief(contest.l1Ratio()) + ")";
    }
}
