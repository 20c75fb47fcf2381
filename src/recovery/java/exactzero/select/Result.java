package exactzero.select;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** All data sets of a setting, in order of their seeds. */
record Result(Setting setting, List<Score> scores) {

    /** The mean over data sets; of those with a number only. */
    double mean(Method method, ToDoubleFunction<Outcome> what) {
        return scores.stream().mapToDouble(score -> what.applyAsDouble(score.outcomes().get(method)))
                .filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
    }

    /** The standard error of a mean over all data sets. */
    double standardError(Method method, ToDoubleFunction<Outcome> what) {
        return Statistics.standardError(
                scores.stream().mapToDouble(score -> what.applyAsDouble(score.outcomes().get(method))).toArray());
    }

    double bound() {
        return scores.stream().mapToDouble(Score::bound).average().orElseThrow();
    }

    /** How far the false stable picks exceed their bound, in standard errors of the difference; below 0 when they do not. */
    double overBound() {
        return Statistics.inStandardErrors(scores.stream()
                .mapToDouble(score -> score.outcomes().get(Method.STABLE).falsePicks() - score.bound()).toArray());
    }
}
