package exactzero.compare;

import exactzero.certify.Verdict;
import java.util.List;

/**
 * One objective, minimised by several.
 *
 * @param l1Ratio 1 for the Lasso, 0 for ridge
 * @param lambda of our objective
 * @param verdicts what is certified of every weight at every optimum; nothing for ridge
 * @param results ours first
 */
public record Contest(double l1Ratio, double lambda, List<Verdict> verdicts, List<Result> results) {

    public Contest {
        verdicts = List.copyOf(verdicts);
        results = List.copyOf(results);
    }

    /** Number of weights of which something is certified. */
    public int count(Verdict verdict) {
        return (int) verdicts.stream().filter(verdict::equals).count();
    }

    /** Results that are not ours and gave weights. */
    public List<Result> others() {
        return results.stream().skip(1).filter(result -> !result.failed()).toList();
    }
}
