package exactzero.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What is known of two methods: one has fewer of something than the minimum of the cross-validated error.
 *
 * <p>Differences are taken data set by data set. Over all settings the unit is the seed, over whose settings differences are averaged:
 * so that it does not matter whether the data sets of one seed have something in common.
 *
 * @param method that has fewer
 * @param name of what it has fewer of
 * @param what the same, of one outcome
 */
record Ordering(Method method, String name, ToDoubleFunction<Outcome> what) {
    /** Standard errors beyond which a difference is no chance. */
    static final double CHANCE = 3;

    static final List<Ordering> KNOWN = List.of(
            new Ordering(Method.ONE_SE, "picks", Outcome::picks),
            new Ordering(Method.ADAPTIVE, "false picks", Outcome::falsePicks),
            new Ordering(Method.RELAXED, "false picks", Outcome::falsePicks));

    /** The mean difference over all settings. */
    double difference(List<Result> results) {
        return Statistics.mean(bySeed(results));
    }

    /** The same in standard errors. */
    double contrast(List<Result> results) {
        return Statistics.inStandardErrors(bySeed(results));
    }

    private double[] bySeed(List<Result> results) {
        double[] mean = new double[results.getFirst().scores().size()];
        for (Result result : results) {
            double[] differences = differences(result);
            for (int seed = 0; seed < mean.length; seed++) {
                mean[seed] += differences[seed] / results.size();
            }
        }
        return mean;
    }

    private double[] differences(Result result) {
        return result.scores().stream().mapToDouble(score -> what.applyAsDouble(score.outcomes().get(method))
                - what.applyAsDouble(score.outcomes().get(Method.MIN))).toArray();
    }

    /** Number of settings in which it shows, beyond chance. */
    long shows(List<Result> results) {
        return results.stream().filter(result -> contrast(List.of(result)) < -CHANCE).count();
    }

    /** The settings in which it is the other way round, beyond chance, in words. */
    List<String> reversed(List<Result> results) {
        List<String> reversed = new ArrayList<>();
        for (Result result : results) {
            double[] differences = differences(result);
            if (Statistics.inStandardErrors(differences) > CHANCE) {
                reversed.add(String.format(Locale.ROOT, "%s: %s has %.1f more %s than min (%.1f standard errors)",
                        result.setting(), method.label(), Statistics.mean(differences), name,
                        Statistics.inStandardErrors(differences)));
            }
        }
        return reversed;
    }

    @Override
    public String toString() {
        return method.label() + " has fewer " + name + " than min";
    }
}
