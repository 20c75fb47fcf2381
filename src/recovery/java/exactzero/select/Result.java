package exactzero.select;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** All trials of a setting, in order of their seeds. */
record Result(Setting setting, List<Trial> trials) {

    /** The mean over trials; of those with a number only. */
    double mean(Method method, ToDoubleFunction<Outcome> what) {
        return trials.stream().mapToDouble(trial -> what.applyAsDouble(trial.outcomes().get(method)))
                .filter(value -> !Double.isNaN(value)).average().orElse(Double.NaN);
    }

    /** The standard error of a mean over all trials. */
    double standardError(Method method, ToDoubleFunction<Outcome> what) {
        return standardError(trials.stream().mapToDouble(trial -> what.applyAsDouble(trial.outcomes().get(method)))
                .toArray());
    }

    /** The mean of one method less another, data set by data set, in standard errors; 0 where both are always the same. */
    double contrast(Method method, Method other, ToDoubleFunction<Outcome> what) {
        double[] difference = trials.stream()
                .mapToDouble(trial -> what.applyAsDouble(trial.outcomes().get(method))
                        - what.applyAsDouble(trial.outcomes().get(other)))
                .toArray();
        return inStandardErrors(difference);
    }

    double bound() {
        return trials.stream().mapToDouble(Trial::bound).average().orElseThrow();
    }

    /** How far the false stable picks exceed their bound, in standard errors of the difference; below 0 when they do not. */
    double overBound() {
        return inStandardErrors(trials.stream()
                .mapToDouble(trial -> trial.outcomes().get(Method.STABLE).falsePicks() - trial.bound()).toArray());
    }

    private static double inStandardErrors(double[] values) {
        double mean = java.util.Arrays.stream(values).average().orElseThrow();
        return mean == 0 ? 0 : mean / standardError(values);
    }

    private static double standardError(double[] values) {
        double mean = java.util.Arrays.stream(values).average().orElseThrow();
        double square = 0;
        for (double value : values) {
            square += (value - mean) * (value - mean);
        }
        return Math.sqrt(square / (values.length - 1) / values.length);
    }
}
