package exactzero.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What is known to hold, and whether it does. */
record Findings(List<Result> results) {
    /** Standard errors by which chance may put one setting the other way round. */
    private static final double CHANCE = 3;

    /** What does not hold; empty when all does. */
    List<String> failures() {
        List<String> failures = new ArrayList<>();
        fewer(Method.ONE_SE, "picks", Outcome::picks, failures);
        fewer(Method.ADAPTIVE, "false picks", Outcome::falsePicks, failures);
        fewer(Method.RELAXED, "false picks", Outcome::falsePicks, failures);
        for (Result result : results) {
            if (result.overBound() > 0) {
                failures.add(String.format(Locale.ROOT,
                        "%s: %.3f false stable picks, more than the bound of %.3f, by %.1f standard errors",
                        result.setting(), result.mean(Method.STABLE, Outcome::falsePicks), result.bound(),
                        result.overBound()));
            }
        }
        return failures;
    }

    /** Fewer than by the minimum over all settings, and in none more beyond chance. */
    private void fewer(Method method, String name, ToDoubleFunction<Outcome> what, List<String> failures) {
        double total = 0;
        double least = 0;
        for (Result result : results) {
            total += result.mean(method, what);
            least += result.mean(Method.MIN, what);
            double contrast = result.contrast(method, Method.MIN, what);
            if (contrast > CHANCE) {
                failures.add(String.format(Locale.ROOT, "%s: more %s by %s than by min, by %.1f standard errors",
                        result.setting(), name, method.label(), contrast));
            }
        }
        if (!(total < least)) {
            failures.add(String.format(Locale.ROOT, "over all settings: %s has %.2f %s, min %.2f", method.label(),
                    total / results.size(), name, least / results.size()));
        }
    }
}
